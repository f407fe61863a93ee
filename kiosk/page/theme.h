// Theme: every colour and every text size of the kiosk, by what it is for.
//
// Each text colour keeps at least 4.5:1 against each ground it may stand on (WCAG 1.4.3), 7:1 in
// elder mode, 15:1 in high contrast: a test computes every pair of kTextPairs in our own palettes,
// look/contrast_check.h in a hospital's.
// Text sizes are font sizes in millimetres on the glass: Noto Sans CJK's capitals are 0.733 of the
// font size, so 6.6 mm gives capitals of 4.8 mm (US Section 508 402.4), 24 pixels on a 24 inch
// panel.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "config/color.h"
#include "kiosk/page/geometry.h"

namespace gongshi::kiosk {

enum class Color : std::uint8_t {
  kNone,        // draws nothing
  kPage,        // the ground of every page
  kCard,        // tiles, rows, keys
  kCardAlt,     // every second row of a list; quiet buttons
  kPressed,     // a card or key under the finger
  kInk,         // text
  kMuted,       // secondary text
  kLine,        // hairlines between rows
  kEdge,        // edges of fields and buttons
  kAccent,      // headings, main buttons, links, selected tab
  kAccentDark,  // header band; a main button under the finger
  kAccentSoft,  // ground of icons and of chosen things
  kOnAccent,    // text and icons on kAccent and kAccentDark
  kMark,        // ground behind matched characters
  kWarm,        // prices, stopped clinics, warnings
  kWarmSoft,    // ground of notices
  kTeal,        // second family of tiles
  kTealSoft,
  kViolet,  // third family of tiles
  kVioletSoft,
  kShade,  // behind a dialog (drawn half transparent)
  kCount
};

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

/// As files write it.
[[nodiscard]] constexpr config::Rgb24 packed(Rgb color) {
  return config::Rgb24{color.r} << 16U | config::Rgb24{color.g} << 8U | config::Rgb24{color.b};
}
[[nodiscard]] constexpr Rgb unpacked(config::Rgb24 color) {
  return {std::uint8_t(color >> 16U & 0xFFU), std::uint8_t(color >> 8U & 0xFFU),
          std::uint8_t(color & 0xFFU)};
}

/// What each colour is on the glass.
struct Palette {
  std::array<Rgb, std::size_t(Color::kCount)> colors{};

  [[nodiscard]] Rgb operator[](Color color) const { return colors[std::size_t(color)]; }
  void set(Color color, Rgb value) { colors[std::size_t(color)] = value; }
  bool operator==(const Palette&) const = default;
};

/// Text has 4.5:1 and more.
[[nodiscard]] const Palette& standard_palette();
/// The same family for elder mode: text has 7:1 and more.
[[nodiscard]] const Palette& strong_palette();
/// Light on black: text has 15:1 and more.
[[nodiscard]] const Palette& contrast_palette();

/// Text colour on ground: every pair that views and painter use, checked by a test.
inline constexpr std::array kTextPairs = {
    std::pair{Color::kInk, Color::kPage},
    std::pair{Color::kInk, Color::kCard},
    std::pair{Color::kInk, Color::kCardAlt},
    std::pair{Color::kInk, Color::kPressed},
    std::pair{Color::kInk, Color::kMark},
    std::pair{Color::kInk, Color::kAccentSoft},
    std::pair{Color::kInk, Color::kWarmSoft},
    std::pair{Color::kMuted, Color::kPage},
    std::pair{Color::kMuted, Color::kCard},
    std::pair{Color::kMuted, Color::kCardAlt},
    std::pair{Color::kMuted, Color::kPressed},
    std::pair{Color::kMuted, Color::kAccentSoft},
    std::pair{Color::kMuted, Color::kWarmSoft},
    std::pair{Color::kAccent, Color::kPage},
    std::pair{Color::kAccent, Color::kCard},
    std::pair{Color::kAccent, Color::kCardAlt},
    std::pair{Color::kAccent, Color::kPressed},
    std::pair{Color::kAccent, Color::kAccentSoft},
    std::pair{Color::kAccent, Color::kMark},
    std::pair{Color::kOnAccent, Color::kAccent},
    std::pair{Color::kOnAccent, Color::kAccentDark},
    std::pair{Color::kOnAccent, Color::kWarm},
    std::pair{Color::kWarm, Color::kPage},
    std::pair{Color::kWarm, Color::kCard},
    std::pair{Color::kWarm, Color::kCardAlt},
    std::pair{Color::kWarm, Color::kPressed},
    std::pair{Color::kWarm, Color::kWarmSoft},
    std::pair{Color::kTeal, Color::kCard},
    std::pair{Color::kTeal, Color::kTealSoft},
    std::pair{Color::kViolet, Color::kCard},
    std::pair{Color::kViolet, Color::kVioletSoft},
};

/// Edges and icons on ground: at least 3:1 (WCAG 1.4.11).
inline constexpr std::array kEdgePairs = {
    std::pair{Color::kEdge, Color::kPage},     std::pair{Color::kEdge, Color::kCard},
    std::pair{Color::kAccent, Color::kPage},   std::pair{Color::kAccent, Color::kCard},
    std::pair{Color::kTeal, Color::kTealSoft}, std::pair{Color::kViolet, Color::kVioletSoft},
};

/// The ring around what the keypad stands on is a band of each: on every ground one of them has
/// 3:1 (kiosk notes 6.26).
inline constexpr Color kRingOuter = Color::kWarm;
inline constexpr Color kRingInner = Color::kCard;
/// The way on a plan, in every palette: plans are pictures and have colours of their own. A dark
/// line with a light rim: on every ground one of them has 3:1.
inline constexpr Rgb kWayInk{0x8C, 0x00, 0x4F};
inline constexpr Rgb kWayRim{0xFF, 0xFF, 0xFF};

/// Pixels that each of the two bands is wide: at least 2.
[[nodiscard]] inline int ring_band(const Metrics& metrics) {
  return std::max(2, metrics.mm(0.8));
}

/// Grounds that it may stand on.
inline constexpr std::array kRingGrounds = {Color::kPage,     Color::kCard,      Color::kCardAlt,
                                            Color::kPressed,  Color::kAccent,    Color::kAccentDark,
                                            Color::kWarm,     Color::kWarmSoft,  Color::kAccentSoft,
                                            Color::kTealSoft, Color::kVioletSoft};

/// What text must have at least, in the usual look, elder mode and high contrast (kiosk notes 6.6,
/// 6.7); edges, icons and the ring have 3:1 in all of them.
inline constexpr double kUsualContrast = 4.5, kElderContrast = 7.0, kHighContrast = 15.0;

/// WCAG 2.1 contrast ratio, 1 .. 21.
[[nodiscard]] double contrast(Rgb a, Rgb b);
/// The smallest contrast of any pair of kTextPairs.
[[nodiscard]] double least_text_contrast(const Palette& palette);

enum class TextStyle : std::uint8_t {
  kCaption,      // footer, labels of columns: the smallest there is
  kBody,         // running text
  kBodyBold,     //
  kHeading,      // names in rows, headings in text
  kHeadingBold,  //
  kTitle,        // the page's name, tile names
  kHero,         // names of the two largest tiles
  kPrice,        // the figure on a detail page
  kDisplay,      // clock, countdown
  kAlarm,        // emergency cards, as large as they fit
  kAlarmLarge,   //
  kAlarmHuge,    //
  kFar,          // the resting page: capitals of 29 mm, to be read from 3 m
  kFarLarge,     //
};
inline constexpr TextStyle kLastStyle = TextStyle::kFarLarge;

/// Font size in millimetres, before it grows by the visitor's wish.
[[nodiscard]] constexpr double size_mm(TextStyle style) {
  switch (style) {
    case TextStyle::kCaption:
      return 6.65;
    case TextStyle::kBody:
    case TextStyle::kBodyBold:
      return 7.2;
    case TextStyle::kHeading:
    case TextStyle::kHeadingBold:
      return 8.4;
    case TextStyle::kTitle:
      return 10.2;
    case TextStyle::kHero:
      return 13.0;
    case TextStyle::kPrice:
      return 15.0;
    case TextStyle::kDisplay:
      return 18.0;
    case TextStyle::kAlarm:
      return 25.0;
    case TextStyle::kAlarmLarge:
      return 34.0;
    case TextStyle::kAlarmHuge:
      return 46.0;
    case TextStyle::kFar:
      return 40.0;
    case TextStyle::kFarLarge:
      return 60.0;
  }
  return 7.2;
}

[[nodiscard]] constexpr bool is_bold(TextStyle style) {
  return style >= TextStyle::kAlarm || style == TextStyle::kBodyBold ||
         style == TextStyle::kHeadingBold || style == TextStyle::kTitle ||
         style == TextStyle::kHero || style == TextStyle::kPrice;
}

/// Font size in millimetres when content text is `grow` times as large. What is large already grows
/// less, and emergency cards and the resting page are as large as they fit anyway.
[[nodiscard]] constexpr double grown_size_mm(TextStyle style, double grow) {
  const double size = size_mm(style);
  if (style >= TextStyle::kAlarm) return size;
  if (style >= TextStyle::kHero) return size * (1.0 + (grow - 1.0) / 3.0);
  if (style == TextStyle::kTitle) return size * (1.0 + (grow - 1.0) * 0.7);
  return size * grow;
}

// Distances, millimetres.
inline constexpr double kGapMm = 4.0;         // between neighbours; targets need 3 or more
inline constexpr double kPageMarginMm = 9.0;  // left and right of every page
inline constexpr double kTargetMm = 14.0;     // height of a button; 12 is the least
inline constexpr double kRadiusMm = 2.2;      // corners of cards
inline constexpr double kTileRadiusMm = 3.2;  // and of tiles
inline constexpr double kLogoMarginMm = 1.2;  // white around the hospital's logo
inline constexpr double kHeaderMm = 27.0;
inline constexpr double kScrollStripMm = 16.0;  // page buttons at the right edge of a list

}  // namespace gongshi::kiosk
