#include "kiosk/page/theme.h"

#include "kiosk/page/manner.h"

#include <doctest/doctest.h>

using namespace gongshi::kiosk;

TEST_SUITE("kiosk") {
  TEST_CASE("contrast: black on white is 21, a colour on itself is 1") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21.0));
    CHECK(contrast({120, 120, 120}, {120, 120, 120}) == doctest::Approx(1.0));
    // The grey that WCAG's own examples give as the darkest that fails on white.
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.478).epsilon(0.001));
  }

  TEST_CASE("theme: every text colour is readable on every ground it stands on") {
    const std::pair<const Palette*, double> least[] = {
        {&standard_palette(), 4.5}, {&strong_palette(), 7.0}, {&contrast_palette(), 15.0}};
    for (const auto& [palette, ratio] : least) {
      CAPTURE(ratio);
      for (const auto& [text, ground] : kTextPairs) {
        CAPTURE(int(text));
        CAPTURE(int(ground));
        CHECK(contrast((*palette)[text], (*palette)[ground]) >= ratio);
      }
      CHECK(least_text_contrast(*palette) >= ratio);
    }
  }

  TEST_CASE("theme: edges of controls and icons keep 3 to 1") {
    for (const Palette* palette : {&standard_palette(), &strong_palette(), &contrast_palette()}) {
      for (const auto& [edge, ground] : kEdgePairs) {
        CAPTURE(int(edge));
        CHECK(contrast((*palette)[edge], (*palette)[ground]) >= 3.0);
      }
    }
  }

  TEST_CASE("theme: capitals of the smallest text are 4.8 mm high") {
    constexpr double kCapitalOfSize = 0.733;  // Noto Sans CJK
    for (int style = 0; style <= int(TextStyle::kDisplay); ++style) {
      CHECK(size_mm(TextStyle(style)) * kCapitalOfSize >= 4.8);
    }
    for (int style = 0; style <= int(TextStyle::kDisplay); ++style) {
      const double elder = grown_size_mm(TextStyle(style), Manner{.elder = true}.grow());
      CHECK(elder * kCapitalOfSize >= 7.3);
    }
    const Metrics m = Metrics::of({1920, 1080}, 24.0);
    CHECK(m.mm(size_mm(TextStyle::kCaption)) >= 24);
  }
}
