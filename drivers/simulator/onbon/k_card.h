// OnbonKCard: one BX font card, as seen from the line. It accepts what the vendor's document
// allows and refuses the rest with a reason; it is not a mock that agrees with the driver.
//
// Where the document names no error code for a fault (area off the screen, overlap, text outside
// the font), a real panel goes blank or garbled without a word; this one answers NACK 8 (download
// fault) and says why in its log.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "drivers/simulator/card.h"
#include "drivers/simulator/onbon/k_line.h"
#include "drivers/simulator/onbon/k_text.h"

namespace gongshi::drivers::simulator {

struct CardSpec {
  int width_px = 128;
  int height_px = 32;
  std::uint16_t address = 1;
  std::uint8_t device = 0x62;         // 6K2
  bool special_fields = true;         // 5K1 leaves two bytes of the status reply out
  std::size_t max_areas = 5;          // 6K
  std::size_t max_text = 1024;        // bytes of one area's text
  std::size_t receive_buffer = 1024;  // data bytes of one frame
  bool gbk = false;
  bool client_info_is_custom_id = true;  // inferred from the two fields' likeness, so switchable
  std::string colors = "red";            // or "tricolor"
};

struct CardArea {
  int id = 0, x = 0, y = 0, width = 0, height = 0;
  int run_mode = 0, timeout_s = 0, align = 0, effect = 1, speed = 0, stay_half = 0;
  bool single_line = true, wrap = false;
  std::vector<std::uint8_t> raw_text;
  std::string text;  // plain
};

class OnbonKCard final : public Card {
 public:
  explicit OnbonKCard(CardSpec spec) : spec_(std::move(spec)) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;

  /// RAM is gone: every dynamic area. Clock, client information and settings stay.
  void lose_power(Now) override { areas_.clear(); }

  [[nodiscard]] bool shows_something() const override { return !areas_.empty(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const CardSpec& spec() const { return spec_; }
  [[nodiscard]] const std::map<int, CardArea>& areas() const { return areas_; }
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] int brightness() const { return brightness_; }
  [[nodiscard]] const std::string& client_info() const { return client_info_; }
  [[nodiscard]] bool clock_set() const { return clock_set_; }
  /// The card's own clock, "2026-11-23 10:05:00".
  [[nodiscard]] std::string clock_text(WallTime now) const;

 private:
  struct Answer {
    std::uint8_t error = 0;
    bool changed = false;
    std::string word;
    std::vector<std::uint8_t> data;  // whole reply data; empty: a bare ACK or NACK
  };

  Verdict judge(const LineFrame& frame, WallTime now);
  Answer obey(unsigned group, unsigned command, std::span<const std::uint8_t> data,
              unsigned display_mode, WallTime now);
  Answer take_areas(std::span<const std::uint8_t> data, unsigned display_mode, WallTime now);
  Answer set_clock(std::span<const std::uint8_t> payload, WallTime now);
  [[nodiscard]] Answer status(WallTime now) const;
  [[nodiscard]] Result<CardArea> read_area(std::span<const std::uint8_t> record,
                                           WallTime now) const;

  CardSpec spec_;
  CardLine line_;
  std::map<int, CardArea> areas_;
  bool on_ = true;
  int brightness_ = 15;
  std::string client_info_;
  bool clock_set_ = false;
  std::chrono::seconds clock_offset_{0};  // the card's local seconds minus UTC
};

/// "onbon-k" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_onbon_k_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
