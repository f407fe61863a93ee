// The card's special area: text pages or dots, 16 KB.
#pragma once

#include "drivers/simulator/dots.h"
#include "drivers/simulator/onbon/k_area.h"

namespace gongshi::drivers::simulator::onbon_k {

class CardSpecial {
 public:
  /// Empty: not a command of the special area, or a card without one.
  [[nodiscard]] std::optional<CardAnswer> obey(unsigned code, std::span<const std::uint8_t> payload,
                                               const CardSpec& spec, const std::string& clock);
  void clear() { *this = {}; }

  [[nodiscard]] bool shown() const { return shown_; }
  [[nodiscard]] unsigned pages() const { return shown_ ? pages_ : 0U; }
  /// Where it hangs, for overlaps; its text when it shows text.
  [[nodiscard]] const CardArea& place() const { return place_; }
  [[nodiscard]] bool has_dots() const { return dots_type_; }
  /// The first page's dot; 0 is lit on the wire, true here.
  [[nodiscard]] bool lit(int x, int y) const;

 private:
  CardAnswer set_up(std::span<const std::uint8_t> payload, const CardSpec& spec);
  CardAnswer take_text(std::span<const std::uint8_t> payload, const CardSpec& spec,
                       const std::string& clock);
  CardAnswer take_dots(std::span<const std::uint8_t> payload);
  CardAnswer remove_page(std::span<const std::uint8_t> payload);
  [[nodiscard]] std::size_t page_bytes() const;

  CardArea place_;
  bool set_up_ = false, shown_ = false, dots_type_ = false;
  unsigned pages_ = 0;
  std::vector<std::uint8_t> dots_;
};

}  // namespace gongshi::drivers::simulator::onbon_k
