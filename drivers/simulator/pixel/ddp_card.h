// DdpCard: a display that takes DDP strictly: numbered packets, each number once, nothing beyond
// the display's end, shown when the push bit comes.
#pragma once

#include "drivers/simulator/card.h"
#include "drivers/simulator/pixel/wall.h"

namespace gongshi::drivers::simulator {

class DdpCard final : public Card {
 public:
  DdpCard(int width, int height) : wall_(width, height) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return wall_.lit(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Wall& wall() const { return wall_; }
  [[nodiscard]] int lost() const { return lost_; }

 private:
  [[nodiscard]] std::string judge(std::span<const std::uint8_t> packet, Verdict& verdict, Now now);

  Wall wall_;
  int last_ = 0;  // sequence number; 0: none yet
  int lost_ = 0;  // packets, by the gaps in the sequence
};

/// "ddp" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_ddp_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
