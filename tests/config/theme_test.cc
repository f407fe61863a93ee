#include "config/theme.h"

#include <doctest/doctest.h>

#include "config/site.h"

using namespace gongshi;
using namespace gongshi::config;

namespace {

Result<Site> screen_with(const std::string& keys) {
  return parse_site("site: a\ndisplays:\n  - name: tv\n    kind: screen\n" + keys, "site.yaml");
}

Error refused(const std::string& keys) {
  const auto site = screen_with(keys);
  REQUIRE_FALSE(site.has_value());
  CHECK_FALSE(site.error().what.zh.empty());
  return site.error();
}

}  // namespace

TEST_SUITE("config") {
  TEST_CASE("theme: contrast is that of WCAG 2.1") {
    CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21.0));
    CHECK(contrast(0x767676, 0xFFFFFF) == doctest::Approx(4.54).epsilon(0.01));
    CHECK(contrast(0x123456, 0x123456) == doctest::Approx(1.0));
  }

  TEST_CASE("theme: every built-in theme can be read, the main text at 7:1") {
    for (const std::string_view name : theme_names()) {
      CAPTURE(std::string(name));
      const auto theme = built_in_theme(name);
      REQUIRE(theme.has_value());
      CHECK_FALSE(unreadable(*theme).has_value());
      CHECK(contrast(theme->text, theme->ground) >= 7.0);
      CHECK(contrast(theme->text, theme->stripe) >= 7.0);
      CHECK(contrast(theme->price, theme->stripe) >= 7.0);
      CHECK(contrast(theme->title_text, theme->ground) >= 7.0);
      CHECK(contrast(theme->header_text, theme->header) >= 7.0);
      CHECK(contrast(theme->ticker_text, theme->ticker) >= 7.0);
      CHECK(contrast(theme->emergency_text, theme->emergency) >= 7.0);
    }
    CHECK_FALSE(built_in_theme("pink").has_value());
  }

  TEST_CASE("theme: a text that cannot be read is refused with the nearest shade that can") {
    Theme theme;
    theme.text = 0xCCCCCC;
    const auto bad = unreadable(theme);
    REQUIRE(bad.has_value());
    CHECK(bad->text == "text");
    CHECK(bad->ground == "ground");
    CHECK(bad->contrast < 4.5);
    CHECK(contrast(bad->nearest, theme.ground) >= 4.5);
    theme.text = bad->nearest;
    const auto next = unreadable(theme);  // the stripe is a little darker than the ground
    if (next) CHECK(next->ground == "stripe");

    const Error error = refused("    theme: {base: blue, text: \"#CCCCCC\"}\n");
    CHECK(error.word == "E1709");
    CHECK(error.what.en.find("site.yaml:5") != std::string::npos);
    CHECK(error.what.en.find("displays[0].theme.text") != std::string::npos);
    CHECK(error.what.en.find("nearest") != std::string::npos);
  }

  TEST_CASE("theme: a screen's keys are read") {
    const auto site = screen_with(
        "    content: [doctors, prices]\n    theme: {base: dark, accent: \"#30D0C0\"}\n"
        "    qr: https://www.example.org/open\n    motion: roll\n    side: no\n"
        "    connector: HDMI-A-1\n    pages: [map]\n    safe: 5\n");
    REQUIRE(site.has_value());
    const Display& display = site->displays.front();
    CHECK(display.content == "doctors");
    CHECK(display.look.bodies == std::vector<std::string>{"doctors", "prices"});
    CHECK(display.look.theme.accent == 0x30D0C0);
    CHECK(display.look.theme.ground == built_in_theme("dark")->ground);
    CHECK(display.look.qr == "https://www.example.org/open");
    CHECK(display.look.rolls);
    CHECK_FALSE(display.look.side);
    CHECK(display.look.connector == "HDMI-A-1");
    CHECK(display.look.pages == std::vector<std::string>{"map"});
    CHECK(display.look.safe_pct == 5);
    CHECK(display.speed_px_s == 60);
  }

  TEST_CASE("theme: a slip in a screen's keys is told with the nearest word") {
    CHECK(refused("    theme: drak\n").what.en.find("dark") != std::string::npos);
    CHECK(refused("    content: doctor\n").what.en.find("doctors") != std::string::npos);
    CHECK(refused("    content: [prices, prices]\n").word == "E1704");
    CHECK(refused("    content: []\n").word == "E1703");
    CHECK(refused("    theme: {text: red}\n").word == "E1703");
    CHECK(refused("    theme: {txet: \"#000000\"}\n").word == "E1702");
    CHECK(refused("    qr: www.example.org\n").word == "E1710");
    CHECK(refused("    qr: \"https://例子.cn\"\n").word == "E1710");
    CHECK(refused("    motion: jump\n").word == "E1704");
    CHECK_FALSE(refused("    safe: 11\n").word.empty());
    const auto board = parse_site(
        "site: a\ndisplays:\n  - {name: b, kind: terminal, size: 128x32, motion: roll}\n", "s");
    REQUIRE_FALSE(board.has_value());
    CHECK(board.error().word == "E1702");
  }
}
