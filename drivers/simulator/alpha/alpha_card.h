// AlphaCard: an RS-485 line with one sign or several, as drivers/simulator/card.h wants it.
//
// The trap of address 00: a question to it is answered by all of them at once, and nobody can read
// that.
#pragma once

#include "drivers/simulator/alpha/sign.h"

namespace gongshi::drivers::simulator {

class AlphaCard final : public Card {
 public:
  /// `count` signs, at `spec.address` and the following.
  explicit AlphaCard(const SignSpec& spec, int count = 1);

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override;
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const std::vector<AlphaSign>& signs() const { return signs_; }
  [[nodiscard]] AlphaSign& sign(std::size_t index = 0) { return signs_[index]; }

 private:
  SignLine line_;
  std::vector<AlphaSign> signs_;
};

/// What hangs on the wall of one sign.
[[nodiscard]] Dots sign_dots(const AlphaSign& sign, const DotFont& font);

/// "alpha" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_alpha_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
