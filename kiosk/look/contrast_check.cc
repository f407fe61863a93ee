#include "kiosk/look/contrast_check.h"

#include <vector>

#include "config/color.h"

namespace gongshi::kiosk {
namespace {

struct Rule {
  Color front, ground;
  double needed;
  Color other = Color::kNone;  // may serve instead of `front`: the ring's second band
};

std::vector<Rule> rules(double text_contrast) {
  std::vector<Rule> all;
  for (const auto& [text, ground] : kTextPairs) all.push_back({text, ground, text_contrast});
  for (const auto& [edge, ground] : kEdgePairs) {
    all.push_back({edge, ground, config::kLeastEdgeContrast});
  }
  for (const Color ground : kRingGrounds) {
    all.push_back({kRingOuter, ground, config::kLeastEdgeContrast, kRingInner});
  }
  return all;
}

std::optional<Shortfall> broken(const Palette& palette, const Rule& rule) {
  double found = contrast(palette[rule.front], palette[rule.ground]);
  if (rule.other != Color::kNone) {
    found = std::max(found, contrast(palette[rule.other], palette[rule.ground]));
  }
  if (found >= rule.needed) return std::nullopt;
  return Shortfall{rule.front, rule.ground, found, rule.needed};
}

std::optional<Shortfall> first_broken(const Palette& palette, const std::vector<Rule>& all,
                                      Color of) {
  for (const Rule& rule : all) {
    if (of != Color::kNone && of != rule.front && of != rule.ground && of != rule.other) continue;
    if (const auto found = broken(palette, rule)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Shortfall> shortfall(const Palette& palette, double text_contrast) {
  return first_broken(palette, rules(text_contrast), Color::kNone);
}

std::optional<Shortfall> shortfall_of(const Palette& palette, Color color, double text_contrast) {
  return first_broken(palette, rules(text_contrast), color);
}

std::optional<Rgb> shade_that_does(const Palette& palette, Color color, double text_contrast) {
  const std::vector<Rule> all = rules(text_contrast);
  Palette tried = palette;
  const auto shade = config::nearest_shade(packed(palette[color]), [&](config::Rgb24 one) {
    tried.set(color, unpacked(one));
    return !first_broken(tried, all, color);
  });
  if (!shade) return std::nullopt;
  return unpacked(*shade);
}

Palette deepened(Palette palette, double text_contrast) {
  for (const Rule& rule : rules(text_contrast)) {
    if (!broken(palette, rule)) continue;
    if (const auto shade = shade_that_does(palette, rule.front, text_contrast)) {
      palette.set(rule.front, *shade);
    }
  }
  return palette;
}

}  // namespace gongshi::kiosk
