// MdcCard: a Samsung display's side of MDC.
#pragma once

#include "drivers/simulator/panel/set.h"

namespace gongshi::drivers::simulator {

class MdcCard final : public Card {
 public:
  MdcCard(CardOrder order, PanelSet panel) : set(std::move(panel)), order_(std::move(order)) {
    set.input = 0x21;
  }

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now /*now*/) override { set.lose_power(); }
  [[nodiscard]] bool shows_something() const override { return set.wanted_on; }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  PanelSet set;

 private:
  [[nodiscard]] Verdict judge(std::vector<std::uint8_t> frame, Now now);
  /// The data of an A reply; empty: N with error 1.
  [[nodiscard]] std::vector<std::uint8_t> answer(std::uint8_t command,
                                                 std::span<const std::uint8_t> data,
                                                 Verdict& verdict, Now now);
  [[nodiscard]] std::vector<std::uint8_t> told(std::uint8_t command) const;

  CardOrder order_;
  std::vector<std::uint8_t> buffer_;
  SteadyTime last_byte_{};
};

[[nodiscard]] Result<std::unique_ptr<Card>> make_mdc_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
