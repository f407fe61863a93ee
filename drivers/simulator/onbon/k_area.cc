#include "drivers/simulator/onbon/k_area.h"

#include <algorithm>

namespace gongshi::drivers::simulator::onbon_k {
namespace {

Error refused(std::string why) {
  return {Errc::kRejected, {why, why}, {}};
}

/// Takes fields from the front; what is missing reads as 0 and is told at the end.
class Fields {
 public:
  explicit Fields(std::span<const std::uint8_t> bytes) : rest_(bytes) {}
  unsigned byte() { return next(1).empty() ? 0U : last_[0]; }
  unsigned word() { return next(2).empty() ? 0U : word_at(last_, 0); }
  std::size_t number() { return next(4).empty() ? 0U : long_at(last_, 0); }
  std::span<const std::uint8_t> next(std::size_t size) {
    short_ = short_ || rest_.size() < size;
    last_ = short_ ? std::span<const std::uint8_t>{} : rest_.first(size);
    rest_ = short_ ? std::span<const std::uint8_t>{} : rest_.subspan(size);
    return last_;
  }
  [[nodiscard]] bool cut_short() const { return short_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::span<const std::uint8_t> rest_;
  std::span<const std::uint8_t> last_;
  bool short_ = false;
};

Status read_sound(Fields& fields, const CardSpec& spec, CardArea& area) {
  const unsigned mode = fields.byte();
  if (mode == 0) return {};
  if (mode > 2) return refused("unknown sound mode");
  if (!spec.has_voice()) return refused("sound on a card without voice");
  const unsigned person = fields.byte() & 0x0FU;
  const unsigned volume = fields.byte();
  const unsigned speed = fields.byte();
  if (person > 5 || volume > 10 || speed > 10) return refused("person, volume or speed of voice");
  if (mode == 2) {
    const std::size_t size = fields.number();
    if (size > spec.max_text) return refused("spoken text longer than an area holds");
    (void)fields.next(size);
  }
  area.spoken = true;
  return {};
}

Status read_extension(Fields& fields, CardArea& area) {
  const unsigned size = fields.byte();
  if (size >= 1) area.setting = static_cast<int>(fields.byte());
  if (size >= 2) area.spacing = static_cast<int>(fields.byte());
  for (unsigned index = 2; index < size; ++index) {
    if (fields.byte() != 0) return refused("extension bytes that are not 0");
  }
  return area.setting > 3 ? Status{refused("unknown typesetting")} : Status{};
}

Status check_values(const CardArea& area, const CardSpec& spec) {
  if (area.run_mode > 4) return refused("unknown run mode");
  if ((area.align & ~0x0F) != 0 || (area.align & 3) == 3 || (area.align >> 2) == 3) {
    return refused("unknown alignment");
  }
  if (area.effect < 1 || area.effect > 6) return refused("unknown effect");
  if (area.speed > 0x18) return refused("speed above 24");
  if (area.width == 0 || area.height == 0) return refused("area without size");
  if (area.x + area.width > spec.width_px || area.y + area.height > spec.height_px) {
    return refused("area is off the screen");
  }
  return {};
}

Status read_text(std::span<const std::uint8_t> text, const CardSpec& spec, const std::string& clock,
                 CardArea& area) {
  GONGSHI_TRY(const auto glyphs, read_card_text(text, spec.gbk, clock));
  for (const CardGlyph& glyph : glyphs) {
    if (glyph.size > area.height) return refused("font is higher than the area");
    if (glyph.size != glyphs.front().size) return refused("fonts of two heights in one area");
  }
  area.raw_text.assign(text.begin(), text.end());
  area.text = plain_text(glyphs);
  return {};
}

}  // namespace

int horizontal_px(unsigned value) {
  return static_cast<int>((value & 0x8000U) != 0 ? value & 0x7FFFU : value * 8);
}

bool overlap(const CardArea& a, const CardArea& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Result<CardArea> read_area(std::span<const std::uint8_t> record, const CardSpec& spec,
                           const std::string& clock) {
  if (record.size() < 27) return refused("area record shorter than 27 bytes");
  Fields fields(record);
  if (fields.byte() != 0) return refused("area type is not 0");
  CardArea area;
  const unsigned x = fields.word();
  area.y = static_cast<int>(fields.word());
  const unsigned width = fields.word();
  area.height = static_cast<int>(fields.word());
  if (!spec.sixth() && ((x | width) & 0x8000U) != 0) {
    return refused("pixel units on a 5K card, which takes units of eight");
  }
  area.x = horizontal_px(x);
  area.width = horizontal_px(width);
  area.id = static_cast<int>(fields.byte());
  area.line_space = static_cast<int>(fields.byte());
  area.run_mode = static_cast<int>(fields.byte());
  area.timeout_s = static_cast<int>(fields.word());
  GONGSHI_CHECK(read_sound(fields, spec, area));
  GONGSHI_CHECK(read_extension(fields, area));
  area.align = static_cast<int>(fields.byte());
  const unsigned lines = fields.byte();
  const unsigned wrap = fields.byte();
  area.effect = static_cast<int>(fields.byte());
  const unsigned exit = fields.byte();
  area.speed = static_cast<int>(fields.byte());
  area.stay_half = static_cast<int>(fields.byte());
  const std::size_t text_size = fields.number();
  if (fields.cut_short()) return refused("area record cut short");
  if (lines < 1 || lines > 2) return refused("lines is neither 1 nor 2");
  if (wrap < 1 || wrap > 2) return refused("wrap is neither 1 nor 2");
  if (exit != 0) return refused("exit effect is not 0");
  area.single_line = lines == 1;
  area.wrap = wrap == 2;
  GONGSHI_CHECK(check_values(area, spec));
  if (text_size != fields.left()) return refused("text length is not the rest of the record");
  if (text_size > spec.max_text) return refused("text longer than an area holds");
  GONGSHI_CHECK(read_text(fields.next(text_size), spec, clock, area));
  return area;
}

}  // namespace gongshi::drivers::simulator::onbon_k
