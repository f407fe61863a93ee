// E131Card: a pixel controller that takes E1.31 as the standard has it: one source at a time by
// priority, packets in sequence, sources that fall silent for 2.5 s are gone, pictures held back
// for a synchronization packet where the source asks for that.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "drivers/simulator/card.h"
#include "drivers/simulator/pixel/wall.h"

namespace gongshi::drivers::simulator {

class E131Card final : public Card {
 public:
  struct Spec {
    int width = 128, height = 32;
    int first_universe = 1;
    std::size_t slots = 510;  // of a full universe
  };
  explicit E131Card(Spec spec);

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return wall_.lit(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Wall& wall() const { return wall_; }
  [[nodiscard]] std::size_t universes() const { return last_.size(); }
  /// "none", "live", "lost" (silent for 2.5 s) or "terminated".
  [[nodiscard]] std::string source(Now now) const;

 private:
  using Cid = std::array<std::uint8_t, 16>;

  [[nodiscard]] std::string judge(std::span<const std::uint8_t> packet, Verdict& verdict, Now now);
  [[nodiscard]] std::string take_data(std::span<const std::uint8_t> packet, Verdict& verdict,
                                      Now now);
  [[nodiscard]] std::string take_sync(std::span<const std::uint8_t> packet, Verdict& verdict,
                                      Now now);
  [[nodiscard]] std::string choose(const Cid& cid, int priority, Now now);
  void show(Verdict& verdict, Now now);

  Spec spec_;
  Wall wall_;
  std::optional<Cid> source_;  // whom it listens to
  bool terminated_ = false;
  int priority_ = 0;
  int sync_universe_ = 0;
  SteadyTime heard_at_{};
  std::vector<std::optional<std::uint8_t>> last_;  // sequence number, by universe
  std::optional<std::uint8_t> last_sync_;
};

/// "e131" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_e131_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
