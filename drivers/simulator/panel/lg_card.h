// LgCard: an LG display's side of its RS-232C commands.
#pragma once

#include "drivers/simulator/panel/set.h"

namespace gongshi::drivers::simulator {

class LgCard final : public PanelCard {
 public:
  LgCard(CardOrder order, PanelSet panel)
      : PanelCard("lg-rs232", std::move(order), std::move(panel), 0xA0) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;

 private:
  [[nodiscard]] Verdict judge(const std::string& line, Now now);
  /// The data of the reply after OK; empty: NG.
  [[nodiscard]] std::string answer(const std::string& code, const std::vector<int>& data,
                                   Verdict& verdict, Now now);
  [[nodiscard]] std::string told(const std::string& code, const std::vector<int>& data) const;

  std::string line_;
};

[[nodiscard]] Result<std::unique_ptr<Card>> make_lg_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
