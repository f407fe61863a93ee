// The pages from outside: what a browser finds in the folder is what the bundle says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "content/markdown.h"
#include "content/timetable.h"
#include "content/topics.h"
#include "content/workspace/web/edition.h"
#include "content/workspace/web/price_words.h"
#include "site_reader.h"
#include "tests/support/temp_dir.h"
#include "tests/support/town_release.h"

using namespace gongshi;
using namespace gongshi::content;
using test::check_holds;
using test::holds;
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
      check_holds(
          found->second,
          {item.name, item.code, item.spec, item.maker, detail.basis, detail.department,
           detail.remark, detail.content, detail.excluded, detail.limit, detail.national_code,
           detail.approval_no, detail.trade_name, detail.model, detail.group, detail.form,
           list_words(item.aliases, Lang::kZh), price_words(item.price, item.unit, Lang::kZh)});
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

  TEST_CASE("pages: people, leaders, clinics, plans, catalogue, notices") {
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
          check_holds(page, {point.name.zh, list_words(point.rooms, Lang::kZh)});
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
    // An answer is for whoever keeps its number, and nobody else was promised to read it.
    REQUIRE(release.answers().size() > 0);
    for (const auto& [file, bytes] : site.files()) {
      CAPTURE(file);
      for (const Answer& each : release.answers()) {
        CHECK(bytes.find(each.answer_zh) == std::string::npos);
      }
    }
    CHECK(notices_shown > 5);
    CHECK(notices_kept > 2);
    REQUIRE(release.plans().size() > 0);
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

  TEST_CASE("pages: no emergency card, which stands for nothing until somebody starts it") {
    for (const EmergencyCard& card : town().release->emergency_cards()) {
      for (const auto& [file, page] : town().site.pages()) {
        CAPTURE(file);
        CHECK_FALSE(holds(page.document_element(), card.text_zh));
      }
    }
  }
}
