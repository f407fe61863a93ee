#include "drivers/simulator/onbon/k_special.h"

namespace gongshi::drivers::simulator::onbon_k {
namespace {

constexpr std::size_t kMemory = 16UL * 1024;
constexpr std::size_t kMostText = 1024;

}  // namespace

std::optional<CardAnswer> CardSpecial::obey(unsigned code, std::span<const std::uint8_t> payload,
                                            const CardSpec& spec, const std::string& clock) {
  if (!spec.special_fields) return std::nullopt;
  switch (code) {
    case 0xA401:
      return set_up(payload, spec);
    case 0xA402:
      return take_text(payload, spec, clock);
    case 0xA403:
      return take_dots(payload);
    case 0xA404:
      // 5MK cards only.
      if (spec.device != 0x53 && spec.device != 0x54) return std::nullopt;
      if (!payload.empty()) return wrong_length();
      clear();
      return CardAnswer{0, true, "special area deleted", {}};
    case 0xA409:
      return remove_page(payload);
    default:
      return std::nullopt;
  }
}

std::size_t CardSpecial::page_bytes() const {
  return static_cast<std::size_t>(place_.width) / 8 * static_cast<std::size_t>(place_.height);
}

CardAnswer CardSpecial::set_up(std::span<const std::uint8_t> payload, const CardSpec& spec) {
  // x y w h (2 each), type, pages, run, timeout 2, single, line space, wrap, stay 2, reserved 6
  if (payload.size() != 24) return wrong_length();
  if (((word_at(payload, 0) | word_at(payload, 4)) & 0x8000U) != 0) {
    return {8, false, "the special area takes x and width in units of eight", {}};
  }
  CardSpecial next;
  next.place_.id = -1;
  next.place_.x = static_cast<int>(word_at(payload, 0)) * 8;
  next.place_.y = static_cast<int>(word_at(payload, 2));
  next.place_.width = static_cast<int>(word_at(payload, 4)) * 8;
  next.place_.height = static_cast<int>(word_at(payload, 6));
  if (next.place_.width == 0 || next.place_.height == 0) {
    return {8, false, "area without size", {}};
  }
  if (next.place_.x + next.place_.width > spec.width_px ||
      next.place_.y + next.place_.height > spec.height_px) {
    return {8, false, "area is off the screen", {}};
  }
  if (payload[8] > 1) return {8, false, "type is neither text nor dots", {}};
  if (payload[9] == 0) return {8, false, "no page", {}};
  if (payload[10] > 2) return {8, false, "unknown run mode", {}};
  if (payload[13] < 1 || payload[13] > 2) return {8, false, "lines is neither 1 nor 2", {}};
  if (payload[15] < 1 || payload[15] > 2) return {8, false, "wrap is neither 1 nor 2", {}};
  next.dots_type_ = payload[8] == 1;
  next.pages_ = payload[9];
  next.place_.single_line = payload[13] == 1;
  next.place_.wrap = payload[15] == 2;
  next.place_.stay_half = static_cast<int>(word_at(payload, 16));
  next.set_up_ = true;
  if (next.dots_type_ && next.page_bytes() * next.pages_ > kMemory) {
    return {4, false, "more dots than the special area's memory", {}};
  }
  *this = std::move(next);
  return {0, true, "special area", {}};
}

CardAnswer CardSpecial::take_text(std::span<const std::uint8_t> payload, const CardSpec& spec,
                                  const std::string& clock) {
  if (payload.size() < 3 || payload.size() != 3U + word_at(payload, 1)) return wrong_length();
  if (!set_up_ || dots_type_) return {8, false, "the special area is not set up for text", {}};
  if (payload[0] >= pages_) return {8, false, "no such page", {}};
  const auto text = payload.subspan(3);
  if (text.size() > kMostText || text.size() > kMemory / pages_) {
    return {4, false, "text longer than a page", {}};
  }
  const auto glyphs = read_card_text(text, spec.gbk, clock);
  if (!glyphs) return {8, false, glyphs.error().what.en, {}};
  if (payload[0] == 0) {
    place_.raw_text.assign(text.begin(), text.end());
    place_.text = plain_text(*glyphs);
  }
  shown_ = true;
  return {0, true, "page of the special area", {}};
}

CardAnswer CardSpecial::take_dots(std::span<const std::uint8_t> payload) {
  if (payload.size() < 4) return wrong_length();
  if (!set_up_ || !dots_type_) return {8, false, "the special area is not set up for dots", {}};
  if (payload[0] > 1) return {8, false, "last is 0 or 1", {}};
  if (word_at(payload, 1) == 0) dots_.clear();
  if (word_at(payload, 1) != dots_.size()) return {16, false, "dots are not the next", {}};
  const auto bytes = payload.subspan(3);
  if (dots_.size() + bytes.size() > page_bytes() * pages_) {
    return {4, false, "more dots than the pages hold", {}};
  }
  dots_.insert(dots_.end(), bytes.begin(), bytes.end());
  if (payload[0] == 0) return {0, false, "dots", {}};
  if (dots_.size() != page_bytes() * pages_) return {8, false, "fewer dots than the pages", {}};
  shown_ = true;
  return {0, true, "dots of the special area", {}};
}

CardAnswer CardSpecial::remove_page(std::span<const std::uint8_t> payload) {
  if (payload.size() != 1) return wrong_length();
  if (!set_up_ || payload[0] >= pages_) return {8, false, "no such page", {}};
  if (--pages_ == 0) clear();
  return {0, true, "page deleted", {}};
}

bool CardSpecial::lit(int x, int y) const {
  const std::size_t row = static_cast<std::size_t>(place_.width) / 8;
  const std::size_t at = static_cast<std::size_t>(y) * row + static_cast<std::size_t>(x) / 8;
  return at < dots_.size() && (unsigned{dots_[at]} >> (7 - x % 8) & 1U) == 0;
}

}  // namespace gongshi::drivers::simulator::onbon_k
