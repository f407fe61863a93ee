// FlaschenCard: a FlaschenTaschen server with its wall: layers, black as glass above the
// background, layers that vanish. Like the real one it draws a broken datagram as raw pixels,
// header and all; unlike it, it says so.
#pragma once

#include <array>
#include <optional>

#include "drivers/simulator/card.h"
#include "drivers/simulator/pixel/wall.h"

namespace gongshi::drivers::simulator {

class FlaschenCard final : public Card {
 public:
  FlaschenCard(int width, int height, std::chrono::seconds layer_life);

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return wall_.lit(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Wall& wall() const { return wall_; }

 private:
  static constexpr std::size_t kLayers = 16;

  struct Picture {
    int width = 0, height = 0, x = 0, y = 0, layer = 0;
    std::span<const std::uint8_t> pixels;
  };
  struct Layer {
    std::vector<std::uint8_t> pixels;
    std::optional<SteadyTime> drawn_at;  // empty: nothing there
  };

  [[nodiscard]] static std::string read(std::span<const std::uint8_t> datagram, Picture& picture);
  void draw(const Picture& picture, Now now);
  void draw_broken(std::span<const std::uint8_t> datagram, Now now);
  void compose(Verdict& verdict, Now now);
  [[nodiscard]] std::vector<std::uint8_t> composed(Now now) const;

  Wall wall_;
  std::chrono::seconds layer_life_;
  std::array<Layer, kLayers> layers_;
  std::vector<std::uint8_t> before_;  // the last datagram's bytes, which fill up a short one
};

/// "flaschen" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_flaschen_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
