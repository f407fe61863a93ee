#include "fonts/font_table.h"

#include <doctest/doctest.h>

#include "fonts/font_set.h"

using namespace gongshi;

TEST_SUITE("fonts") {
  TEST_CASE("font table: every font is on this machine and is the one the table names") {
    for (const fonts::FontEntry& entry : fonts::font_table()) {
      const auto file = fonts::font_file(entry);
      CHECK_MESSAGE(file.has_value(), entry.package);
    }
    const auto set = fonts::FontSet::open();
    REQUIRE_MESSAGE(set.has_value(), (set ? "" : set.error().what.en));
  }

  TEST_CASE("font table: a missing font is an error that names the package") {
    const fonts::FontEntry absent{
        fonts::FontId::kText, "fonts-absent", {"/nowhere/absent.ttf", ""}, 0, "Absent Sans", 0};
    const auto file = fonts::font_file(absent);
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().code == Errc::kNotFound);
    CHECK(file.error().what.en.find("apt-get install fonts-absent") != std::string::npos);
    CHECK(file.error().what.zh.find("fonts-absent") != std::string::npos);
  }

  TEST_CASE("font table: another face in the file is refused, not used") {
    FT_Library raw = nullptr;
    REQUIRE(FT_Init_FreeType(&raw) == 0);
    const auto library = std::make_shared<fonts::FtLibrary>(raw);
    fonts::FontEntry entry = fonts::font_entry(fonts::FontId::kText);
    entry.face_index = 0;  // the Japanese face of the same collection
    const auto face = fonts::FileFace::open(library, entry, 22, fonts::Rendering::kGrey);
    REQUIRE_FALSE(face.has_value());
    CHECK(face.error().code == Errc::kCorrupt);
    CHECK(face.error().what.en.find("not \"Noto Sans CJK SC\"") != std::string::npos);
  }
}
