#include "kiosk/handwriting/templates.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "kiosk/handwriting/making/template_maker.h"
#include "tests/kiosk/handwriting/written.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::handwriting;

namespace {

std::string small_file() {
  TemplateMaker maker(1);
  for (const Written& one : test::written_by_hand()) {
    if (maker.count() < 3) REQUIRE(maker.add(one.character, one.strokes));
  }
  return maker.file();
}

/// With the hash made right again: what only the checks behind it can catch.
std::string rehashed(std::string file) {
  auto* bytes = reinterpret_cast<unsigned char*>(file.data());
  crypto_generichash(bytes + offsetof(TemplateHead, hash), 32, bytes + sizeof(TemplateHead),
                     file.size() - sizeof(TemplateHead), nullptr, 0);
  return file;
}

template <class T>
std::string with(std::string file, std::size_t at, T value) {
  std::memcpy(file.data() + at, &value, sizeof value);
  return rehashed(std::move(file));
}

bool opens(const test::TempDir& dir, const std::string& file) {
  const auto opened = Templates::open(dir.write("t", file));
  if (!opened) {
    CHECK(opened.error().code == Errc::kCorrupt);
    CHECK(opened.error().what.zh.find("手写模板") != std::string::npos);
  }
  return opened.has_value();
}

}  // namespace

TEST_CASE("templates: what was made is what is read") {
  const test::TempDir dir;
  const auto templates = Templates::open(dir.write("t", small_file()));
  REQUIRE(templates);
  CHECK(templates->count() == 3);
  CHECK(templates->character_count() == 2);  // 十 is written in two ways
  CHECK(templates->has(U'十'));
  CHECK_FALSE(templates->has(U'龙'));
  CHECK(std::ranges::is_sorted(templates->characters()));
  CHECK(templates->values(2).size() == kFeatures);
}

TEST_CASE("templates: the same sources make the same file") {
  CHECK(small_file() == small_file());
}

TEST_CASE("templates: a changed byte anywhere is found") {
  const test::TempDir dir;
  const std::string file = small_file();
  for (std::size_t at = 0; at < file.size(); ++at) {
    std::string changed = file;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    CAPTURE(at);
    CHECK_FALSE(opens(dir, changed));
  }
}

TEST_CASE("templates: a short or long file is refused") {
  const test::TempDir dir;
  const std::string file = small_file();
  for (const std::size_t size : {1UL, 8UL, 47UL, 48UL, 49UL, file.size() - 1}) {
    CHECK_FALSE(opens(dir, file.substr(0, size)));
  }
  CHECK_FALSE(opens(dir, file + "x"));
  CHECK_FALSE(opens(dir, std::string(sizeof(TemplateHead), '\0')));
}

TEST_CASE("templates: senseless values are refused also under a right hash") {
  const test::TempDir dir;
  const std::string file = small_file();
  constexpr std::size_t kCharacters = sizeof(TemplateHead);
  CHECK(opens(dir, rehashed(file)));
  CHECK_FALSE(opens(dir, with(file, kCharacters, std::uint32_t{0x1FFFFF})));
  CHECK_FALSE(opens(dir, with(file, kCharacters, std::uint32_t{0xD800})));
  CHECK_FALSE(opens(dir, with(file, kCharacters, std::uint32_t{0x10FFFF})));  // out of order
  CHECK_FALSE(opens(dir, with(file, kCharacters + 12, std::numeric_limits<float>::quiet_NaN())));
  CHECK_FALSE(opens(dir, with(file, kCharacters + 24, std::numeric_limits<float>::infinity())));
  CHECK_FALSE(opens(dir, with(file, 8, std::uint32_t{0})));
  CHECK_FALSE(opens(dir, with(file, 8, std::uint32_t{0xFFFFFFFF})));
  CHECK_FALSE(opens(dir, with(file, 12, std::uint32_t{511})));
}

TEST_CASE("templates: a file that is not there is said to be not there") {
  const test::TempDir dir;
  const auto missing = Templates::open(dir / "none");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == Errc::kNotFound);
}

TEST_CASE("templates: the installed file lies in share beside the program's bin") {
  CHECK(Templates::installed_file().filename() == "handwriting.templates");
  CHECK(Templates::installed_file().parent_path().parent_path().filename() == "share");
}

TEST_CASE("templates: the build's file has GB 2312, names beyond it, digits and letters") {
  const auto templates = test::made_templates();
  if (!templates) return;
  CHECK(templates->count() > 7'000);
  CHECK(templates->count() * kBytesPerTemplate < 4'000'000);
  for (const char32_t character : std::u32string_view(U"啊齄血药医院仇曾喆堃瑄镕09AZ")) {
    CAPTURE(std::uint32_t{character});
    CHECK(templates->has(character));
  }
}
