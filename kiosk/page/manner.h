// Manner: how the visitor in front of the panel wants it: language, size, contrast, reach.
//
// Lives as long as the visitor's session and no longer. Views ask Frame::manner only where a page
// is another one for it (fewer choices in elder mode); sizes and colours come ready in Metrics and
// Palette.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gongshi::kiosk {

enum class Language : std::uint8_t { kZh, kEn, kUg, kBo, kMn };

/// The same words in every language the kiosk speaks; an empty one falls back to Chinese.
struct Words {
  std::string_view zh, en, ug{}, bo{}, mn{};

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    const std::array all = {zh, en, ug, bo, mn};
    const std::string_view own = all[std::size_t(language)];
    return own.empty() ? zh : own;
  }
  bool operator==(const Words&) const = default;
};

/// "zh", "en", "ug", "bo", "mn": the words of site.yaml.
[[nodiscard]] constexpr std::string_view code_of(Language language) {
  constexpr std::array kCodes = {std::string_view("zh"), std::string_view("en"),
                                 std::string_view("ug"), std::string_view("bo"),
                                 std::string_view("mn")};
  return kCodes[std::size_t(language)];
}

/// The language that site.yaml calls `code`.
[[nodiscard]] constexpr std::optional<Language> language_of(std::string_view code) {
  for (int i = 0; i <= int(Language::kMn); ++i) {
    if (code_of(Language(i)) == code) return Language(i);
  }
  return std::nullopt;
}

/// The language's own name for itself.
[[nodiscard]] constexpr std::string_view own_name(Language language) {
  constexpr std::array kNames = {std::string_view("中文"), std::string_view("English"),
                                 std::string_view("ئۇيغۇرچە"), std::string_view("བོད་ཡིག"),
                                 std::string_view("ᠮᠣᠩᠭᠣᠯ")};
  return kNames[std::size_t(language)];
}

inline constexpr int kTextSteps = 3;

struct Manner {
  Language language = Language::kZh;
  int text_step = 0;       // 0 .. kTextSteps - 1
  bool elder = false;      // larger, calmer, fewer choices
  bool contrast = false;   // light on black
  bool low_reach = false;  // all controls within reach of a person who sits

  /// What text sizes are multiplied by. The largest is 1.6, and elder mode is never below it, so
  /// that its capitals are 7.3 mm and more (kiosk notes 6.2, 6.3).
  [[nodiscard]] constexpr double grow() const {
    constexpr std::array kGrow = {1.0, 1.25, 1.6};
    return elder ? kGrow.back() : kGrow[std::size_t(text_step)];
  }
  [[nodiscard]] constexpr bool mirrored() const { return language == Language::kUg; }
  [[nodiscard]] constexpr bool vertical() const { return language == Language::kMn; }
  bool operator==(const Manner&) const = default;
};

}  // namespace gongshi::kiosk
