#include "kiosk/page/theme.h"

namespace gongshi::kiosk {
const Palette& standard_palette() {
  static constexpr Palette kPalette{{{
      {0, 0, 0},        // kNone
      {243, 246, 248},  // kPage
      {255, 255, 255},  // kCard
      {248, 250, 251},  // kCardAlt
      {221, 233, 240},  // kPressed
      {24, 38, 48},     // kInk
      {78, 94, 106},    // kMuted
      {224, 230, 234},  // kLine
      {120, 138, 150},  // kEdge
      {0, 96, 138},     // kAccent
      {0, 70, 104},     // kAccentDark
      {224, 240, 247},  // kAccentSoft
      {255, 255, 255},  // kOnAccent
      {255, 226, 138},  // kMark
      {168, 62, 10},    // kWarm
      {253, 240, 228},  // kWarmSoft
      {0, 104, 92},     // kTeal
      {222, 243, 239},  // kTealSoft
      {92, 72, 150},    // kViolet
      {236, 232, 247},  // kVioletSoft
      {16, 30, 40},     // kShade
  }}};
  return kPalette;
}

const Palette& strong_palette() {
  static constexpr Palette kPalette{{{
      {0, 0, 0},        // kNone
      {246, 248, 250},  // kPage
      {255, 255, 255},  // kCard
      {250, 252, 253},  // kCardAlt
      {228, 238, 244},  // kPressed
      {10, 18, 24},     // kInk
      {44, 56, 66},     // kMuted
      {190, 200, 208},  // kLine
      {84, 100, 112},   // kEdge
      {0, 66, 100},     // kAccent
      {0, 46, 72},      // kAccentDark
      {226, 241, 248},  // kAccentSoft
      {255, 255, 255},  // kOnAccent
      {255, 230, 150},  // kMark
      {122, 38, 0},     // kWarm
      {254, 243, 233},  // kWarmSoft
      {0, 72, 62},      // kTeal
      {226, 245, 241},  // kTealSoft
      {66, 46, 122},    // kViolet
      {239, 235, 249},  // kVioletSoft
      {16, 30, 40},     // kShade
  }}};
  return kPalette;
}

const Palette& contrast_palette() {
  static constexpr Palette kPalette{{{
      {0, 0, 0},        // kNone
      {0, 0, 0},        // kPage
      {0, 0, 0},        // kCard
      {12, 12, 12},     // kCardAlt
      {18, 18, 18},     // kPressed
      {255, 255, 255},  // kInk
      {255, 255, 255},  // kMuted
      {120, 120, 120},  // kLine
      {255, 255, 255},  // kEdge
      {255, 234, 0},    // kAccent
      {255, 246, 130},  // kAccentDark
      {16, 16, 0},      // kAccentSoft
      {0, 0, 0},        // kOnAccent
      {0, 14, 26},      // kMark
      {255, 234, 90},   // kWarm
      {16, 12, 0},      // kWarmSoft
      {255, 255, 255},  // kTeal
      {0, 16, 16},      // kTealSoft
      {255, 255, 255},  // kViolet
      {10, 10, 20},     // kVioletSoft
      {0, 0, 0},        // kShade
  }}};
  return kPalette;
}

double contrast(Rgb a, Rgb b) {
  return config::contrast(packed(a), packed(b));
}

double least_text_contrast(const Palette& palette) {
  double least = 21.0;
  for (const auto& [text, ground] : kTextPairs) {
    least = std::min(least, contrast(palette[text], palette[ground]));
  }
  return least;
}

}  // namespace gongshi::kiosk
