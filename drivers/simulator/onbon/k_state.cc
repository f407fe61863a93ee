#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "drivers/simulator/onbon/k_picture.h"

namespace gongshi::drivers::simulator {

using namespace onbon_k;

namespace {

const char* effect_word(int effect) {
  switch (effect) {
    case 1:
      return "static";
    case 2:
      return "instant";
    case 3:
      return "left";
    case 4:
      return "right";
    case 5:
      return "up";
    default:
      return "down";
  }
}

/// As they light on this card: one that has red only shows everything in red.
ColorWords colors_of(const CardArea& area, const CardSpec& spec, const std::string& clock) {
  ColorWords colors;
  // The text was readable when the area was taken.
  if (const auto glyphs = read_card_text(area.raw_text, spec.gbk, clock)) {
    for (const CardGlyph& glyph : *glyphs) {
      if (!glyph.newline) colors.add(spec.lamp_color(glyph.color));
    }
  }
  return colors;
}

nlohmann::ordered_json described(const CardArea& area, const ColorWords& colors) {
  return {{"id", area.id},
          {"x", area.x},
          {"y", area.y},
          {"width", area.width},
          {"height", area.height},
          {"effect", effect_word(area.effect)},
          {"speed", area.speed},
          {"stay_ms", area.stay_half * 500},
          {"single_line", area.single_line},
          {"spoken", area.spoken},
          {"colors", colors.all()},
          {"text", area.text}};
}

struct Model {
  const char* word;
  std::uint8_t device;
  bool special;
};
/// Device codes of the vendor's table. 5K cards: 512 bytes a frame and an area, eight areas.
constexpr std::array<Model, 6> kModels{{{"6k2", 0x62, true},
                                        {"6k1", 0x61, true},
                                        {"6k2-yy", 0x65, true},
                                        {"5k1", 0x51, false},
                                        {"5k2", 0x58, true},
                                        {"5mk1", 0x54, true}}};

void become(CardSpec& spec, const Model& model) {
  spec.device = model.device;
  spec.special_fields = model.special;
  if (spec.sixth()) return;
  spec.max_areas = 8;
  spec.max_text = spec.receive_buffer = 512;
}

bool take_flag(bool& flag, const std::string& value) {
  flag = value == "yes";
  return flag || value == "no";
}

bool take_option(CardSpec& spec, const std::string& word, const std::string& value) {
  if (word == "client_info") return take_flag(spec.client_info_is_custom_id, value);
  if (word == "questions") return take_flag(spec.answers_questions, value);
  if (word == "read_files") return take_flag(spec.reads_files, value);
  if (word == "charset") {
    spec.gbk = value == "gbk";
    return spec.gbk || value == "gb2312";
  }
  if (word != "model") return false;
  const auto model = std::find_if(kModels.begin(), kModels.end(),
                                  [&](const Model& known) { return value == known.word; });
  if (model == kModels.end()) return false;
  become(spec, *model);
  return true;
}

Error wrong_option(const std::string& word, const std::string& value) {
  const std::string valid(kOnbonKCardOptions);
  return {Errc::kUsage,
          {"选项 " + word + "=" + value + " 无效，可用：" + valid,
           "option " + word + "=" + value + " is not valid, use " + valid},
          "E2203"};
}

}  // namespace

nlohmann::ordered_json OnbonKCard::state(Now now) const {
  const auto with_colors = [&](const CardArea& area) {
    return described(area, colors_of(area, spec_, clock_text(now.wall)));
  };
  nlohmann::ordered_json areas = nlohmann::ordered_json::array();
  for (const auto& [id, area] : areas_) areas.push_back(with_colors(area));
  nlohmann::ordered_json program = nlohmann::ordered_json::array();
  for (const CardArea& area : files_.areas()) program.push_back(with_colors(area));
  nlohmann::ordered_json files = nlohmann::ordered_json::object();
  for (const auto& [name, bytes] : files_.all()) files[name] = bytes.size();
  nlohmann::ordered_json special;
  if (special_.shown()) {
    ColorWords of_dots;
    of_dots.add(spec_.lamp_color(0));
    special =
        special_.has_dots() ? described(special_.place(), of_dots) : with_colors(special_.place());
    special["pages"] = special_.pages();
    special["dots"] = special_.has_dots();
  }
  return {{"kind", "onbon-k"},
          {"width", spec_.width_px},
          {"height", spec_.height_px},
          {"address", spec_.address},
          {"power", on(now.wall) ? "on" : "off"},
          {"brightness", brightness(now.wall)},
          {"clock", clock_text(now.wall)},
          {"clock_set", clock_set()},
          {"client_info", client_info()},
          {"areas", areas},
          {"special_area", special},
          {"files", files},
          {"program", files_.current()},
          {"program_locked", files_.locked()},
          {"program_areas", program},
          {"flash_writes", files_.flash_writes()},
          {"relay_closed", fittings_.relay_closed()},
          {"spoken_bytes", fittings_.spoken().size()}};
}

Dots OnbonKCard::dots(const DotFont& font, Now now) const {
  return card_dots(*this, font, now);
}

Result<std::unique_ptr<Card>> make_onbon_k_card(const CardOrder& order) {
  CardSpec spec;
  spec.width_px = order.width_px;
  spec.height_px = order.height_px;
  spec.address = static_cast<std::uint16_t>(order.address);
  spec.colors = order.colors;
  for (const auto& [word, value] : order.words) {
    if (!take_option(spec, word, value)) return wrong_option(word, value);
  }
  return std::unique_ptr<Card>(new OnbonKCard(spec));
}

}  // namespace gongshi::drivers::simulator
