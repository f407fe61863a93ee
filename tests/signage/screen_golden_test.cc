// Golden pictures of rolling screens: every body on every shape, in Chinese, English and Uyghur,
// kept as small copies that were looked at. GONGSHI_GOLDEN=write makes them anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

#include "signage/screen/photo.h"
#include "signage/screen/screen.h"
#include "tests/signage/screen_release.h"

using namespace gongshi;
using namespace gongshi::signage;

namespace {

/// One pixel of a copy is the mean of so many of the picture, both ways, for a picture as wide as
/// 1920: type is no longer read, but a word more or less is seen.
constexpr int kBlock = 12;

Picture small_copy(const Picture& picture) {
  const int longest = std::max(picture.size.width_px, picture.size.height_px);
  const int block = kBlock * longest / 1920;
  Picture copy =
      Picture::filled({picture.size.width_px / block, picture.size.height_px / block}, 0);
  for (int y = 0; y < copy.size.height_px; ++y) {
    for (int x = 0; x < copy.size.width_px; ++x) {
      unsigned sums[3] = {};
      for (int row = y * block; row < (y + 1) * block; ++row) {
        const Color* from = picture.row(row) + x * block;
        for (const Color* pixel = from; pixel != from + block; ++pixel) {
          sums[0] += *pixel & 0xFFU;
          sums[1] += *pixel >> 8U & 0xFFU;
          sums[2] += *pixel >> 16U & 0xFFU;
        }
      }
      const auto area = static_cast<unsigned>(block * block);
      Color& mean = copy.row(y)[x];
      // Sixteen shades: small files, and what is left is what is compared.
      for (unsigned i = 0; i < 3; ++i) mean |= ((sums[i] / area + 8) * 15 / 263 * 17) << 8 * i;
    }
  }
  return copy;
}

/// Pixels that differ by more than three of the sixteen shades in any colour.
int different(const Picture& one, const Picture& other) {
  int count = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    for (unsigned shift : {0U, 8U, 16U}) {
      const int a = static_cast<int>(one.pixels[i] >> shift & 0xFFU);
      const int b = static_cast<int>(other.pixels[i] >> shift & 0xFFU);
      if (std::abs(a - b) > 3 * 17) {
        ++count;
        break;
      }
    }
  }
  return count;
}

struct Shot {
  std::string body;
  std::vector<std::string> languages;
  drivers::Geometry size;
};

/// When each body shows what is worth a look: turns go by the clock.
std::string_view moment_of(std::string_view body) {
  if (body == "messages") return "2026-11-26T11:41:04+08:00";
  if (body == "doctors") return "2026-11-25T11:41:30+08:00";  // a clinic is stopped
  return "2026-11-26T11:41:26+08:00";
}

/// The clock on the wall is part of the picture.
void in_china() {
  REQUIRE(::setenv("TZ", "Asia/Shanghai", 1) == 0);
  ::tzset();
}

Result<Picture> shot_of(const Shot& shot, const std::shared_ptr<const content::Release>& release,
                        fonts::TypeCase& type) {
  config::Display display;
  display.name = "hall-tv";
  display.kind = "screen";
  display.content = shot.body == "fire" ? "prices" : shot.body;
  display.look.bodies = {display.content};
  display.languages = shot.languages;
  const WallTime now = *parse_time(moment_of(shot.body));
  Edition edition = test::fresh(release);
  if (shot.body == "fire") {
    edition.emergency = EmergencyRun{"fire", now, now + std::chrono::minutes{30}};
  }
  return draw_screen(edition, display, now, shot.size, type);
}

void compare(const Shot& shot, const std::shared_ptr<const content::Release>& release,
             fonts::TypeCase& type) {
  const std::string name = "screen-" + shot.body + "-" + shot.languages.front() + "-" +
                           std::to_string(shot.size.width_px) + "x" +
                           std::to_string(shot.size.height_px) + ".png";
  CAPTURE(name);
  const auto picture = shot_of(shot, release, type);
  REQUIRE(picture.has_value());
  const char* const folder =
      std::getenv("GONGSHI_VIEW_PICTURES");  // the whole one, to be looked at
  if (folder != nullptr) CHECK(write_png(*picture, fs::path(folder) / name).has_value());
  const Picture now = small_copy(*picture);
  const fs::path kept = fs::path(GONGSHI_TEST_DATA) / "golden/signage" / name;
  const char* const write = std::getenv("GONGSHI_GOLDEN");
  if (write != nullptr && std::string_view(write) == "write") {
    REQUIRE(make_directories(kept.parent_path()).has_value());
    REQUIRE(write_png(now, kept).has_value());
    return;
  }
  const auto bytes = read_file(kept, 1U << 20U);
  REQUIRE(bytes.has_value());
  const auto golden = decode_photo(*bytes, now.size, Fit::kWhole, 0);
  REQUIRE(golden.has_value());
  REQUIRE(golden->size == now.size);
  CHECK(different(*golden, now) * 400 < static_cast<int>(now.pixels.size()));
}

const std::vector<std::string> kBodies = {"messages", "prices", "doctors", "leaders", "fire"};

}  // namespace

TEST_SUITE("screen") {
  TEST_CASE("golden: every body on every shape of screen, in three languages") {
    in_china();
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto release = test::screen_release();
    for (const std::string& body : kBodies) {
      for (const drivers::Geometry size :
           {drivers::Geometry{1920, 1080}, {1080, 1920}, {1920, 360}}) {
        for (const char* language : {"zh", "en", "ug"}) {
          compare({body, {language}, size}, release, *type);
        }
      }
    }
  }

  TEST_CASE("golden: the same at 3840x2160") {
    in_china();
    auto type = fonts::TypeCase::open();
    REQUIRE(type.has_value());
    const auto release = test::screen_release();
    for (const std::string& body : kBodies) {
      for (const char* language : {"zh", "en", "ug"}) {
        compare({body, {language}, {3840, 2160}}, release, *type);
      }
    }
  }
}
