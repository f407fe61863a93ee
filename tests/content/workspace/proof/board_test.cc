// The boards that messages are proofed for, from displays.yaml.
#include "content/workspace/proof/board.h"

#include <doctest/doctest.h>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::proof;

TEST_SUITE("content") {
  TEST_CASE("board: each LED kind of displays.yaml with its size, screens left out") {
    const test::TempDir dir;
    dir.write("displays.yaml",
              "displays:\n"
              "  - {kind: onbon-k, name: 大厅, width: 192, height: 32, tags: [lobby]}\n"
              "  - {kind: screen, name: 电视, width: 1920, height: 1080}\n"
              "  - {kind: terminal, width: 64, height: 16, colours: green}\n");
    for (const fs::path& path : {dir / "displays.yaml", dir.path()}) {
      const auto boards = read_boards(path);
      REQUIRE(boards.has_value());
      REQUIRE(boards->size() == 2);
      CHECK((*boards)[0].name == "大厅");
      CHECK((*boards)[0].geometry == drivers::Geometry{192, 32});
      CHECK((*boards)[1].name == "terminal");
      CHECK((*boards)[1].green);
    }
  }

  TEST_CASE("board: an impossible size is refused with its line") {
    const test::TempDir dir;
    dir.write("d.yaml", "displays:\n  - {kind: onbon-k, width: 128, height: 8}\n");
    const auto boards = read_boards(dir / "d.yaml");
    REQUIRE_FALSE(boards.has_value());
    CHECK(boards.error().code == Errc::kConfig);
    CHECK(boards.error().what.en.find("d.yaml:2:") != std::string::npos);
  }

  TEST_CASE("board: a message reaches boards that share a place, and all when it names none") {
    const Board lobby{"a", {128, 32}, {"lobby"}};
    CHECK(reaches("", lobby));
    CHECK(reaches("pharmacy;lobby", lobby));
    CHECK_FALSE(reaches("lobby-2", lobby));
    CHECK(reaches("pharmacy", Board{"b", {128, 32}}));
  }
}
