#include "content/workspace/web/look.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

using namespace gongshi::content::web;

namespace {

std::string_view file(std::string_view name) {
  for (const LookFile& each : look_files()) {
    if (each.name == name) return each.text;
  }
  FAIL("no such file");
  return {};
}

/// Relative luminance (WCAG 2.2) of a custom property "--name: #rrggbb;".
double luminance(std::string_view name) {
  if (name == "white") return 1;
  const std::string start = "--" + std::string(name) + ": #";
  const auto at = file("site.css").find(start);
  CAPTURE(name);
  REQUIRE(at != std::string_view::npos);
  const std::string digits(file("site.css").substr(at + start.size(), 6));
  const auto channel = [&](std::size_t first) {
    const double value = std::stoi(digits.substr(first, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

double contrast(std::string_view one, std::string_view other) {
  const auto [low, high] = std::minmax({luminance(one), luminance(other)});
  return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("look: every text stands out 7 to 1, every edge 3 to 1") {
    constexpr std::pair<const char*, const char*> kTexts[] = {
        {"text", "ground"},    {"text", "card"},        {"text", "accent-soft"},
        {"text", "warm-soft"}, {"dim", "ground"},       {"dim", "card"},
        {"dim", "warm-soft"},  {"dim", "accent-soft"},  {"accent", "ground"},
        {"accent", "card"},    {"accent", "warm-soft"}, {"accent", "accent-soft"},
        {"band", "ground"},    {"band", "card"},        {"band", "accent-soft"},
        {"warm", "card"},      {"warm", "warm-soft"},   {"warm", "ground"},
        {"third", "card"},     {"white", "accent"},     {"white", "band"},
    };
    for (const auto& [text, behind] : kTexts) {
      CAPTURE(text);
      CAPTURE(behind);
      CHECK(contrast(text, behind) >= 7.0);
    }
    CHECK(contrast("edge", "card") >= 3.0);
  }

  TEST_CASE("look: nothing is loaded from anywhere") {
    for (const LookFile& each : look_files()) {
      CAPTURE(each.name);
      for (const char* const word : {"http:", "https:", "@import", "url("}) {
        CHECK(each.text.find(word) == std::string_view::npos);
      }
    }
  }
}
