// ParkingFkCard: a parking board "00 64 FF FF" as far as it was observed. It never answers: what a
// real one answers is not known.
#pragma once

#include <map>

#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

struct ParkingLine {
  int effect = 0, speed = 0, stay = 0, font = 0;
  Lamp lamp;
  std::u32string text;
};

class ParkingFkCard final : public Card {
 public:
  ParkingFkCard(int width_px, int height_px) : width_(width_px), height_(height_px) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  /// Whether it keeps its text is not known; here it does not.
  void lose_power(Now) override { lines_.clear(); }
  [[nodiscard]] bool shows_something() const override { return !lines_.empty(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const std::map<int, ParkingLine>& lines() const { return lines_; }

 private:
  [[nodiscard]] bool take(std::vector<Verdict>& verdicts);
  Verdict judge(std::vector<std::uint8_t> frame);
  [[nodiscard]] std::string take_text(std::span<const std::uint8_t> data);

  int width_, height_;
  std::vector<std::uint8_t> open_;
  SteadyTime last_{};
  std::map<int, ParkingLine> lines_;
};

/// "parking-fk" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_parking_fk_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
