// The language of a rolling screen: all that is not the office's own text is in it.
#include <doctest/doctest.h>

#include <algorithm>

#include "drivers/os/utf8.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/screen.h"
#include "tests/signage/moment.h"
#include "tests/signage/screen_release.h"
#include "tests/signage/type.h"

using namespace gongshi;
using namespace gongshi::signage;
using content::Freshness;

namespace {

config::Display screen_in(std::vector<std::string> languages) {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = "messages";
  display.languages = std::move(languages);
  return display;
}

bool has_chinese(std::string_view text) {
  const std::u32string characters = utf8::decode(text);
  return std::any_of(characters.begin(), characters.end(),
                     [](char32_t c) { return c >= 0x3000 && c <= 0x9FFF; });
}

const Item* find(const Showing& showing, std::string_view id) {
  const auto found = std::find_if(showing.rotation.begin(), showing.rotation.end(),
                                  [&](const Item& item) { return item.id == id; });
  return found == showing.rotation.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("screen language") {
  TEST_CASE("language: complaint line, serial line and warning are in the display's") {
    for (const char* language : {"en", "ug"}) {
      CAPTURE(language);
      const config::Display display = screen_in({language});
      for (const Freshness state : {Freshness::kCurrent, Freshness::kStale, Freshness::kFallback}) {
        const Showing showing =
            at(test::edition_in(state), display, test::time("2026-11-23T10:05:00+08:00"));
        for (const char* id : {"complaint", "serial", "stale"}) {
          const Item* item = find(showing, id);
          if (item == nullptr && std::string_view(id) == "stale") {
            CHECK(state == Freshness::kCurrent);
            continue;
          }
          REQUIRE(item != nullptr);
          CAPTURE(item->text);
          CHECK_FALSE(has_chinese(item->text));
          CHECK(item->language == language);
        }
        CHECK(find(showing, "complaint")->text.find("0571-5550 1234") != std::string::npos);
        CHECK(find(showing, "serial")->text.find("1-42") != std::string::npos);
      }
    }
  }

  TEST_CASE("language: a device without content says so in the display's") {
    for (const char* language : {"en", "ug"}) {
      Edition edition = test::fresh(nullptr);
      edition.notice.complaint_phone = "0571-5550 1234";
      for (const bool withheld : {false, true}) {
        edition.withheld = withheld;
        const Showing showing =
            at(edition, screen_in({language}), test::time("2026-11-23T10:05:00+08:00"));
        for (const Item& item : showing.rotation) CHECK_FALSE(has_chinese(item.text));
      }
    }
  }

  TEST_CASE("language: of a stopped clinic only the names are Chinese, and Chinese is unchanged") {
    const Edition edition = test::fresh(test::screen_release());
    const WallTime now = test::time("2026-11-25T09:00:00+08:00");
    const auto stop_in = [&](std::vector<std::string> languages) {
      const Showing showing = at(edition, screen_in(std::move(languages)), now);
      for (const Item& item : showing.rotation) {
        if (item.id.starts_with("stop:")) return item.text;
      }
      return std::string();
    };
    CHECK(stop_in({"zh"}).starts_with("今日停诊："));
    CHECK(stop_in({"bo"}) == stop_in({"zh"}));  // no words of ours: Chinese
    CHECK(stop_in({"zh", "en"}) == stop_in({"zh"}));
    CHECK(stop_in({"en"}).starts_with("Cancelled today: "));
    CHECK(stop_in({"en"}).find("，") == std::string::npos);
  }

  TEST_CASE("language: header and footer change with it, and only they need the release's names") {
    auto type = test::type_case();
    const Edition edition = test::fresh(test::screen_release());
    const WallTime now = test::time("2026-11-25T09:00:00+08:00");
    const drivers::Geometry size{960, 540};
    const ScreenSizes sizes(size, true);
    std::vector<Picture> pictures;
    for (const char* language : {"zh", "en"}) {
      auto picture = draw_screen(edition, screen_in({language}), now, size, type);
      REQUIRE(picture.has_value());
      pictures.push_back(*std::move(picture));
    }
    const auto differ = [&](Rect part) {
      for (int y = part.y; y < part.y + part.height; ++y) {
        const Color* one = pictures[0].row(y) + part.x;
        if (!std::equal(one, one + part.width, pictures[1].row(y) + part.x)) return true;
      }
      return false;
    };
    CHECK(differ(sizes.footer()));
    CHECK(differ(sizes.header()));
  }
}
