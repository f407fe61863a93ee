// A proof from outside: what poppler reads back from the PDF is what the bundle says.
#include "content/workspace/proof/proof.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "content/bundle/assemble.h"
#include "content/bundle/hash.h"
#include "content/schema.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::proof;

namespace {

std::string shell(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) {
    text.append(piece.data(), got);
  }
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

/// Lines of a cell follow each other in the PDF: without white space they are one text again.
std::string squeezed(std::string_view text) {
  std::string found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("　") || text.substr(i).starts_with("\u2028")) {
      i += 2;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      found += text[i];
    }
  }
  return found;
}

bool holds(const std::string& paper, std::string_view text) {
  return paper.find(squeezed(text)) != std::string::npos;
}

fonts::TypeCase& type() {
  static fonts::TypeCase opened = [] {
    auto result = fonts::TypeCase::open();
    REQUIRE(result.has_value());
    return *std::move(result);
  }();
  return opened;
}

bundle::Assembled sample_bundle(const test::ObjectMap& objects = test::sample_objects()) {
  const ReleaseId id = test::sample_id();
  std::map<std::string, bundle::Source> sources;
  for (const auto& [path, bytes] : objects) {
    const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                      : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                  : bundle::ObjectKind::kImage;
    sources.emplace(path, bundle::Source{kind, bytes});
  }
  auto made = bundle::assemble({id.site, id.channel, id.epoch, id.seq, id.created, id.fresh_until},
                               sources);
  REQUIRE(made.has_value());
  return *std::move(made);
}

Proof prove(std::string_view file, Lang lang = Lang::kZh) {
  auto made = make_proof(file, usual_displays(lang), lang, type());
  if (!made) FAIL(made.error().what.en);
  return *std::move(made);
}

/// The sample's proof as poppler sees it.
struct Printed {
  test::TempDir dir;
  bundle::Assembled file = sample_bundle();
  Proof proof = prove(file.file);
  std::string path = (dir / "proof.pdf").string();
  std::string text;

  Printed() {
    REQUIRE(write_file_atomic(path, proof.pdf).has_value());
    text = squeezed(shell("pdftotext -raw " + path + " -"));
  }
};

const Printed& printed() {
  static const Printed made;
  return made;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("proof: what differs from the issue before comes first") {
    const test::TempDir dir;
    const auto made = sample_bundle(test::objects_with_past());
    dir.write("proof.pdf", prove(made.file).pdf);
    const std::string text =
        squeezed(shell("pdftotext -enc UTF-8 " + (dir / "proof.pdf").string() + " -"));
    CHECK(holds(text, "与第 1-41 期的不同"));
    CHECK(holds(text, "22.00 元/次 → 20.00 元/次（-9.1%），自 2027-03-01"));
    CHECK_FALSE(holds(text, "24.00 元/次 → 22.00"));  // told by an earlier issue
    CHECK(text.find(squeezed("与第 1-41 期的不同")) < text.find(squeezed("滨河路 88 号")));
  }

  TEST_CASE("proof: every price row is read back from the PDF with all it says") {
    const auto release = test::sample_release();
    const std::string& paper = printed().text;
    for (const PriceItem& item : release->prices()) {
      const PriceDetail detail = release->detail(item);
      for (const Text text :
           {item.code, item.name, item.aliases, item.spec, item.unit, item.maker, detail.basis,
            detail.national_code, detail.department, detail.remark, detail.limit, detail.content,
            detail.excluded, detail.trade_name, detail.form, detail.approval_no, detail.model}) {
        CAPTURE(item.name);
        CAPTURE(text);
        CHECK(holds(paper, text));
      }
      if (item.price.amount) CHECK(holds(paper, item.price.amount->text()));
    }
  }

  TEST_CASE("proof: doctors, sessions, departments and messages are read back") {
    const auto release = test::sample_release();
    const std::string& paper = printed().text;
    for (const Department& each : release->departments()) {
      for (const Text text : {each.name, each.place, each.phone, each.duty}) {
        CHECK(holds(paper, text));
      }
    }
    for (const Doctor& each : release->doctors()) {
      CAPTURE(each.name);
      for (const Text text : {each.code, each.name, each.title, each.specialty}) {
        CHECK(holds(paper, text));
      }
    }
    for (const Session& each : release->sessions()) CHECK(holds(paper, each.room));
    for (const Message& each : release->messages()) {
      CAPTURE(each.id);
      for (const Text text : {each.id, each.text_zh, each.short_zh, each.text_en}) {
        CHECK(holds(paper, text));
      }
    }
    for (const Page& each : release->pages()) CHECK(holds(paper, each.title_zh));
  }

  TEST_CASE("proof: each rolling screen shows a message in its languages, an upright one too") {
    auto objects = test::sample_objects();
    const auto sample = test::sample_release();
    std::vector<Message> messages(sample->messages().begin(), sample->messages().end());
    Message& first = messages[0];
    first.text_zh = "请到门诊楼二层东侧的分诊台报到，按叫号顺序候诊，急诊患者优先，谢谢配合";
    first.text_en = "Please report to the triage desk on the second floor and wait to be called";
    first.short_zh = "请到分诊台报到";
    first.tags = "lobby";
    first.picture = {};
    objects.insert_or_assign(std::string(kMessageTable), write_messages(messages).value());
    const auto bundle = sample_bundle(objects);
    const auto times = [&](const Displays& displays, Text text) {
      const auto made = make_proof(bundle.file, displays, Lang::kZh, type());
      REQUIRE(made.has_value());
      const test::TempDir dir;
      dir.write("p.pdf", made->pdf);
      const std::string paper =
          squeezed(shell("pdftotext -raw " + (dir / "p.pdf").string() + " -"));
      std::size_t count = 0;
      const std::string wanted = squeezed(text);
      for (std::size_t at = paper.find(wanted); at != paper.npos; at = paper.find(wanted, at + 1)) {
        ++count;
      }
      return count;
    };
    // Once as the full text, then once for each picture of it.
    CHECK(times({}, first.text_zh) == 1);
    CHECK(times({}, first.text_en) == 1);
    const Displays lobby{{}, {{"电视", {1920, 1080}, {"lobby"}, {"zh", "en"}}}};
    CHECK(times(lobby, first.text_zh) == 2);
    CHECK(times(lobby, first.text_en) == 2);
    const Displays both{{}, {{"电视", {1920, 1080}}, {"竖屏", {1080, 1920}, {}, {"ug"}}}};
    CHECK(times(both, first.text_zh) == 3);  // no Uyghur text: the screen shows Chinese
    CHECK(times(both, first.text_en) == 1);
    CHECK(times({{}, {{"病房", {1920, 1080}, {"ward"}}}}, first.text_zh) == 1);
    const auto again = make_proof(bundle.file, both, Lang::kZh, type());
    const auto once = make_proof(bundle.file, both, Lang::kZh, type());
    CHECK(again->pdf == once->pdf);
  }

  TEST_CASE("proof: emergency cards come before all content, leaders and pictures with it") {
    auto objects = test::sample_objects();
    EmergencyCard card;
    card.id = "fire";
    card.title_zh = "火情疏散";
    card.text_zh = "请听从工作人员指挥，走楼梯从最近的安全出口离开。";
    card.short_zh = "请走楼梯离开";
    card.text_en = "Take the stairs to the nearest exit.";
    card.max_run_min = 77;
    card.valid.from = Date{std::chrono::year(2026), std::chrono::month(1), std::chrono::day(1)};
    objects.insert_or_assign(std::string(kEmergencyTable),
                             write_emergency_cards(std::span(&card, 1)).value());
    Leader leader;
    leader.code = "l1";
    leader.name = "陈卫东";
    leader.post = "院长";
    leader.duties = "主持全院工作";
    objects.insert_or_assign(std::string(kLeaderTable),
                             write_leaders(std::span(&leader, 1)).value());
    const auto sample = test::sample_release();
    std::vector<Message> messages(sample->messages().begin(), sample->messages().end());
    messages[0].picture = "image/message/plan";
    messages[0].days = DayKind::kWork;
    messages[0].per_hour = 7;
    objects.insert_or_assign(std::string(kMessageTable), write_messages(messages).value());
    const std::string picture = std::string(GONGSHI_SOURCE) + "/content/sample/media/floor-1.png";
    objects.insert_or_assign("image/message/plan", read_file(picture, 1U << 20U).value());

    const test::TempDir dir;
    const std::string path = (dir / "proof.pdf").string();
    REQUIRE(write_file_atomic(path, prove(sample_bundle(objects).file).pdf).has_value());
    const std::string paper = squeezed(shell("pdftotext -raw " + path + " -"));
    for (const Text text :
         {card.title_zh, card.text_zh, card.short_zh, card.text_en, leader.name, leader.post,
          leader.duties, Text("77分钟"), Text("只在工作日"), Text("每小时7次")}) {
      CAPTURE(text);
      CHECK(holds(paper, text));
    }
    CHECK(paper.find(squeezed(card.text_zh)) < paper.find(squeezed(sample->prices().front().name)));
    // One picture of 1600 x 900 pixels, as the file is.
    const std::string images = shell("pdfimages -list " + path);
    CHECK(images.find("1600") != std::string::npos);
    CHECK(images.find("900") != std::string::npos);
  }

  TEST_CASE("proof: Uyghur, Tibetan and Mongolian wordings are set in their own fonts") {
    auto objects = test::sample_objects();
    const auto sample = test::sample_release();
    std::vector<Message> messages(sample->messages().begin(), sample->messages().end());
    messages[0].text_ug = "كېسەل كۆرسىتىش ۋاقتى: 8:00-17:30، تېلېفون 0571-5550 1234";
    messages[0].text_bo = "སྨན་ཁང་གི་དུས་ཚོད། 8:00-17:30";
    messages[0].text_mn = "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠴᠠᠭ 8:00-17:30";
    objects.insert_or_assign(std::string(kMessageTable), write_messages(messages).value());
    const test::TempDir dir;
    const std::string path = (dir / "proof.pdf").string();
    const Proof proof = prove(sample_bundle(objects).file);
    CHECK(proof.missing.empty());
    REQUIRE(write_file_atomic(path, proof.pdf).has_value());
    const std::string fonts = shell("pdffonts " + path);
    for (const char* font : {"NotoSansArabic", "NotoSerifTibetan", "NotoSansMongolian"}) {
      CAPTURE(font);
      CHECK(fonts.find(font) != std::string::npos);
    }
    // The sample alone does not carry them.
    CHECK(shell("pdffonts " + printed().path).find("NotoSansArabic") == std::string::npos);
  }

  TEST_CASE("proof: every sheet carries the whole manifest hash and its number") {
    const Printed& made = printed();
    CHECK(made.proof.manifest_hash == made.file.manifest_hash.hex());
    const std::string count = std::to_string(made.proof.sheets);
    for (std::size_t n = 1; n <= made.proof.sheets; ++n) {
      const std::string number = std::to_string(n);
      const std::string sheet =
          squeezed(shell("pdftotext -raw -f " + number + " -l " + number + " " + made.path + " -"));
      CHECK(holds(sheet, made.proof.manifest_hash));
      CHECK(holds(sheet, "第" + number + "页，共" + count + "页"));
      CHECK(holds(sheet, "审校样张"));
      CHECK(holds(sheet, "第1-42期"));
    }
  }

  TEST_CASE("proof: fonts are embedded, sheets are A4 and counted") {
    const Printed& made = printed();
    const std::string fonts = shell("pdffonts " + made.path);
    CHECK(fonts.find("NotoSansCJKsc-Regular") != std::string::npos);
    CHECK(fonts.find("NotoSansCJKsc-Bold") != std::string::npos);
    CHECK(fonts.find("yes yes yes") != std::string::npos);  // embedded, subset, with Unicode
    CHECK(fonts.find(" no ") == std::string::npos);
    const std::string facts = shell("pdfinfo " + made.path);
    CHECK(facts.find("A4") != std::string::npos);
    CHECK(squeezed(facts).find("Pages:" + std::to_string(made.proof.sheets)) != std::string::npos);
  }

  TEST_CASE("proof: the same bundle gives the same bytes in any zone, and another one others") {
    const Printed& made = printed();
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("TZ", "America/Lima", 1);
    ::tzset();
    const Proof again = prove(made.file.file);
    if (before == nullptr) {
      ::unsetenv("TZ");
    } else {
      ::setenv("TZ", kept.c_str(), 1);
    }
    ::tzset();
    CHECK(bundle::sha256(again.pdf) == bundle::sha256(made.proof.pdf));
    CHECK(bundle::sha256(prove(made.file.file, Lang::kEn).pdf) != bundle::sha256(again.pdf));
  }

  TEST_CASE("proof: a bundle with a changed byte is refused") {
    std::string file = printed().file.file;
    file[file.size() - 1500] = static_cast<char>(file[file.size() - 1500] ^ 1);
    CHECK_FALSE(make_proof(file, usual_displays(Lang::kZh), Lang::kZh, type()).has_value());
    CHECK_FALSE(make_proof("not a bundle", {}, Lang::kZh, type()).has_value());
  }
}
