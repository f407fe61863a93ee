#include "kiosk/touch/focus.h"

#include <doctest/doctest.h>

#include <array>

#include "kiosk/page/layout.h"

using namespace gongshi::kiosk;

namespace {

const Metrics kMetrics = Metrics::of({1920, 1080}, 24.0);

/// Two buttons side by side, a list of rows with two controls each, a button below.
Scene page(int rows) {
  Scene scene;
  scene.add(main_button({100, 50, 200, 60}, "甲", "a"));
  scene.add(main_button({400, 50, 200, 60}, "乙", "b"));
  List list{.id = "rows", .count = rows, .row_height = 60};
  list.row = [](int i) {
    const std::string number = std::to_string(i);
    return std::vector<Node>{row_ground({0, 0, 500, 60}, "行 " + number, "open:" + number),
                             quiet_button({520, 0, 100, 60}, "比较", "compare:" + number)};
  };
  add_list(scene, {100, 150, 800, 300}, std::move(list));
  scene.add(main_button({100, 500, 200, 60}, "丙", "c"));
  return scene;
}

class Walker {
 public:
  explicit Walker(Scene made) : scene(std::move(made)) { at = path().first(); }
  [[nodiscard]] FocusPath path() const { return {scene, kMetrics, offsets}; }
  std::string go(FocusStep step) {
    at = path().beside(*at, step);
    if (!at->list.empty()) offset = path().offset_for(*at);
    return at->action;
  }
  Scene scene;
  int offset = 0;
  Offsets offsets = [this](std::string_view) { return offset; };
  std::optional<Focus> at;
};

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("focus: right leads through every stop in reading order and round again") {
    Walker walker(page(100));
    CHECK(walker.at->action == "a");
    CHECK(walker.go(FocusStep::kRight) == "b");
    CHECK(walker.go(FocusStep::kRight) == "open:0");
    CHECK(walker.go(FocusStep::kRight) == "compare:0");
    CHECK(walker.go(FocusStep::kRight) == "@page-down:rows");
    CHECK(walker.go(FocusStep::kRight) == "c");
    CHECK(walker.go(FocusStep::kRight) == "a");
    CHECK(walker.go(FocusStep::kLeft) == "c");
    CHECK(walker.go(FocusStep::kLeft) == "@page-down:rows");
    CHECK(walker.go(FocusStep::kPrevious) == "open:4");  // the last row in sight
  }

  TEST_CASE("focus: down goes through a list to its last row, which scrolls to it, and out below") {
    Walker walker(page(100));
    CHECK(walker.go(FocusStep::kDown) == "open:0");
    CHECK(walker.go(FocusStep::kRight) == "compare:0");
    for (int row = 1; row < 100; ++row) {
      CHECK(walker.go(FocusStep::kDown) == "compare:" + std::to_string(row));
      const gongshi::kiosk::Rect rect = walker.path().rect_of(*walker.at);
      CHECK(walker.path().viewport_of(*walker.at).holds(rect));
    }
    CHECK(walker.offset == 100 * 60 - 300);
    CHECK(walker.go(FocusStep::kDown) == "c");
    CHECK(walker.go(FocusStep::kUp) == "open:99");
    for (int row = 98; row >= 0; --row) (void)walker.go(FocusStep::kUp);
    CHECK(walker.offset == 0);
    CHECK(walker.go(FocusStep::kUp) == "a");
  }

  TEST_CASE("focus: a dialog keeps it, disabled controls never get it") {
    Scene scene = page(3);
    Scene dialog;
    dialog.dialog_from = 0;
    dialog.add(main_button({700, 300, 200, 60}, "继续", "@continue"));
    dialog.add(main_button({700, 400, 200, 60}, "不行", "never")).enabled = false;
    scene.append(std::move(dialog));
    Walker walker(std::move(scene));
    for (const FocusStep step : {FocusStep::kNext, FocusStep::kUp, FocusStep::kDown,
                                 FocusStep::kLeft, FocusStep::kRight}) {
      CHECK(walker.go(step) == "@continue");
    }
    CHECK(walker.path().in_sight().size() == 1);
  }

  TEST_CASE("focus: what is gone hands over to the nearest, and an empty page has none") {
    Walker walker(page(100));
    (void)walker.go(FocusStep::kRight);
    walker.scene.nodes.erase(walker.scene.nodes.begin() + 1);  // "b"
    CHECK(walker.path().settled(*walker.at)->action == "open:0");
    CHECK_FALSE(FocusPath(Scene{}, kMetrics, walker.offsets).first().has_value());

    Walker rows(page(100));
    (void)rows.go(FocusStep::kDown);
    rows.at->row = 50;
    rows.scene = page(2);  // fewer are found now
    CHECK(rows.path().settled(*rows.at)->action == "open:1");
  }

  TEST_CASE(
      "requirement 26: the ring is 2 pixels and more, whole on screen, 3 to 1 in every palette") {
    for (const Metrics& m :
         {kMetrics, Metrics::of({1080, 1920}, 43), Metrics::of({800, 600}, 43)}) {
      CHECK(ring_band(m) >= 2);
    }
    Walker walker(page(100));
    const auto ring = focus_ring(walker.path(), *walker.at, kMetrics);
    REQUIRE(ring.has_value());
    CHECK(ring->rect.holds(Rect{100, 50, 200, 60}));
    CHECK(ring->rect != Rect{100, 50, 200, 60});
    (void)walker.go(FocusStep::kDown);
    const auto row = focus_ring(walker.path(), *walker.at, kMetrics);
    CHECK(walker.path().viewport_of(*walker.at).holds(row->rect));

    constexpr std::array kGrounds = {Color::kPage,     Color::kCard,      Color::kCardAlt,
                                     Color::kPressed,  Color::kAccent,    Color::kAccentDark,
                                     Color::kWarm,     Color::kWarmSoft,  Color::kAccentSoft,
                                     Color::kTealSoft, Color::kVioletSoft};
    for (const Palette& palette : {standard_palette(), strong_palette(), contrast_palette()}) {
      CHECK(contrast(palette[kRingOuter], palette[kRingInner]) >= 3.0);
      for (const Color ground : kGrounds) {
        CAPTURE(int(ground));
        CHECK(std::max(contrast(palette[kRingOuter], palette[ground]),
                       contrast(palette[kRingInner], palette[ground])) >= 3.0);
      }
    }
  }
}
