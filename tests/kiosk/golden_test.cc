// Golden pictures of the kiosk: twelve pages in seven manners, kept as small copies that were
// looked at. GONGSHI_GOLDEN=write makes them anew; GONGSHI_VIEW_PICTURES=FOLDER keeps the whole
// ones.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "kiosk/draw/picture.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;

namespace {

/// One pixel of a copy is the mean of so many, both ways: type is no longer read, so that another
/// font rasteriser draws the same copy, but a word more or less is seen.
constexpr int kBlock = 8;
/// Of what is left of a copy: a word that is lost fills a good part of one.
constexpr int kTile = 16;

constexpr std::string_view kStops[] = {"home",     "price-chosen", "price-list", "price",
                                       "basket",   "doctors",      "department", "doctor",
                                       "hospital", "page-table",   "route",      "write-text"};

struct Sitting {
  const char* name;
  test::Glass glass;
  Manner manner;
};

constexpr Sitting kSittings[] = {
    {"normal", test::kGlasses[0], {}},
    {"elder", test::kGlasses[0], {.elder = true}},
    {"contrast", test::kGlasses[0], {.contrast = true}},
    {"low", test::kGlasses[2], {.low_reach = true}},
    {"english", test::kGlasses[0], {.language = Language::kEn}},
    {"uyghur", test::kGlasses[0], {.language = Language::kUg}},
    {"mongolian", test::kGlasses[0], {.language = Language::kMn}},
};

std::uint32_t& pixel(const SDL_Surface& surface, int x, int y) {
  auto* const row =
      static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(y) * surface.pitch;
  return reinterpret_cast<std::uint32_t*>(row)[x];
}

/// Sixteen shades of each colour: small files, and what is left is what is compared.
std::uint32_t mean(const SDL_Surface& surface, const Rect& block) {
  std::uint32_t sums[3] = {};
  for (int y = block.y; y < block.bottom(); ++y) {
    for (int x = block.x; x < block.right(); ++x) {
      for (unsigned i = 0; i < 3; ++i) sums[i] += pixel(surface, x, y) >> 8U * i & 0xFFU;
    }
  }
  const auto area = static_cast<std::uint32_t>(block.w * block.h);
  std::uint32_t color = 0;
  for (unsigned i = 0; i < 3; ++i) color |= ((sums[i] / area + 8) * 15 / 263 * 17) << 8U * i;
  return color;
}

Surface small_copy(const SDL_Surface& surface) {
  Surface copy = *make_surface({surface.w / kBlock, surface.h / kBlock});
  for (int y = 0; y < copy->h; ++y) {
    for (int x = 0; x < copy->w; ++x) {
      pixel(*copy, x, y) = mean(surface, {x * kBlock, y * kBlock, kBlock, kBlock});
    }
  }
  return copy;
}

/// More than three of the sixteen shades apart in any colour.
bool apart(std::uint32_t a, std::uint32_t b) {
  for (const unsigned shift : {0U, 8U, 16U}) {
    if (std::abs(int(a >> shift & 0xFFU) - int(b >> shift & 0xFFU)) > 3 * 17) return true;
  }
  return false;
}

struct Difference {
  int all = 0;
  int worst_tile = 0;
};

Difference difference(const SDL_Surface& one, const SDL_Surface& other) {
  Difference found;
  for (int top = 0; top < one.h; top += kTile) {
    for (int left = 0; left < one.w; left += kTile) {
      int count = 0;
      for (int y = top; y < std::min(one.h, top + kTile); ++y) {
        for (int x = left; x < std::min(one.w, left + kTile); ++x) {
          count += apart(pixel(one, x, y), pixel(other, x, y)) ? 1 : 0;
        }
      }
      found.all += count;
      found.worst_tile = std::max(found.worst_tile, count);
    }
  }
  return found;
}

bool asked_to_write() {
  const char* const write = std::getenv("GONGSHI_GOLDEN");
  return write != nullptr && std::string_view(write) == "write";
}

void compare(Visitor& visitor, const std::string& name) {
  CAPTURE(name);
  (void)visitor.stage.draw(*visitor.surface, visitor.clock.steady(), visitor.clock.wall(), true);
  if (const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
    CHECK(save_picture(*visitor.surface, std::string(folder) + "/" + name).has_value());
  }
  const Surface now = small_copy(*visitor.surface);
  const fs::path kept = fs::path(GONGSHI_TEST_DATA) / "golden/kiosk" / name;
  if (asked_to_write()) {
    REQUIRE(make_directories(kept.parent_path()).has_value());
    REQUIRE(save_picture(*now, kept.string()).has_value());
    return;
  }
  const auto bytes = read_file(kept, 1U << 20U);
  REQUIRE(bytes.has_value());
  const auto golden = decode_picture(*bytes, size_of(*now));
  REQUIRE(golden.has_value());
  const Difference found = difference(**golden, *now);
  CHECK(found.all * 400 < now->w * now->h);
  CHECK(found.worst_tile * 8 < kTile * kTile);
}

}  // namespace

TEST_SUITE("kiosk golden") {
  TEST_CASE("golden: twelve pages in seven manners look as when they were last looked at") {
    for (const Sitting& sitting : kSittings) {
      Visitor visitor(sitting.glass, sitting.manner,
                      {850, {Language::kZh, Language::kEn, Language::kUg, Language::kMn}});
      visitor.close_eyes();
      int compared = 0;
      for (const test::Stop& stop : test::tour()) {
        if (std::ranges::find(kStops, std::string_view(stop.name)) == std::end(kStops)) continue;
        go(visitor, stop);
        compare(visitor, std::string(stop.name) + "-" + sitting.name + ".png");
        ++compared;
      }
      CHECK(compared == int(std::size(kStops)));
    }
  }

  TEST_CASE("golden: a word that is gone is noticed, another rasteriser is not") {
    const Surface page = *make_surface({640, 320});
    SDL_FillRect(page.get(), nullptr, 0xFFFFFF);
    const Surface blank = small_copy(*page);
    const SDL_Rect word{100, 100, 96, 26};
    SDL_FillRect(page.get(), &word, 0x303030);
    const Surface worded = small_copy(*page);
    CHECK(difference(*blank, *worded).worst_tile * 8 >= kTile * kTile);
    SDL_FillRect(page.get(), &word, 0x3A3A3A);
    CHECK(difference(*worded, *small_copy(*page)).all == 0);
  }
}
