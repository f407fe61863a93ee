// CpowerCard: one Lumen C-Power card, as seen from the line. Windows live in RAM, clock and
// settings outlast the mains. It refuses what the vendor's documents do not allow; where they name
// no code for a fault, the result is 10 and the reason stands in the log.
#pragma once

#include "drivers/simulator/card.h"
#include "drivers/simulator/cpower/line.h"
#include "drivers/simulator/cpower/screen.h"

namespace gongshi::drivers::simulator {

struct CpowerSpec {
  CpowerScreenSpec screen{};
  CpowerLineSpec line{};
  unsigned address = 1;
  std::chrono::seconds boot{5};  // silent for so long when the power comes back (nobody states it)
  bool sensors = true;           // knows command 75
  std::string colors = "full";
};

class CpowerCard final : public Card {
 public:
  explicit CpowerCard(CpowerSpec spec)
      : spec_(spec), line_(spec.line), panel_(spec.screen), levels_(24, 31) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override;
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const CpowerPanel& panel() const { return panel_; }
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] const std::vector<std::uint8_t>& levels() const { return levels_; }
  [[nodiscard]] std::string clock_text(WallTime now) const;

 private:
  struct Answer {
    bool accepted = false, changed = false;
    std::string word;
    std::vector<std::uint8_t> data{};
    unsigned mark = 1;
    bool silent = false;
  };

  Verdict judge(const CpowerRequest& request, Now now);
  Answer obey(const CpowerRequest& request, Now now);
  Answer external(std::span<const std::uint8_t> data);
  Answer clock(std::span<const std::uint8_t> data, WallTime now);
  Answer brightness(std::span<const std::uint8_t> data);
  Answer power(std::span<const std::uint8_t> data);
  Answer facts(unsigned command, std::span<const std::uint8_t> data) const;

  CpowerSpec spec_;
  CpowerLine line_;
  CpowerPanel panel_;
  std::vector<std::uint8_t> call_;  // parts so far
  unsigned next_part_ = 0;
  bool on_ = true;
  std::vector<std::uint8_t> levels_;  // of each hour
  std::chrono::seconds clock_offset_{0};
  SteadyTime awake_at_{};
};

/// "cpower" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_cpower_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
