// ColorlightCard: a chain of 5A receiver cards behind one wall. They take rows into a hidden
// picture, show it with the sync frame, answer discovery, and look at nothing but the type byte.
//
// What flickers on a real wall is refused here, with the reason: a sync right behind the last row,
// a doubled one before firmware 13, a single one from 13 on (which is not shown at all).
#pragma once

#include <array>
#include <optional>

#include "drivers/simulator/card.h"
#include "drivers/simulator/pixel/wall.h"

namespace gongshi::drivers::simulator {

class ColorlightCard final : public Card {
 public:
  struct Spec {
    int width = 128, height = 32;
    int firmware_major = 10, firmware_minor = 8;
    int cards = 1;                      // in the chain
    bool answers = true;                // discovery
    std::array<int, 3> order{2, 1, 0};  // where red, green and blue stand in a pixel
  };
  explicit ColorlightCard(Spec spec) : spec_(spec), wall_(spec.width, spec.height) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return wall_.lit() && level_ > 0; }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Wall& wall() const { return wall_; }
  [[nodiscard]] int level() const { return level_; }

 private:
  [[nodiscard]] std::string judge(std::span<const std::uint8_t> frame, Verdict& verdict, Now now);
  [[nodiscard]] std::string take_row(std::span<const std::uint8_t> frame, Verdict& verdict,
                                     Now now);
  [[nodiscard]] std::string take_sync(std::span<const std::uint8_t> frame, Verdict& verdict,
                                      Now now);
  [[nodiscard]] std::string take_discovery(std::span<const std::uint8_t> frame, Verdict& verdict,
                                           Now now);

  Spec spec_;
  Wall wall_;
  int level_ = 255;             // of the last sync
  int brightness_frame_ = 255;  // of the last brightness frame
  std::uint32_t packets_ = 0;
  std::optional<SteadyTime> started_at_;
  std::optional<SteadyTime> row_at_;  // the last row
  int syncs_since_row_ = 0;
};

/// "colorlight" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_colorlight_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
