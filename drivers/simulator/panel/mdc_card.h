// MdcCard: a Samsung display's side of MDC.
#pragma once

#include "drivers/simulator/panel/set.h"

namespace gongshi::drivers::simulator {

class MdcCard final : public PanelCard {
 public:
  MdcCard(CardOrder order, PanelSet panel)
      : PanelCard("samsung-mdc", std::move(order), std::move(panel), 0x21) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;

 private:
  [[nodiscard]] Verdict judge(std::vector<std::uint8_t> frame, Now now);
  /// The data of an A reply; empty: N with error 1.
  [[nodiscard]] std::vector<std::uint8_t> answer(std::uint8_t command,
                                                 std::span<const std::uint8_t> data,
                                                 Verdict& verdict, Now now);
  [[nodiscard]] std::vector<std::uint8_t> told(std::uint8_t command) const;

  std::vector<std::uint8_t> buffer_;
  SteadyTime last_byte_{};
};

[[nodiscard]] Result<std::unique_ptr<Card>> make_mdc_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
