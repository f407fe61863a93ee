// Names: people, titles and departments stay on one line of every screen and board that has room.
#include "content/proper_names.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "signage/board/card_text.h"
#include "signage/layout/pages.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/text_block.h"
#include "tests/signage/moment.h"
#include "tests/signage/screen_release.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

const std::string kText = "停诊：心血管内科朴成浩副主任医师11月27日上午停诊，请改约龚朝阳医师。";
const std::vector<std::string> kNames = {"朴成浩", "副主任医师", "心血管内科", "龚朝阳"};

/// Is one of the names parted by the end of a line?
bool parts_a_name(const std::vector<std::string>& lines) {
  std::string all;
  std::vector<std::size_t> ends;
  for (const std::string& line : lines) {
    all += line;
    ends.push_back(all.size());
  }
  CHECK(all == kText);
  return std::any_of(kNames.begin(), kNames.end(), [&](const std::string& name) {
    const std::size_t at = all.find(name);
    REQUIRE(at != std::string::npos);
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::size_t end) { return end > at && end < at + name.size(); });
  });
}

}  // namespace

TEST_SUITE("names") {
  TEST_CASE("names: people, titles, posts and departments of a release, each once") {
    const auto release = test::screen_release();
    const content::Doctor& doctor = release->doctors().front();
    const content::Leader& leader = release->leaders().front();
    const content::ProperNames names(*release);
    const std::string name(doctor.name);
    const std::string text = "请" + name + "和" + name + "、" + std::string(leader.name) + "到会";
    CHECK(names.in(text) == std::vector{name, std::string(leader.name)});
    CHECK(names.in("没有人").empty());
    CHECK(names.in("").empty());
    const std::string department(release->departments().front().name);
    const auto found = names.in(department + std::string(doctor.title));
    CHECK(std::find(found.begin(), found.end(), department) != found.end());
    CHECK(std::find(found.begin(), found.end(), doctor.title) != found.end());
  }

  TEST_CASE("names: what a display shows comes with the names in it") {
    const auto release = test::screen_release();
    config::Display display;
    display.kind = "screen";
    display.content = "messages";
    // A clinic is stopped on this day.
    const Showing showing =
        at(test::fresh(release), display, test::time("2026-11-25T10:00:00+08:00"));
    bool stopped = false;
    for (const Item& item : showing.rotation) {
      if (!item.id.starts_with("stop:")) continue;
      stopped = true;
      for (const content::Doctor& doctor : release->doctors()) {
        if (item.text.find(doctor.name) == std::string::npos) continue;
        CHECK(std::find(item.wholes.begin(), item.wholes.end(), doctor.name) != item.wholes.end());
      }
    }
    CHECK(stopped);
  }

  TEST_CASE("names: even lines of a screen part none that fits a line") {
    auto type = test::type_case();
    for (int width = 300; width <= 1500; width += 20) {
      CAPTURE(width);
      const auto plain =
          fit_block(kText, {60, 20, fonts::Weight::kBold, 1.4, true}, width, 500, type);
      const auto kept = fit_block(kText, {60, 20, fonts::Weight::kBold, 1.4, true, false, kNames},
                                  width, 500, type);
      REQUIRE(plain.has_value());
      REQUIRE(kept.has_value());
      CHECK_FALSE(parts_a_name(kept->lines));
      CHECK(kept->height_px() <= 500);
      // At most one step of size is paid for it.
      CHECK(kept->font.size_px * 8 >= plain->font.size_px * 7 - 8);
    }
  }

  TEST_CASE("names: an emergency's words are never smaller for it") {
    auto type = test::type_case();
    const BlockSizes plain{120, 20, fonts::Weight::kBold, 1.35, false};
    const BlockSizes kept{120, 20, fonts::Weight::kBold, 1.35, true, true, kNames};
    for (int width = 400; width <= 1900; width += 50) {
      const auto one = fit_block(kText, plain, width, 600, type);
      const auto other = fit_block(kText, kept, width, 600, type);
      REQUIRE(one.has_value());
      REQUIRE(other.has_value());
      CHECK(one->font.size_px == other->font.size_px);
    }
  }

  TEST_CASE("names: a name wider than its column is parted, and nothing is lost") {
    auto type = test::type_case();
    const auto lines = cell_lines(kText, {40, {}}, 90, type, kNames);
    REQUIRE(lines.has_value());
    CHECK(parts_a_name(*lines));
  }

  TEST_CASE("names: boards part none either, whether we draw the letters or the card does") {
    auto type = test::type_case();
    const std::string text = "今天心内朴成浩主任医师停诊";
    const std::vector<std::string> names = {"朴成浩", "主任医师"};
    const auto plain = card_text(text, {96, 48}, type.breaker);
    const auto kept = card_text(text, {96, 48}, type.breaker, names);
    CHECK(plain.text == "今天心内朴成\n浩主任医师停\n诊");
    CHECK(kept.text == "今天心内\n朴成浩\n主任医师停诊");
    CHECK(card_text(text, {96, 32}, type.breaker, names).runs);
    // No other way in two lines: rather parted than running.
    CHECK(card_text(text, {112, 32}, type.breaker, {}).text == "今天心内朴成浩\n主任医师停诊");
    CHECK(card_text("甲乙丙朴成浩丁", {64, 32}, type.breaker, names).text == "甲乙丙\n朴成浩丁");
    CHECK(card_text("甲乙丙朴成浩丁戊", {64, 32}, type.breaker, names).text ==
          "甲乙丙朴\n成浩丁戊");
    const auto ours = lay_out(text, {96, 48}, type, kLeastRows, names);
    const auto parted = lay_out(text, {96, 48}, type);
    REQUIRE(ours.has_value());
    REQUIRE(parted.has_value());
    CHECK_FALSE(ours->scrolls);
    CHECK(ours->rows == parted->rows);
  }

  TEST_CASE("leaders: a board shows post, name and duties in words, names unparted") {
    const auto release = test::screen_release();
    config::Display board;
    board.name = "lobby-1";
    board.kind = "onbon-k";
    board.width_px = 128;
    board.height_px = 32;
    board.content = "leaders";
    const Showing showing =
        at(test::fresh(release), board, test::time("2026-11-26T10:00:00+08:00"));
    std::size_t shown = 0;
    for (const Item& item : showing.rotation) {
      if (!item.id.starts_with("leader:")) continue;
      const content::Leader& leader = release->leaders()[shown++];
      CHECK(item.text.starts_with(std::string(leader.post) + " " + std::string(leader.name)));
      CHECK(item.text.find(leader.duties) != std::string::npos);
      CHECK(item.picture.empty());
      CHECK(std::find(item.wholes.begin(), item.wholes.end(), leader.name) != item.wholes.end());
    }
    CHECK(shown == release->leaders().size());
    board.content = "messages";
    for (const Item& item :
         at(test::fresh(release), board, test::time("2026-11-26T10:00:00+08:00")).rotation) {
      CHECK_FALSE(item.id.starts_with("leader:"));
    }
  }
}
