#include "kiosk/look/theme_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

#include "config/yaml_map.h"
#include "content/picture_header.h"
#include "kiosk/draw/picture.h"
#include "kiosk/look/contrast_check.h"

namespace gongshi::kiosk {
namespace {

using config::YamlMap;

constexpr std::size_t kLargestFile = 65'536;
constexpr std::size_t kLargestLogo = 2U << 20U;
constexpr double kMostCorners = 2.5;
/// Wider than this it would leave no room for the hospital's name.
constexpr std::uint32_t kMostLogoAspect = 6;

/// One of the three groups of colours of the file.
struct Section {
  const char* key;
  Sentence name;
  double text_contrast;
  std::optional<YamlMap> map{};  // empty: the file has none
};

std::string_view key_of(Color color) {
  const auto& keys = color_keys();
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [color](const ColorKey& one) { return one.color == color; });
  return found->key;
}

bool names(const Section& section, Color color) {
  return section.map && section.map->has(std::string(key_of(color)).c_str());
}

Status read_section(const YamlMap& top, Section& section) {
  if (!top.has(section.key)) return {};
  std::vector<std::string_view> known;
  for (const ColorKey& one : color_keys()) known.push_back(one.key);
  GONGSHI_TRY(section.map, YamlMap::of(top.at(section.key), top.file(), section.key, known));
  return {};
}

Status take_colors(const Section& section, Palette& palette) {
  if (!section.map) return {};
  for (const ColorKey& one : color_keys()) {
    config::Rgb24 color = packed(palette[one.color]);
    GONGSHI_CHECK(config::read_color(*section.map, std::string(one.key).c_str(), color));
    palette.set(one.color, unpacked(color));
  }
  return {};
}

/// Elder mode where the file says nothing: the usual colours, deepened.
Palette elder_palette(const Section& usual, const Palette& standard) {
  Palette palette = strong_palette();
  for (const ColorKey& one : color_keys()) {
    if (names(usual, one.color)) palette.set(one.color, standard[one.color]);
  }
  return usual.map ? deepened(palette, kElderContrast) : palette;
}

/// A shade of `blamed` that does for all of its pairs, or at least for this one.
Rgb better_shade(const Palette& palette, Color blamed, const Shortfall& bad, double text_contrast) {
  if (const auto shade = shade_that_does(palette, blamed, text_contrast)) return *shade;
  const Rgb other = palette[blamed == bad.front ? bad.ground : bad.front];
  const auto shade = config::nearest_shade(packed(palette[blamed]), [&](config::Rgb24 one) {
    return contrast(unpacked(one), other) >= bad.needed;
  });
  return unpacked(shade.value_or(packed(palette[blamed])));
}

/// `usual` is where a colour that `section` leaves out comes from.
Status check_contrast(const Section& section, const Section& usual, const Palette& palette) {
  const auto bad = shortfall(palette, section.text_contrast);
  if (!bad) return {};
  const Section* where = &section;
  if (!names(section, bad->front) && !names(section, bad->ground)) where = &usual;
  const Color blamed = names(*where, bad->front) ? bad->front : bad->ground;
  const std::string key(key_of(blamed));
  const auto called = [&](Color color) {
    return std::string(key_of(color)) + "（" + config::color_text(packed(palette[color])) + "）";
  };
  const auto called_en = [&](Color color) {
    return std::string(key_of(color)) + " (" + config::color_text(packed(palette[color])) + ")";
  };
  const std::string found = config::ratio_text(bad->found);
  const std::string needed = config::ratio_text(bad->needed);
  const std::string shade =
      config::color_text(packed(better_shade(palette, blamed, *bad, section.text_contrast)));
  const YamlMap& map = where->map ? *where->map : *section.map;
  return map.fault(key.c_str(), "E1709",
                   {section.name.zh + "：" + called(bad->front) + "在 " + called(bad->ground) +
                        "上看不清，对比度 " + found + ":1，至少要 " + needed + ":1；" + key +
                        " 可改用 \"" + shade + "\"",
                    section.name.en + ": " + called_en(bad->front) + " cannot be read on " +
                        called_en(bad->ground) + ": contrast " + found + ":1, " + needed +
                        ":1 is the least; for " + key + " \"" + shade + "\" would do"});
}

Status read_logo(const YamlMap& top, const fs::path& folder, Look& look) {
  std::string name;
  GONGSHI_CHECK(top.read("logo", name));
  if (name.empty()) return {};
  const auto refused = [&](const Sentence& why) {
    return top.fault(
        "logo", "E1711",
        {"“" + name + "”不能用作标志：" + why.zh + "；用 2 MB 以内的 PNG 或 JPEG",
         "\"" + name + "\" cannot be the logo: " + why.en + "; use a PNG or JPEG of at most 2 MB"});
  };
  auto bytes = read_file(folder / name, kLargestLogo);
  if (!bytes) return refused(bytes.error().what);
  const auto said = content::picture_size(*bytes);
  if (!said) return refused(said.error().what);
  if (said->width > kMostLogoAspect * said->height || said->height > 2 * said->width) {
    return refused({"宽度应在高度的一半到六倍之间", "it may be half to six times as wide as high"});
  }
  if (const auto picture = decode_picture(*bytes, {64, 64}); !picture) {
    return refused(picture.error().what);
  }
  look.logo = *std::move(bytes);
  look.logo_size = {int(said->width), int(said->height)};
  return {};
}

Result<Look> read_top(const YAML::Node& root, const std::string& name, const fs::path& folder) {
  Look look;
  if (root.IsNull()) return look;
  GONGSHI_TRY(const auto top,
              YamlMap::of(root, name, "", {"colors", "elder", "contrast", "corners", "logo"}));
  Section usual{"colors", {"平时的颜色", "the usual colours"}, kUsualContrast};
  Section elder{"elder", {"长辈版的颜色", "the colours of easy mode"}, kElderContrast};
  Section high{"contrast", {"高对比的颜色", "the colours of high contrast"}, kHighContrast};
  for (Section* section : {&usual, &elder, &high}) GONGSHI_CHECK(read_section(top, *section));
  GONGSHI_CHECK(take_colors(usual, look.standard));
  GONGSHI_CHECK(check_contrast(usual, usual, look.standard));
  look.strong = elder_palette(usual, look.standard);
  GONGSHI_CHECK(take_colors(elder, look.strong));
  GONGSHI_CHECK(check_contrast(elder, usual, look.strong));
  GONGSHI_CHECK(take_colors(high, look.contrast));
  GONGSHI_CHECK(check_contrast(high, high, look.contrast));
  GONGSHI_CHECK(top.read("corners", look.corners, 0, kMostCorners));
  GONGSHI_CHECK(read_logo(top, folder, look));
  return look;
}

}  // namespace

const std::vector<ColorKey>& color_keys() {
  static const std::vector<ColorKey> keys = {
      {"ground", Color::kPage},
      {"card", Color::kCard},
      {"stripe", Color::kCardAlt},
      {"pressed", Color::kPressed},
      {"text", Color::kInk},
      {"dim", Color::kMuted},
      {"line", Color::kLine},
      {"edge", Color::kEdge},
      {"accent", Color::kAccent},
      {"band", Color::kAccentDark},
      {"accent_soft", Color::kAccentSoft},
      {"accent_text", Color::kOnAccent},
      {"mark", Color::kMark},
      {"warm", Color::kWarm},
      {"warm_soft", Color::kWarmSoft},
      {"second", Color::kTeal},
      {"second_soft", Color::kTealSoft},
      {"third", Color::kViolet},
      {"third_soft", Color::kVioletSoft},
      {"shade", Color::kShade},
  };
  return keys;
}

Result<Look> parse_look(std::string_view yaml, const std::string& name, const fs::path& folder) {
  try {
    return read_top(YAML::Load(std::string(yaml)), name, folder);
  } catch (const YAML::Exception& error) {  // yaml-cpp's only way to say that a file is no YAML
    return config::no_yaml(error, name);
  }
}

Result<Look> read_look(const fs::path& path) {
  GONGSHI_TRY(const std::string text, read_file(path, kLargestFile));
  return parse_look(text, path.string(), path.parent_path());
}

}  // namespace gongshi::kiosk
