// ArtnetCard: an Art-Net 4 node with one wall: takes ArtDmx for its Port-Addresses, waits for
// ArtSync once it has seen one (and gives that up after 4 s without), answers ArtPoll.
#pragma once

#include <optional>
#include <vector>

#include "drivers/simulator/card.h"
#include "drivers/simulator/pixel/wall.h"

namespace gongshi::drivers::simulator {

class ArtnetCard final : public Card {
 public:
  struct Spec {
    int width = 128, height = 32;
    int first_address = 0;    // Port-Address
    std::size_t slots = 510;  // of a full universe
    bool answers = true;      // ArtPoll
  };
  explicit ArtnetCard(Spec spec);

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return wall_.lit(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Wall& wall() const { return wall_; }
  [[nodiscard]] std::size_t universes() const { return last_.size(); }

 private:
  [[nodiscard]] std::string judge(std::span<const std::uint8_t> packet, Verdict& verdict, Now now);
  [[nodiscard]] std::string take_dmx(std::span<const std::uint8_t> packet, Verdict& verdict,
                                     Now now);
  [[nodiscard]] std::vector<std::uint8_t> poll_reply() const;
  void show(Verdict& verdict, Now now);

  Spec spec_;
  Wall wall_;
  std::vector<std::uint8_t> last_;  // sequence number by universe; 0: none yet
  std::optional<SteadyTime> synced_at_;
};

/// "artnet" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_artnet_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
