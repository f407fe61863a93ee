#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "content/schema.h"
#include "signage/board/board_frame.h"
#include "signage/board/card_table.h"
#include "signage/layout/table.h"
#include "signage/playlist/price_items.h"
#include "signage/playlist/table_pages.h"
#include "tests/signage/editions.h"
#include "tests/signage/moment.h"
#include "tests/signage/type.h"
#include "tests/support/golden.h"
#include "tests/support/made_release.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

config::Display board(int width, int height, const char* content) {
  config::Display display;
  display.name = "lobby-1";
  display.kind = "terminal";
  display.width_px = width;
  display.height_px = height;
  display.content = content;
  return display;
}

std::vector<Item> items_of(const Showing& showing, std::string_view prefix) {
  std::vector<Item> items;
  for (const Item& item : showing.rotation) {
    if (item.id.starts_with(prefix)) items.push_back(item);
  }
  return items;
}

/// 600 services, with a name each.
std::shared_ptr<const content::Release> many_prices() {
  std::vector<std::string> names;
  for (int i = 0; i < 600; ++i) names.push_back("检查项目" + std::to_string(i));
  std::vector<content::PriceDetail> prices;
  for (const std::string& name : names) {
    content::PriceDetail one;
    one.item.code = name;
    one.item.name = name;
    one.item.unit = "次";
    one.item.valid.from = *parse_date("2026-01-01");
    one.item.price.form = content::PriceForm::kGovernmentGuided;
    one.item.price.amount = content::Money::of_units(120'000);
    one.group = "检查";
    one.department = "物价办";
    one.basis = "价格文件";
    prices.push_back(one);
  }
  auto objects = test::sample_objects();
  objects[std::string(content::kServiceTable)] =
      *content::write_prices(content::PriceKind::kService, prices);
  auto release = test::load_release(std::move(objects));
  REQUIRE(release.has_value());
  return *std::move(release);
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("board table: every valid price stands once in the rotation, in columns that fit") {
    auto type = test::type_case();
    const auto release = test::sample_release();
    const WallTime now = test::time("2026-11-25T09:00");
    for (const auto& display : {board(256, 64, "prices"), board(384, 32, "prices"),
                                board(320, 96, "prices"), board(512, 128, "prices")}) {
      CAPTURE(display.width_px);
      const auto pages = items_of(at(test::fresh(release), display, now), "prices:");
      REQUIRE_FALSE(pages.empty());
      std::size_t rows = 0;
      for (const Item& page : pages) {
        CAPTURE(page.text);
        CHECK(page.dwell >= std::chrono::seconds(8));
        const auto layout = lay_out(page.text, {display.width_px, display.height_px}, type);
        REQUIRE(layout.has_value());
        CHECK_FALSE(layout->scrolls);
        CHECK(layout->missing.empty());
        if (!is_table(page.text)) continue;
        const auto columns = lay_out_table(page.text, {display.width_px, display.height_px}, type);
        REQUIRE(columns.has_value());
        CHECK(columns->has_value());
        for (const auto& row : table_cells(page.text)) {
          REQUIRE(row.size() == 3);
          if (row[1] != "单位") ++rows;
        }
      }
      const Date day = to_local(now).date;
      const auto valid =
          std::count_if(release->prices().begin(), release->prices().end(),
                        [&](const content::PriceItem& item) { return item.valid.holds(day); });
      CHECK(rows == static_cast<std::size_t>(valid));
    }
  }

  TEST_CASE(
      "board table: messages still stand between the prices, and a small board has only them") {
    const auto release = test::sample_release();
    const WallTime now = test::time("2026-11-25T09:00");
    const Showing wide = at(test::fresh(release), board(256, 64, "prices"), now);
    const Showing small = at(test::fresh(release), board(128, 32, "prices"), now);
    CHECK(items_of(small, "prices:").empty());
    for (const Item& message : items_of(small, "message:")) {
      const auto standing = items_of(wide, message.id);
      CHECK_FALSE(standing.empty());  // urgent ones more than once
    }
    CHECK(items_of(wide, "serial").size() == 1);
    CHECK(items_of(at(test::fresh(release), board(256, 64, "messages"), now), "prices:").empty());
  }

  TEST_CASE("board table: of a long table each hour has its part, and none is left out") {
    std::map<std::size_t, int> seen;
    LocalTime now = to_local(test::time("2026-11-25T00:30"));
    for (int hour = 0; hour < 5; ++hour) {
      now.minute_of_day = std::chrono::minutes{60 * hour + 59};
      const HourPart part = part_of_hour(1100, now);
      CHECK(part.last - part.first <= kPricesAnHour);
      for (std::size_t i = part.first; i < part.last; ++i) ++seen[i];
    }
    CHECK(seen.size() == 1100);
    for (const auto& [index, times] : seen) CHECK(times == 1);
    CHECK(part_of_hour(240, now).last == 240);
    CHECK(part_of_hour(0, now).last == 0);
  }

  TEST_CASE("board table: the part of an hour begins with the hour, and with any clock") {
    const auto release = many_prices();
    const auto display = board(256, 64, "prices");
    Edition edition = test::fresh(release);
    const WallTime ten = test::time("2026-11-25T10:00");
    const Showing before = at(edition, display, ten - std::chrono::milliseconds{1});
    const Showing hour = at(edition, display, ten);
    CHECK(items_of(before, "prices:").front().text != items_of(hour, "prices:").front().text);
    CHECK(before.slot_end == ten);
    CHECK(hour.slot_start == ten);
    CHECK(at(edition, display, ten + std::chrono::seconds{5}).slot_start <=
          ten + std::chrono::seconds{5});
    // A clock that nobody believes still runs: the parts follow each other by it.
    edition.facts.network_time = false;
    edition.facts.active->created = test::time("2027-01-10T08:00");
    REQUIRE_FALSE(at(edition, display, ten).age.clock_sure);
    CHECK(items_of(at(edition, display, ten), "prices:").front().text !=
          items_of(at(edition, display, ten + std::chrono::hours{1}), "prices:").front().text);
  }

  TEST_CASE("board table: heads with n/m on four lines, a title of its own on fewer") {
    const TableHead head{"药品", {"单位", "价格"}};
    const std::vector<TableRow> rows(7, {"阿莫西林胶囊", "盒", "¥12.50"});
    const auto tall = table_pages(head, rows, board(256, 64, "prices"));
    REQUIRE(tall.size() == 3);
    CHECK(tall.front().starts_with("药品 1/3\t单位\t价格\n阿莫西林胶囊\t盒\t¥12.50\n"));
    CHECK(tall.back() == "药品 3/3\t单位\t价格\n阿莫西林胶囊\t盒\t¥12.50");
    const auto low = table_pages(head, rows, board(256, 32, "prices"));
    REQUIRE(low.size() == 5);
    CHECK(low.front() == "药品");
    CHECK(low.back() == "阿莫西林胶囊\t盒\t¥12.50");
    CHECK(table_pages(head, {}, board(256, 64, "prices")).empty());
  }

  TEST_CASE("board table: a row too long for columns becomes a text, whole") {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "长";
    const auto pages =
        table_pages({"药品", {"单位", "价格"}}, {{"短", "盒", "¥1.00"}, {name, "盒", "¥2.00"}},
                    board(256, 32, "prices"));
    REQUIRE(pages.size() == 3);
    CHECK(pages[1] == "短\t盒\t¥1.00");
    CHECK(pages[2] == name + " 盒 ¥2.00");
  }

  TEST_CASE("board table: today's doctors, a stopped clinic saying so, a finished half gone") {
    using content::Half;
    const Date day = to_local(test::time("2026-11-25T09:00")).date;
    const auto sample = test::sample_release();
    REQUIRE(sample->doctors().size() >= 2);
    const auto& first = sample->doctors()[0];
    const auto& second = sample->doctors()[1];
    const auto release = test::made_release(
        {.sessions = {test::made_session(first.code, first.department, 3, Half::kMorning),
                      test::made_session(second.code, second.department, 3, Half::kAfternoon),
                      test::made_stop(second.code, second.department, day, Half::kAfternoon)}});
    const auto text_at = [&](const char* when) {
      std::string all;
      for (const Item& item : items_of(
               at(test::fresh(release), board(320, 64, "doctors"), test::time(when)), "doctors:")) {
        all += item.text + "\n";
      }
      return all;
    };
    const std::string morning = text_at("2026-11-25T09:00");
    CHECK(morning.find("11月25日出诊\t医生\t时段\n") == 0);
    CHECK(morning.find(std::string(first.name) + " " + std::string(first.title) + "\t上午\n") !=
          std::string::npos);
    CHECK(morning.find("\t下午停诊\n") != std::string::npos);
    const std::string afternoon = text_at("2026-11-25T13:00");
    CHECK(afternoon.find("\t上午") == std::string::npos);
    CHECK(afternoon.find("\t下午停诊\n") != std::string::npos);
    CHECK(text_at("2026-11-25T18:30").empty());
  }

  TEST_CASE("board table: on a card with its own font, spaces bring the columns to their place") {
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    const auto card =
        card_table("项目\t单位\t价格\n血常规\t次\t¥22.00\n心电图（十二导联）检查\t次\t¥8.5",
                   {256, 64}, *breaker);
    REQUIRE(card.has_value());
    // A card's ¥ is as wide as a Chinese character.
    CHECK(card->text ==
          "项目                单位    价格\n"
          "血常规              次   ¥22.00\n"
          "心电图（十二导联）  次    ¥8.5 \n"
          "检查                            ");
    CHECK_FALSE(card_table("甲\t1\n乙\t2\n丙\t3", {256, 32}, *breaker).has_value());
  }

  TEST_CASE("golden: a page of prices as the lobby's board shows it") {
    auto type = test::type_case();
    const auto release = test::sample_release();
    const auto display = board(256, 64, "prices");
    const WallTime now = test::time("2026-11-25T09:00");
    Showing showing = at(test::fresh(release), display, now);
    const auto page = std::find_if(showing.rotation.begin(), showing.rotation.end(),
                                   [](const Item& item) { return item.id.starts_with("prices:"); });
    REQUIRE(page != showing.rotation.end());
    showing.current = static_cast<std::size_t>(page - showing.rotation.begin());
    const auto frame = board_frame(showing, display, showing.slot_start, type);
    REQUIRE(frame.has_value());
    CHECK(test::golden_difference(frame->frame, "signage/prices-256x64") == "");
  }

  TEST_CASE("table: amounts stand under each other in yuan and in dollars, names do not") {
    for (const char* number : {"22.00", "¥22.00", "￥1,137.5", "$2500.00"}) {
      CAPTURE(number);
      CHECK(is_number(number));
    }
    for (const char* other : {"", "$", "USD 2", "面议", "22.00元"}) {
      CAPTURE(other);
      CHECK_FALSE(is_number(other));
    }
  }
}
