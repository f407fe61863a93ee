// The hospital's own look: theme.yaml is read, and what nobody could read is refused.
#include "kiosk/page/look.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include <sys/wait.h>

#include "kiosk/look/contrast_check.h"
#include "kiosk/look/theme_file.h"
#include "tests/kiosk/staff_lobby.h"
#include "tests/kiosk/visitor.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

const fs::path kExamples = fs::path(GONGSHI_SOURCE) / "config";

Look warm() {
  auto look = read_look(kExamples / "theme-warm.yaml");
  REQUIRE_MESSAGE(look.has_value(), look.error().what.en);
  return *std::move(look);
}

Error refused(const std::string& yaml, const fs::path& folder = {}) {
  const auto look = parse_look(yaml, "theme.yaml", folder);
  REQUIRE_MESSAGE(!look.has_value(), yaml);
  CHECK_FALSE(look.error().what.zh.empty());
  return look.error();
}

bool says(const Error& error, std::string_view words) {
  return error.what.en.find(words) != std::string::npos;
}

/// A picture of one colour, as an office might hand over.
std::string write_picture(const test::TempDir& dir, std::string_view name, Size size) {
  const Surface picture = *make_surface(size);
  SDL_FillRect(picture.get(), nullptr, SDL_MapRGB(picture->format, 200, 30, 30));
  CHECK(save_picture(*picture, (dir / name).string()).has_value());
  return std::string(name);
}

Rgb pixel(const Surface& surface, Point at) {
  const auto* const row =
      static_cast<const std::uint8_t*>(surface->pixels) + std::ptrdiff_t(at.y) * surface->pitch;
  return unpacked(reinterpret_cast<const std::uint32_t*>(row)[at.x]);
}

void keep(test::Visitor& visitor, const std::string& name) {
  const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
  if (folder != nullptr) visitor.save(std::string(folder) + "/" + name + ".png");
}

}  // namespace

TEST_SUITE("kiosk look") {
  TEST_CASE("theme file: the example with its comments is our own look") {
    const auto look = read_look(kExamples / "theme.yaml");
    REQUIRE_MESSAGE(look.has_value(), look.error().what.en);
    CHECK(look->standard == standard_palette());
    CHECK(look->contrast == contrast_palette());
    CHECK(look->corners == 1.0);
    CHECK(look->logo.empty());
    CHECK(parse_look("", "theme.yaml", {})->strong == strong_palette());
  }

  TEST_CASE("theme file: the warm example keeps every contrast, easy mode deepened by itself") {
    const Look look = warm();
    CHECK(look.standard[Color::kAccent] == unpacked(0x96330F));
    CHECK(look.standard[Color::kCard] == standard_palette()[Color::kCard]);
    CHECK(contrast(look.standard[Color::kAccent], look.standard[Color::kPressed]) < 7.0);
    CHECK_FALSE(shortfall(look.standard, kUsualContrast).has_value());
    CHECK_FALSE(shortfall(look.strong, kElderContrast).has_value());
    CHECK_FALSE(shortfall(look.contrast, kHighContrast).has_value());
    // Still the hospital's red, and not our blue.
    const Rgb deep = look.strong[Color::kAccent];
    CHECK(deep.r > deep.g);
    CHECK(deep.g >= deep.b);
  }

  TEST_CASE("theme file: a pair that cannot be read is refused with line, ratio and a shade") {
    const Error error =
        refused("corners: 1\ncolors:\n  ground: \"#FFFFFF\"\n  accent: \"#7AB8D0\"\n");
    CHECK(error.code == Errc::kConfig);
    CHECK(error.word == "E1709");
    CHECK(says(error, "theme.yaml:4: colors.accent: "));
    CHECK(says(error, "accent (#7AB8D0) cannot be read on ground (#FFFFFF)"));
    CHECK(says(error, "contrast 2.1:1, 4.5:1 is the least"));
    CHECK(error.what.zh.find("对比度 2.1:1，至少要 4.5:1") != std::string::npos);
  }

  TEST_CASE("theme file: each group has its own least contrast, edges theirs") {
    CHECK(says(refused("elder: {accent: \"#00608A\"}"), "7.0:1 is the least"));
    CHECK(says(refused("elder: {accent: \"#00608A\"}"), "theme.yaml:1: elder.accent"));
    CHECK(says(refused("contrast: {text: \"#B0B0B0\"}"), "15.0:1 is the least"));
    CHECK(says(refused("colors: {edge: \"#C8D0D6\"}"), "3.0:1 is the least"));
    // A ground that other words then cannot be read on is to blame itself.
    CHECK(says(refused("colors:\n  mark: \"#806000\""), "theme.yaml:2: colors.mark"));
  }

  TEST_CASE("theme file: who follows the advice gets there, whatever the colours were") {
    for (const char* start : {"#7AB8D0", "#FFD100", "#808080", "#FFFFFF", "#F4F4F4", "#FF2D55"}) {
      CAPTURE(start);
      std::string color = start;
      int tries = 0;
      for (; tries < 3; ++tries) {
        const auto look = parse_look("colors: {accent: \"" + color + "\"}", "theme.yaml", {});
        if (look) break;
        const std::string& words = look.error().what.en;
        const std::size_t at = words.rfind('#');
        REQUIRE(at != std::string::npos);
        color = words.substr(at, 7);
      }
      CHECK(tries == 1);
    }
  }

  TEST_CASE("theme file: what else may be wrong is told with its line") {
    CHECK(refused("colors: {accnt: \"#000000\"}").word == "E1702");
    CHECK(says(refused("colours: {}"), "did you mean colors"));
    CHECK(refused("colors: {accent: blue}").word == "E1703");
    CHECK(refused("colors: [1]").word == "E1701");
    CHECK(refused("corners: 9").word == "E1705");
    CHECK(refused("colors: {accent: \"#000000\"").word == "E1700");
    CHECK(refused("just words").word == "E1701");
    CHECK(read_look("/nonexistent/theme.yaml").error().code == Errc::kNotFound);
  }

  TEST_CASE("theme file: a logo is a whole picture of a shape that fits the band") {
    const test::TempDir dir;
    dir.write("words.png", "no picture");
    CHECK(refused("\nlogo: none.png", dir.path()).word == "E1711");
    CHECK(says(refused("\nlogo: none.png", dir.path()), "theme.yaml:2: logo"));
    CHECK(refused("logo: words.png", dir.path()).word == "E1711");
    CHECK(refused("logo: " + write_picture(dir, "line.png", {700, 100}), dir.path()).word ==
          "E1711");
    CHECK(refused("logo: " + write_picture(dir, "pole.png", {100, 210}), dir.path()).word ==
          "E1711");
    std::string cut = *read_file(dir / "line.png", 1U << 20U);
    dir.write("cut.png", std::string_view(cut).substr(0, cut.size() / 2));
    CHECK(refused("logo: cut.png", dir.path()).word == "E1711");
    write_picture(dir, "logo.png", {240, 120});
    dir.write("theme.yaml", "logo: logo.png\n");
    const auto look = read_look(dir / "theme.yaml");
    REQUIRE_MESSAGE(look.has_value(), look.error().what.en);
    CHECK(look->logo_size == Size{240, 120});
  }

  TEST_CASE("look: the kiosk wears it, in every manner and with the logo on white") {
    const test::TempDir dir;
    write_picture(dir, "logo.png", {240, 120});
    dir.write("theme.yaml", *read_file(kExamples / "theme-warm.yaml", 65536) + "logo: logo.png\n");
    const auto look = read_look(dir / "theme.yaml");
    REQUIRE_MESSAGE(look.has_value(), look.error().what.en);
    for (const Manner& manner : {Manner{}, Manner{.elder = true}, Manner{.contrast = true},
                                 Manner{.language = Language::kUg}}) {
      test::Visitor visitor(test::kGlasses[0], manner, {850, {Language::kZh, Language::kUg}});
      visitor.stage.set_look(*look);
      visitor.wait(std::chrono::milliseconds(1));
      keep(visitor, "look-" + std::to_string(int(manner.elder)) +
                        std::to_string(int(manner.contrast)) +
                        std::string(code_of(manner.language)));
      CHECK(pixel(visitor.surface, {2, 2}) == look->of(manner)[Color::kAccentDark]);
      const Placed* logo = nullptr;
      const auto placed = visitor.placed();
      for (const Placed& one : placed) {
        if (one.node.image == kLogoImage) logo = &one;
      }
      REQUIRE(logo != nullptr);
      const Rect box = logo->node.rect;
      CHECK(pixel(visitor.surface, box.center()) == Rgb{200, 30, 30});
      CHECK(pixel(visitor.surface, {box.center().x, box.y + 1}) == Rgb{255, 255, 255});
      for (const std::string& fault : faults(placed, visitor.stage.page_metrics(), *visitor.text)) {
        FAIL_CHECK(fault);
      }
    }
  }

  TEST_CASE("look: corners are round or square as the file says, edges whole in both") {
    for (const double corners : {0.0, 1.0, 2.5}) {
      Look look = warm();
      look.corners = corners;
      test::Visitor visitor;
      visitor.stage.set_look(look);
      REQUIRE(visitor.tap("prices"));
      keep(visitor, "corners-" + std::to_string(int(corners * 10)));
      for (const Placed& one : visitor.placed()) {
        if (one.node.role != Role::kField) continue;
        const Rect box = one.node.rect;
        CHECK(pixel(visitor.surface, {box.center().x, box.y}) == look.standard[one.node.edge]);
        const bool square =
            pixel(visitor.surface, {box.x + 1, box.y}) == look.standard[one.node.edge];
        CHECK(square == (corners == 0.0));
      }
    }
  }

  TEST_CASE("look: staff are told why the hospital's theme is not shown") {
    StaffLobby lobby;
    auto doors = MaintenanceDoors{
        [&lobby](const ControlRequest& request) { return lobby.updater.answer(request); },
        [&lobby]() -> Result<std::vector<content::DisplayLine>> { return lobby.lines; }};
    doors.theme_trouble = refused("colors:\n  accent: \"#7AB8D0\"").what;
    lobby.stage.set_maintenance(doors);
    lobby.unlock();
    CHECK(lobby.shows("用自带的外观"));
    CHECK(lobby.shows("theme.yaml:2: colors.accent"));
    lobby.check("maintenance-theme");
  }

  TEST_CASE("look: a theme that cannot be shown is logged, and the kiosk runs in ours") {
    const test::TempDir dir;
    dir.write("theme.yaml", "colors: {accent: \"#7AB8D0\"}\n");
    dir.write("visit.txt", "expect \"本机尚未收到公开信息\"\nshot shot.png\n");
    dir.write("site.yaml", "site: demo-hospital\nstore: " + (dir / "store").string() +
                               "\ndisplays_folder: " + (dir / "displays").string() +
                               "\nkiosk: {theme: theme.yaml, speech: no}\n");
    const std::string command = "cd '" + dir.path().string() +
                                "' && SDL_VIDEODRIVER=dummy timeout 60 '" GONGSHI_KIOSK_PROGRAM
                                "' --config site.yaml --window 1280x1024 --script visit.txt 2>err";
    const int status = std::system(command.c_str());
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(read_file(dir / "err", 65536)->find("E1709") != std::string::npos);
    CHECK(fs::file_size(dir / "shot.png") > 2000);
  }
}
