// OnbonGraphicCard: one BX graphic card, as seen from the line: the common commands, and on the
// cards that have them dynamic areas. It accepts what the vendor's manuals allow and refuses the
// rest with a reason.
//
// Where the manuals name no error code for a fault (area off the screen, overlap, wrong bitmap), a
// real panel goes blank or garbled; this one answers error 8 (download fault) and says why.
#pragma once

#include <map>

#include "drivers/simulator/card.h"
#include "drivers/simulator/onbon/graphic_areas.h"
#include "drivers/simulator/onbon/graphic_files.h"
#include "drivers/simulator/onbon/graphic_line.h"
#include "drivers/simulator/onbon/k_line.h"

namespace gongshi::drivers::simulator {

struct GraphicSpec {
  std::string kind = "onbon-f0";
  GraphicEar ear{};
  GraphicScreen screen{128, 32, {}};
  bool areas = true;  // has dynamic areas: not on A and M cards
  std::size_t most_areas = 4;
  bool tells_state = true;
  unsigned color_code = 0;  // what it says of its lamps; 0: what they are
};

class OnbonGraphicCard final : public Card {
 public:
  explicit OnbonGraphicCard(GraphicSpec spec) : spec_(std::move(spec)) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;

  /// RAM is gone: every dynamic area. Programs, settings and clock stay.
  void lose_power(Now) override {
    areas_.clear();
    files_.lose_power();
  }

  [[nodiscard]] bool shows_something() const override {
    return !areas_.empty() || !files_.programs().empty();
  }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;
  [[nodiscard]] Dots dots() const;

  [[nodiscard]] const GraphicSpec& spec() const { return spec_; }
  [[nodiscard]] const std::map<int, GraphicArea>& areas() const { return areas_; }
  [[nodiscard]] const GraphicFiles& files() const { return files_; }
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] int brightness() const { return brightness_; }
  [[nodiscard]] bool clock_set() const { return clock_set_; }
  /// The card's own clock, "2026-11-23 10:05:00".
  [[nodiscard]] std::string clock_text(WallTime now) const;

  /// Somebody at the panel's own buttons.
  void switch_by_hand(bool on) { on_ = on; }

 private:
  struct Answer {
    unsigned error = 0;
    bool changed = false;
    std::string word;
    std::vector<std::uint8_t> data{};  // of the reply `command` | 80; empty: a bare ACK
  };

  Verdict judge(const LineFrame& frame, Now now);
  Answer obey_files(unsigned command, std::span<const std::uint8_t> data);
  Answer obey(unsigned group, unsigned command, std::span<const std::uint8_t> data, WallTime now);
  Answer take_areas(std::span<const std::uint8_t> data);
  Answer delete_areas(std::span<const std::uint8_t> data);
  Answer set_brightness(std::span<const std::uint8_t> data);
  Answer set_clock(std::span<const std::uint8_t> data, WallTime now);
  [[nodiscard]] Answer identity() const;
  [[nodiscard]] Answer status(WallTime now) const;

  GraphicSpec spec_;
  CardLine line_{2UL * 1024 * 1024};
  std::map<int, GraphicArea> areas_;
  GraphicFiles files_;
  bool on_ = true;
  int brightness_ = 15;
  bool clock_set_ = false;
  // The card's local seconds minus UTC; a new card comes with the wrong time.
  std::chrono::seconds clock_offset_{std::chrono::hours{-100}};
};

inline constexpr std::string_view kGraphicCardOptions =
    "card=6e2|6e1|5e2|5e1|5q1+|5q2+|6q1|6q2 rgb565=little|big";

/// "onbon-f0" and "onbon-c" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_onbon_f0_card(const CardOrder& order);
[[nodiscard]] Result<std::unique_ptr<Card>> make_onbon_c_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
