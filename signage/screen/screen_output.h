// ScreenOutput: a rolling screen in the daemon's hands: its window, turned by the loop.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "drivers/os/clock.h"
#include "drivers/os/loop.h"
#include "signage/output.h"
#include "signage/screen/screen_window.h"

namespace gongshi::signage {

class ScreenOutput final : public Output {
 public:
  /// Opens the display's window (`size`: instead of the whole monitor) and keeps it moving. Loop,
  /// clock and type case are borrowed. `on_change` is called when line() has changed otherwise than
  /// by age. Errors as ScreenWindow::open.
  [[nodiscard]] static Result<std::unique_ptr<ScreenOutput>> open(
      const config::Display& display, std::optional<drivers::Geometry> size, Loop& loop,
      const Clock& clock, fonts::TypeCase& type, std::function<void()> on_change);
  ~ScreenOutput() override;
  ScreenOutput(const ScreenOutput&) = delete;
  ScreenOutput& operator=(const ScreenOutput&) = delete;

  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition& edition) override;
  [[nodiscard]] content::DisplayLine line() const override;
  [[nodiscard]] bool settled() const override;
  [[nodiscard]] std::optional<Error> trouble() const override { return trouble_; }

 private:
  ScreenOutput(config::Display display, std::unique_ptr<ScreenWindow> window, Loop& loop,
               const Clock& clock, std::function<void()> on_change);
  void turn();
  void fail(Error error);

  config::Display display_;
  std::unique_ptr<ScreenWindow> window_;  // null once it was closed or failed
  Loop& loop_;
  const Clock& clock_;
  std::function<void()> on_change_;
  std::shared_ptr<const content::Release> wanted_;
  std::shared_ptr<const content::Release> reported_;
  std::optional<std::uint64_t> timer_;
  std::optional<WallTime> gone_since_;
  std::optional<Error> trouble_;
};

}  // namespace gongshi::signage
