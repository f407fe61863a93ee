// CaptionOutput: a caption strip in the daemon's hands: drawn at the picture's rate, presented in a
// window or handed to the encoder.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "drivers/os/loop.h"
#include "signage/caption/caption_strip.h"
#include "signage/caption/encoder.h"
#include "signage/output.h"
#include "signage/screen/monitor_window.h"
#include "signage/scroller.h"

namespace gongshi::signage {

class CaptionOutput final : public Output {
 public:
  /// Loop, clock and type case are borrowed. `on_change` is called when line() has changed
  /// otherwise than by age. Errors as caption_plan and MonitorWindow::open.
  [[nodiscard]] static Result<std::unique_ptr<CaptionOutput>> open(
      const config::Display& display, Loop& loop, const Clock& clock, fonts::TypeCase& type,
      std::function<void()> on_change, const std::string& encoder_program = "ffmpeg");
  ~CaptionOutput() override;
  CaptionOutput(const CaptionOutput&) = delete;
  CaptionOutput& operator=(const CaptionOutput&) = delete;

  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition& edition) override;
  [[nodiscard]] content::DisplayLine line() const override;
  [[nodiscard]] bool settled() const override;
  [[nodiscard]] std::optional<Error> trouble() const override;
  [[nodiscard]] std::optional<SteadyTime> due() const override { return due_; }

  /// The strip as it was drawn last.
  [[nodiscard]] const Picture& picture() const { return strip_.picture(); }
  [[nodiscard]] const Encoder* encoder() const { return encoder_.get(); }

 private:
  CaptionOutput(config::Display display, const CaptionPlan& plan, Loop& loop, const Clock& clock,
                fonts::TypeCase& type, std::function<void()> on_change);
  void turn();
  [[nodiscard]] Status show();
  [[nodiscard]] Status present();

  config::Display display_;
  CaptionPlan plan_;
  Loop& loop_;
  const Clock& clock_;
  std::function<void()> on_change_;
  CaptionStrip strip_;
  Scroller scroller_;
  SteadyTime first_frame_;
  std::int64_t frames_ = 0;  // due since then
  std::unique_ptr<MonitorWindow> window_;
  std::unique_ptr<Encoder> encoder_;
  Edition edition_;
  std::optional<Showing> showing_;
  std::shared_ptr<const content::Release> shown_;
  std::optional<WallTime> shown_at_;
  std::optional<WallTime> gone_since_;
  std::optional<std::uint64_t> timer_;
  std::optional<SteadyTime> due_;  // of the timer
  std::optional<Error> trouble_;
};

}  // namespace gongshi::signage
