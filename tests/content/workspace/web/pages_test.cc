// The pages from outside: what a browser finds in the folder is what the bundle says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <sstream>

#include "content/markdown.h"
#include "content/timetable.h"
#include "content/topics.h"
#include "content/workspace/web/edition.h"
#include "content/workspace/web/price_words.h"
#include "content/workspace/web/web_pages.h"
#include "site_reader.h"
#include "tests/support/sample_release.h"
#include "tests/support/temp_dir.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using test::squeezed;
using test::text_of;

namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)};

struct Town {
  test::TempDir dir;
  std::shared_ptr<const Release> release = test::town_release();
  test::SiteReader site = test::exported(dir / "www", release);
};

/// Exported and read once for all that only look.
const Town& town() {
  static const Town made;
  return made;
}

bool holds(pugi::xml_node node, std::string_view text) {
  return squeezed(text_of(node)).find(squeezed(text)) != std::string::npos;
}

void check_holds(pugi::xml_node node, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(holds(node, text));
  }
}

/// Where a page's link leads: the file, seen from the folder, and the anchor.
std::pair<std::string, std::string> target_of(const std::string& file, std::string_view address) {
  const auto hash = address.find('#');
  const std::string_view path = address.substr(0, hash);
  const std::string anchor(hash == std::string_view::npos ? "" : address.substr(hash + 1));
  if (path.empty()) return {file, anchor};
  return {(fs::path(file).parent_path() / path).lexically_normal().generic_string(), anchor};
}

struct LinkCheck : pugi::xml_tree_walker {
  const test::SiteReader* site = nullptr;
  std::string file;
  std::size_t seen = 0;

  bool for_each(pugi::xml_node& node) override {
    for (const char* const name : {"href", "src", "action"}) {
      const auto attribute = node.attribute(name);
      if (!attribute) continue;
      const std::string_view address = attribute.value();
      CAPTURE(file);
      CAPTURE(address);
      ++seen;
      if (address.starts_with("tel:")) continue;
      if (address.starts_with("https://")) {
        CHECK(std::strcmp(node.name(), "a") == 0);  // people may go there, the page does not
        continue;
      }
      const auto [target, anchor] = target_of(file, address);
      CHECK(site->has(target));
      if (!anchor.empty()) CHECK(site->element(target, anchor));
    }
    for (const auto attribute : node.attributes()) {
      CHECK_FALSE(std::string_view(attribute.name()).starts_with("on"));
      CHECK(std::strcmp(attribute.name(), "style") != 0);
    }
    return true;
  }
};

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("pages: every link, picture and script leads to a file and a place that are there") {
    const auto& site = town().site;
    std::size_t seen = 0;
    for (const auto& [file, page] : site.pages()) {
      LinkCheck check;
      check.site = &site;
      check.file = file;
      pugi::xml_node root = page.document_element();
      root.traverse(check);
      seen += check.seen;
    }
    CHECK(seen > 5'000);
  }

  TEST_CASE("pages: each names issue, day, department, age, check code and complaints") {
    const Release& release = *town().release;
    for (const auto& [file, page] : town().site.pages()) {
      CAPTURE(file);
      const bool english = file.starts_with("en/");
      const pugi::xml_node root = page.document_element();
      check_holds(root, {release.id().short_code(), "1-42", release.hospital().complaint_phone,
                         release.hospital().oversight_phone,
                         english ? "published 20 November 2026 " : "2026年11月20日发布",
                         english ? "day 3 after" : "发布后第 3 天"});
      CHECK(root.attribute("lang").value() == std::string(english ? "en" : "zh-CN"));
      const auto policy =
          root.child("head").find_child_by_attribute("http-equiv", "Content-Security-Policy");
      const std::string_view words = policy.attribute("content").value();
      CHECK(words.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"));
      CHECK(words.find("unsafe") == std::string_view::npos);
      CHECK(town().site.element(file, "main"));
      CHECK(root.select_nodes("//h1").size() == 1);
      CHECK(root.select_nodes("//script[not(@src)]").empty());
      CHECK(root.select_nodes("//th[not(@scope)]").empty());
      CHECK(root.select_nodes("//img[not(@alt)]").empty());
      CHECK(root.select_nodes("//input[not(@id)]").empty());
      CHECK_FALSE(holds(root, "样稿"));
    }
    check_holds(town().site.page("topic-notices.html"), {"责任部门：信息公开办公室"});
    check_holds(town().site.page("services.html"), {"责任部门：物价办"});
    check_holds(town().site.page("page-41.html"), {"责任部门：医务科"});
  }

  TEST_CASE("pages: without verified signatures each says that it is a draft") {
    const test::TempDir dir;
    const auto site = test::exported(dir / "www", test::sample_release(), false);
    for (const auto& [file, page] : site.pages()) {
      CAPTURE(file);
      CHECK(holds(page.document_element(), file.starts_with("en/")
                                               ? "Draft whose signatures were not verified"
                                               : "未核验签名的样稿，不得对外发布"));
    }
    CHECK(site.bytes("issue.json").find("\"signatures_verified\": false") != std::string::npos);
    // And none that two persons have signed it.
    for (const auto& [file, bytes] : site.files()) {
      CAPTURE(file);
      CHECK(bytes.find("经过两人签名") == std::string::npos);
      CHECK(bytes.find("signed by two persons") == std::string::npos);
    }
    CHECK(holds(town().site.page("index.html"), "经过两人签名"));
  }

  TEST_CASE("pages: every price of the bundle, with all that its row says") {
    const Release& release = *town().release;
    std::map<std::vector<std::string>, pugi::xml_node> rows;  // sort, code, name, note → its <tr>
    for (const auto& cells : town().site.search_rows()) {
      if (cells.size() < 9) continue;
      rows.emplace(std::vector{cells[0], cells[4], cells[1], cells[5], cells[8], cells[9]},
                   town().site.element(cells[6], cells[7]));
    }
    std::size_t seen = 0;
    for (const PriceItem& item : release.prices()) {
      if (item.valid.to && *item.valid.to < kToday) continue;
      ++seen;
      const PriceDetail detail = release.detail(item);
      std::string note(item.spec);
      if (!item.maker.empty()) note += (note.empty() ? "" : " ") + std::string(item.maker);
      const auto found =
          rows.find({std::to_string(static_cast<int>(item.kind)), std::string(item.code),
                     std::string(item.name), note,
                     item.price.amount ? item.price.amount->text() : "", std::string(item.unit)});
      CAPTURE(item.code);
      REQUIRE(found != rows.end());
      REQUIRE(found->second);
      check_holds(found->second,
                  {item.name, item.code, item.spec, item.maker, detail.basis, detail.department,
                   detail.remark, detail.content, detail.excluded, detail.limit,
                   detail.national_code, detail.approval_no, detail.trade_name, detail.model,
                   detail.group, detail.form, web::list_words(item.aliases, Lang::kZh),
                   web::price_words(item.price, item.unit, Lang::kZh)});
      if (detail.purchase_price) check_holds(found->second, {detail.purchase_price->text()});
    }
    CHECK(seen > 1'000);
  }

  TEST_CASE("pages: the text of every public page, in the language that it is in") {
    const Release& release = *town().release;
    std::size_t public_ones = 0;
    for (const Page& page : release.pages()) {
      CAPTURE(page.id);
      const std::string file = web::page_file(page);
      const Category* const category = release.category(page.category);
      const bool open = page.audience == Audience::kPublic &&
                        category->audience == Audience::kPublic && page.valid.holds(kToday);
      CHECK(town().site.has(file) == open);
      CHECK(town().site.has("en/" + file) == open);
      if (!open) continue;
      ++public_ones;
      for (const bool english : {false, true}) {
        const bool translated = english && !page.body_en.empty();
        const auto body = release.object(translated ? page.body_en : page.body_zh);
        REQUIRE(body.has_value());
        std::string expected;
        for (const Element& element : parse_markdown(*body)) {
          expected += plain_text(element.runs);
          for (const auto& row : element.rows) {
            for (const Runs& cell : row) expected += plain_text(cell);
          }
        }
        const auto root = town().site.page((english ? "en/" : "") + file);
        const auto text = root.select_node("//div[@class='text']").node();
        CHECK(squeezed(text_of(text)) == squeezed(expected));
        CHECK(text.attribute("lang").value() == std::string(translated ? "en" : "zh-CN"));
        CHECK(holds(root, "This text exists in Chinese only.") == (english && !translated));
        check_holds(root, {page.owner, page.person, page.basis, std::to_string(page.number)});
      }
    }
    CHECK(public_ones > 30);
  }

  TEST_CASE("pages: a guide has all its eight fields") {
    const auto root = town().site.page("page-41.html");
    std::vector<std::string> headings;
    for (const auto& each : root.select_nodes("//div[@class='text']/h3")) {
      headings.push_back(text_of(each.node()));
    }
    CHECK(headings == std::vector<std::string>{"设定依据", "受理条件", "办事材料", "办理流程",
                                               "办理时限", "办理地点", "咨询方式", "监督投诉方式"});
  }

  TEST_CASE("pages: what is for patients is neither shown nor found") {
    const Release& release = *town().release;
    const auto rows = town().site.search_rows();
    std::size_t held = 0;
    for (const Page& page : release.pages()) {
      if (page.audience == Audience::kPublic) continue;
      ++held;
      CHECK(std::ranges::none_of(rows, [&](const auto& row) { return row[1] == page.title_zh; }));
      for (const auto& [file, bytes] : town().site.files()) {
        CAPTURE(file);
        CHECK(bytes.find(web::page_file(page)) == std::string::npos);
      }
    }
    CHECK(held > 0);
    check_holds(town().site.page("topic-consent.html"), {"面向就诊患者", "入院须知"});
  }

  TEST_CASE("pages: people, leaders, clinics, plans, catalogue, notices, answers") {
    const Release& release = *town().release;
    const auto& site = town().site;
    for (const Department& each : release.departments()) {
      check_holds(site.page("departments.html"), {each.name, each.place});
    }
    for (const auto& row : site.search_rows()) {
      if (row[0] == "5") check_holds(site.page(row[6]), {row[1], row[5]});
      if (row[0] != "4") continue;
      const Doctor* const doctor = release.doctor(row[4]);
      REQUIRE(doctor != nullptr);
      const auto article = site.element(row[6], row[7]);
      check_holds(article, {doctor->name, doctor->title, doctor->post, doctor->specialty,
                            doctor->registration});
      CHECK_FALSE(article.select_nodes(".//img").empty() != doctor->photo.empty());
      check_holds(site.page("doctors.html"), {doctor->name});
    }
    for (const Leader& each : release.leaders()) {
      check_holds(site.page("leaders.html"), {each.name, each.post, each.duties});
    }
    for (int day = 0; day < 7; ++day) {
      const Date date = std::chrono::sys_days(kToday) + std::chrono::days(day);
      const auto sessions = sessions_on(release, date);
      const auto page =
          site.page(day == 0 ? "clinics.html" : "clinics-" + std::to_string(day + 1) + ".html");
      check_holds(page, {web::day_words(date, Lang::kZh)});
      const auto rows = page.select_nodes("//main//tbody/tr");
      REQUIRE(rows.size() == sessions.size());
      for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& session = *sessions[i].session;
        const Doctor* const doctor = release.doctor(session.doctor);
        check_holds(rows[i].node(),
                    {release.department(session.department)->name, session.room, session.kind,
                     sessions[i].reason, doctor == nullptr ? Text("科室门诊") : doctor->name});
        CHECK(holds(rows[i].node(), "停诊") == sessions[i].stopped);
      }
    }
    for (std::size_t i = 0; i < release.plans().size(); ++i) {
      const auto page = site.page("plan-" + std::to_string(i + 1) + ".html");
      for (const PlanPoint& point : release.points()) {
        if (point.plan == release.plans()[i].id)
          check_holds(page, {point.name.zh, web::list_words(point.rooms, Lang::kZh)});
      }
      const auto picture = page.select_node("//figure/img").node();
      const auto bytes = release.object(release.plans()[i].picture);
      CHECK(site.bytes(picture.attribute("src").value()) == *bytes);
    }
    for (const Category& each : release.categories()) {
      check_holds(site.page("catalogue.html"), {each.code, each.name_zh, each.owner, each.person});
    }
    int notices_shown = 0;
    int notices_kept = 0;
    for (const Message& each : release.messages()) {
      if (!each.valid.holds(kToday)) continue;
      // Monday 2026-11-23 is a workday.
      const bool all_day = each.from_minute.count() == 0 && each.to_minute.count() == 24 * 60;
      const bool shown = each.audience == Audience::kPublic && all_day &&
                         (each.weekdays & 1U) != 0 && each.days != DayKind::kRest;
      (shown ? notices_shown : notices_kept) += 1;
      if (!shown) {
        CHECK_FALSE(holds(site.page("topic-notices.html"), each.text_zh));
        continue;
      }
      check_holds(site.page("topic-notices.html"),
                  {each.text_zh, each.text_en, each.text_ug, each.text_bo, each.text_mn});
    }
    const auto uyghur = site.page("topic-notices.html").select_nodes("//p[@lang='ug']");
    for (const auto& each : uyghur)
      CHECK(each.node().attribute("dir").value() == std::string("rtl"));
    for (const Answer& each : release.answers()) {
      check_holds(site.page("answers.html"), {each.number, each.question_zh, each.answer_zh});
    }
    CHECK(notices_shown > 5);
    CHECK(notices_kept > 2);
    REQUIRE(release.plans().size() > 0);
    REQUIRE(release.answers().size() > 0);
    REQUIRE_FALSE(uyghur.empty());
  }

  TEST_CASE("pages: the topics of the kiosk's home page, in its order") {
    for (const bool english : {false, true}) {
      const auto tiles = town()
                             .site.page(english ? "en/index.html" : "index.html")
                             .select_nodes("//ul[@class='tiles']/li/a/strong");
      REQUIRE(tiles.size() == topics().size());
      for (std::size_t i = 0; i < tiles.size(); ++i) {
        const Names& name = topics()[i].name;
        CHECK(text_of(tiles[i].node()) == (english ? name.en : name.zh));
      }
    }
  }

  TEST_CASE(
      "pages: a page for each language that a notice is written in, marked as that language") {
    const auto& site = town().site;
    check_holds(site.page("index.html"), {"ئۇيغۇرچە"});
    const auto page = site.page("uyghur.html");
    std::size_t seen = 0;
    for (const auto& each : page.select_nodes("//main//*[@lang='ug' and @dir='rtl']")) {
      seen += holds(page, text_of(each.node())) ? 1U : 0U;
    }
    CHECK(seen > topics().size());
    for (const Topic& topic : topics()) check_holds(page, {topic.name.ug, topic.name.zh});
    // Nothing is made up for a language that nobody has written in.
    const test::TempDir dir;
    const auto none = test::exported(dir / "www", test::sample_release());
    for (const Message& each : test::sample_release()->messages()) REQUIRE(each.text_bo.empty());
    CHECK_FALSE(none.has("tibetan.html"));
  }

  TEST_CASE("pages: the address of the pages as a link and as a QR code with its quiet zone") {
    const auto& site = town().site;
    const std::string web(town().release->hospital().web);
    REQUIRE_FALSE(web.empty());
    const auto link = site.page("index.html").select_node("//section[@class='address']//a").node();
    CHECK(link.attribute("href").value() == web);
    pugi::xml_document svg;
    REQUIRE(svg.load_string(site.bytes("img/address.svg").c_str()));
    std::set<std::pair<int, int>> dark;
    std::istringstream squares(svg.select_node("//path[2]").node().attribute("d").value());
    for (std::string square; std::getline(squares, square, 'z');) {
      int x = 0;
      int y = 0;
      REQUIRE(std::sscanf(square.c_str(), "M%d %dh1v1h-1", &x, &y) == 2);
      dark.emplace(x, y);
    }
    int side = 0;
    REQUIRE(std::sscanf(svg.document_element().attribute("viewBox").value(), "0 0 %d %d", &side,
                        &side) == 2);
    // The finder patterns of ISO/IEC 18004 in three corners, nothing in the four modules around.
    for (const auto& [left, top] :
         {std::pair{4, 4}, std::pair{side - 11, 4}, std::pair{4, side - 11}}) {
      for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
          const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
          CHECK(dark.contains({left + x, top + y}) == (ring != 2));
        }
      }
    }
    for (const auto& [x, y] : dark) CHECK((x >= 4 && y >= 4 && x < side - 4 && y < side - 4));
  }

  TEST_CASE("pages: no emergency card, which stands for nothing until somebody starts it") {
    for (const EmergencyCard& card : town().release->emergency_cards()) {
      for (const auto& [file, page] : town().site.pages()) {
        CAPTURE(file);
        CHECK_FALSE(holds(page.document_element(), card.text_zh));
      }
    }
  }

  TEST_CASE("pages: the past, with prices before and after") {
    const test::TempDir dir;
    const auto release = test::load_release(test::objects_with_past());
    REQUIRE(release.has_value());
    const auto site = test::exported(dir / "www", *release);
    for (const PastIssue& issue : (*release)->history().issues) {
      check_holds(site.page("issues.html"),
                  {issue.serial, date_text(issue.day), issue.manifest.substr(0, 8)});
    }
    for (const PriceStep& step : (*release)->history().steps) {
      check_holds(site.page("changes-" + std::string(step.serial) + ".html"),
                  {step.name, web::step_words(step, Lang::kZh), step.basis});
    }
    for (const ItemChange& change : (*release)->history().changes) {
      check_holds(site.page("changes-" + std::string(change.serial) + ".html"), {change.title_zh});
    }
    REQUIRE((*release)->history().steps.size() > 2);
  }

  TEST_CASE("pages: equal input gives equal bytes, another day other ones") {
    const test::TempDir dir;
    const auto first = test::exported(dir / "one", test::sample_release());
    const auto second = test::exported(dir / "two", test::sample_release());
    CHECK(first.files() == second.files());
    REQUIRE(web::write_web_pages({test::sample_release(), true}, dir / "three",
                                 kToday.year() / kToday.month() / 24)
                .has_value());
    CHECK(test::SiteReader(dir / "three").files() != first.files());
  }

  TEST_CASE("pages: after the day on which a new issue was due, each says so") {
    const test::TempDir dir;
    const auto release = test::sample_release();
    REQUIRE(web::write_web_pages({release, true}, dir / "www", std::chrono::year(2027) / 3 / 1)
                .has_value());
    const test::SiteReader site(dir / "www");
    for (const auto& [file, page] : site.pages()) {
      const auto banner = page.document_element().select_node("//p[@class='banner']").node();
      REQUIRE(banner);
      CHECK_FALSE(banner.attribute("hidden"));
      CHECK(holds(banner, file.starts_with("en/") ? "may be out of date" : "可能不是最新"));
    }
  }

  TEST_CASE("pages: another channel than the real one is named on each") {
    const test::TempDir dir;
    auto id = test::sample_id();
    id.channel = "training";
    auto release = Release::load(id, std::make_shared<MemoryObjects>(test::sample_objects()));
    REQUIRE(release.has_value());
    const auto site = test::exported(dir / "www", *release);
    for (const auto& [file, page] : site.pages()) {
      if (!file.starts_with("en/")) CHECK(holds(page.document_element(), "“training”频道"));
    }
  }
}
