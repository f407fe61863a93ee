// LgCard: an LG display's side of its RS-232C commands.
#pragma once

#include "drivers/simulator/panel/set.h"

namespace gongshi::drivers::simulator {

class LgCard final : public Card {
 public:
  LgCard(CardOrder order, PanelSet panel) : set(std::move(panel)), order_(std::move(order)) {
    set.input = 0xA0;
  }

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now /*now*/) override { set.lose_power(); }
  [[nodiscard]] bool shows_something() const override { return set.wanted_on; }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  PanelSet set;

 private:
  [[nodiscard]] Verdict judge(const std::string& line, Now now);
  /// The data of the reply after OK; empty: NG.
  [[nodiscard]] std::string answer(const std::string& code, const std::vector<int>& data,
                                   Verdict& verdict, Now now);
  [[nodiscard]] std::string told(const std::string& code, const std::vector<int>& data) const;

  CardOrder order_;
  std::string line_;
};

[[nodiscard]] Result<std::unique_ptr<Card>> make_lg_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
