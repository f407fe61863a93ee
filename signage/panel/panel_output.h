// PanelOutput: a display panel (television) that the daemon switches by its serial line. What it
// shows comes by another cable from a screen, which draws whether the panel is lit or not: the
// picture is there before the lamp is.
//
//   panel_schedule ─[panel_output]─ PanelBoard ─ transport
#pragma once

#include <functional>
#include <memory>

#include "drivers/board_link.h"
#include "drivers/lines.h"
#include "signage/output.h"

namespace gongshi::signage {

class PanelOutput final : public Output {
 public:
  /// As BoardOutput::open.
  [[nodiscard]] static Result<std::unique_ptr<PanelOutput>> open(Loop& loop, const Clock& clock,
                                                                 drivers::Lines& lines,
                                                                 config::Display display,
                                                                 std::function<void()> on_change);
  ~PanelOutput() override;
  PanelOutput(const PanelOutput&) = delete;
  PanelOutput& operator=(const PanelOutput&) = delete;

  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition& edition) override;
  /// Never a serial; "unknown" while it does not answer.
  [[nodiscard]] content::DisplayLine line() const override;
  [[nodiscard]] bool settled() const override;
  [[nodiscard]] std::optional<Error> trouble() const override;
  [[nodiscard]] std::optional<SteadyTime> due() const override { return due_; }

 private:
  PanelOutput(Loop& loop, const Clock& clock, config::Display display,
              std::function<void()> on_change);
  void refresh();

  Loop& loop_;
  const Clock& clock_;
  config::Display display_;
  std::function<void()> on_change_;
  std::unique_ptr<drivers::BoardLink> link_;
  Edition edition_;
  std::optional<std::uint64_t> timer_;
  std::optional<SteadyTime> due_;  // of the timer
  std::optional<drivers::Desired> wanted_;
  std::optional<Error> refused_;  // what the driver never sends
};

}  // namespace gongshi::signage
