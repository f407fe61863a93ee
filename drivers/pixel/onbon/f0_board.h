// OnbonF0Board: a Board that shows pictures on one BX graphic card (5E, 5Q+, 6E, 6Q).
//
// Pictures live in dynamic areas, in the card's RAM: only areas that changed travel. Nothing can be
// read back of them, so the proof is "acknowledged" at most; and nothing that the card tells says
// that it lost them. So they are sent again when a poll had no answer, when the line was closed,
// when the card's settings changed by themselves, and every `refresh_s`.
#pragma once

#include <set>

#include "drivers/pixel/onbon/f0_areas.h"
#include "drivers/pixel/onbon/graphic_board.h"

namespace gongshi::drivers {

class OnbonF0Board final : public OnbonGraphicBoard {
 public:
  explicit OnbonF0Board(const GraphicOptions& options);

  [[nodiscard]] Status want(Desired desired) override;

 protected:
  [[nodiscard]] Status met(const onbon::common::Identity& card) override;
  [[nodiscard]] std::optional<Request> next_content(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> content_wake() const override { return content_wake_; }
  [[nodiscard]] Result<onbon::GraphicReply> read_content(
      const Request& asked, std::span<const std::uint8_t> packet) const override;
  void content_done(const Request& asked, const onbon::GraphicReply& reply, Now now) override;
  void content_refused(const Request& asked, Now now) override;
  void doubt_content() override;
  [[nodiscard]] bool content_wanted() const override { return frame_ || marquee_; }
  [[nodiscard]] bool content_complete() const override;

 private:
  enum Asked : int { kAreas = kContent, kClear };
  using Place = std::array<int, 5>;  // id, x, y, width, height

  void draw();
  [[nodiscard]] std::vector<onbon::f0::Area> due(Now now);
  [[nodiscard]] Request request(int what, const onbon::Bytes& body) const;
  [[nodiscard]] std::set<Place> places() const;

  std::optional<Frame> frame_;
  std::optional<Marquee> marquee_;
  std::optional<onbon::BitmapLayout> layout_;  // when the card is known
  F0Areas wanted_;
  F0Areas held_;                          // acknowledged, and not known to be lost
  std::set<std::uint8_t> again_;          // held, perhaps, and to be sent once more
  std::optional<std::set<Place>> shape_;  // where areas are on the card; empty: not known
  std::vector<onbon::f0::Area> on_way_;
  std::map<std::uint8_t, SteadyTime> not_before_;  // refresh floor, by area
  std::optional<SteadyTime> refresh_at_;
  std::optional<SteadyTime> refused_until_;
  std::optional<SteadyTime> content_wake_;
};

/// "onbon-f0" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_onbon_f0_board(const BoardOrder& order);

}  // namespace gongshi::drivers
