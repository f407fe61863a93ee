// The boards and screens that messages are proofed for, from displays.yaml.
#include "content/workspace/proof/displays.h"

#include <doctest/doctest.h>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::proof;

TEST_SUITE("content") {
  TEST_CASE("displays: each kind of displays.yaml with its size and languages") {
    const test::TempDir dir;
    dir.write("displays.yaml",
              "displays:\n"
              "  - {kind: onbon-k, name: 大厅, width: 192, height: 32, tags: [lobby]}\n"
              "  - {kind: screen, name: 电视, width: 1080, height: 1920, languages: [zh, ug]}\n"
              "  - {kind: terminal, width: 64, height: 16, colours: green, pitch_mm: 4.75, "
              "viewing_m: 30}\n"
              "  - {kind: screen, tags: [ward]}\n");
    for (const fs::path& path : {dir / "displays.yaml", dir.path()}) {
      const auto displays = read_displays(path);
      REQUIRE(displays.has_value());
      REQUIRE(displays->boards.size() == 2);
      const Board& hall = displays->boards[0];
      CHECK(hall.name == "大厅");
      CHECK(hall.geometry == drivers::Geometry{192, 32});
      CHECK(hall.least_rows == 16);
      const Board& terminal = displays->boards[1];
      CHECK(terminal.name == "terminal");
      CHECK(terminal.green);
      CHECK(terminal.least_rows == 23);  // 30 m need 105 mm, in dots 4.75 mm apart
      REQUIRE(displays->screens.size() == 2);
      CHECK(displays->screens[0].size == drivers::Geometry{1080, 1920});
      CHECK(displays->screens[0].languages == std::vector<std::string>{"zh", "ug"});
      CHECK(displays->screens[1].name == "screen");
      CHECK(displays->screens[1].size == drivers::Geometry{1920, 1080});
      CHECK(displays->screens[1].tags == std::vector<std::string>{"ward"});
    }
  }

  TEST_CASE("displays: an impossible size is refused with its line") {
    const test::TempDir dir;
    for (const char* bad : {"kind: onbon-k, width: 128, height: 8", "kind: onbon-k, width: 128",
                            "kind: screen, width: 1920", "kind: screen, width: 9999, height: 16"}) {
      CAPTURE(bad);
      dir.write("d.yaml", "displays:\n  - {" + std::string(bad) + "}\n");
      const auto displays = read_displays(dir / "d.yaml");
      REQUIRE_FALSE(displays.has_value());
      CHECK(displays.error().code == Errc::kConfig);
      CHECK(displays.error().what.en.find("d.yaml:2:") != std::string::npos);
    }
  }

  TEST_CASE("displays: a message reaches those that share a place, and all when it names none") {
    const std::vector<std::string> lobby{"lobby"};
    CHECK(reaches("", lobby));
    CHECK(reaches("pharmacy;lobby", lobby));
    CHECK_FALSE(reaches("lobby-2", lobby));
    CHECK(reaches("pharmacy", {}));
  }
}
