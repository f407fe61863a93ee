// PixelBoard: a wall of pixels, whatever protocol brings the pictures there.
//
//   Desired ─▶ Film (what, where) ─▶ Light ─▶ PixelProtocol ─▶ datagrams
//                 ▲ latch number
//              OutputClock (when)
//
// While something moves or fades, a picture goes out for every latch of the clock; a still one is
// only kept alive. Nothing of a new text is called shown before nothing of the old one is visible.
#pragma once

#include <memory>

#include "drivers/pixel/film.h"
#include "drivers/pixel/output_clock.h"
#include "drivers/pixel/pixel_options.h"
#include "drivers/pixel/pixel_protocol.h"

namespace gongshi::drivers {

class PixelBoard final : public Board {
 public:
  PixelBoard(PixelOptions options, std::unique_ptr<PixelProtocol> protocol);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] bool awaiting() const override { return false; }
  /// Errc::kRejected: text areas, a picture of another size, a strip too long, both at once.
  [[nodiscard]] Status want(Desired desired) override;
  [[nodiscard]] std::vector<Action> step(const Event& event, Now now) override;
  [[nodiscard]] std::vector<Action> farewell(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return wake_; }
  [[nodiscard]] const BoardState& state() const override { return state_; }

  [[nodiscard]] const OutputClock& clock() const { return clock_; }
  [[nodiscard]] Pace pace() const { return film_.pace(); }

 private:
  enum class Phase : std::uint8_t { kClosed, kOpening, kReady };

  /// From `from` to what the film shows, over `latches`.
  struct Fade {
    Frame from;
    std::int64_t first = 0;
    std::int64_t latches = 1;
  };

  void opened(Now now);
  void closed(const Closed& port, Now now);
  void load(Now now);
  void load_picture(Frame picture, Now now);
  void show(Now now, Datagrams& out);
  void emit(std::int64_t latch, Now now, Datagrams& out);
  void draw(std::int64_t latch);
  [[nodiscard]] bool changes(std::int64_t latch) const;
  [[nodiscard]] bool complete(std::int64_t latch) const;
  void shown(bool complete, Now now);
  void confirm(Now now);
  void note_latches(Now now);
  void schedule(Now now);

  PixelOptions options_;
  std::unique_ptr<PixelProtocol> protocol_;
  Capabilities capabilities_;
  BoardState state_;
  Desired desired_;

  OutputClock clock_;
  Light light_;
  Film film_;
  std::optional<Fade> fade_;
  Frame picture_;  // the wall's bytes as last drawn

  bool load_ = false;             // desired_ has content that the film does not know yet
  bool dark_ = false;             // power off
  bool fresh_ = false;            // what the film shows has not gone out
  std::optional<bool> uploaded_;  // waits for its latch; whether it is complete
  bool unconfirmed_ = false;      // drawn, unless the port says otherwise

  Phase phase_ = Phase::kClosed;
  int closures_ = 0;
  SteadyTime reopen_at_{};
  SteadyTime sent_at_{};
  std::optional<SteadyTime> changed_at_;  // the last still picture
  std::optional<SteadyTime> noted_at_;    // the last count of latches
  std::optional<SteadyTime> told_at_;     // BoardState::proved_at, whatever the wall clock does
  std::optional<SteadyTime> wake_{SteadyTime{}};
};

}  // namespace gongshi::drivers
