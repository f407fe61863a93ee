// ScreenWindow: a rolling screen on a monitor: one window that presents what Screen draws.
//
// Everything moves by whole pixels on a grid of frames counted from the start, and only changed
// parts are copied and presented. A new release is taken at the next page switch: no blank, no
// jump. An emergency card is taken at once.
#pragma once

#include <memory>
#include <optional>

#include "config/site.h"
#include "content/release.h"
#include "drivers/os/result.h"
#include "signage/screen/frame_clock.h"
#include "signage/screen/monitor_window.h"
#include "signage/screen/motion.h"
#include "signage/screen/screen.h"

namespace gongshi::signage {

class ScreenWindow {
 public:
  /// Opens a window of `size` if given, else covers the display's monitor without a frame. `type`
  /// and `clock` are borrowed. Errors as MonitorWindow::open.
  [[nodiscard]] static Result<std::unique_ptr<ScreenWindow>> open(
      const config::Display& display, std::optional<drivers::Geometry> size, fonts::TypeCase& type,
      const Clock& clock, PhotoShelf::Decoding photos = PhotoShelf::Decoding::kBehind);
  ~ScreenWindow();
  ScreenWindow(const ScreenWindow&) = delete;
  ScreenWindow& operator=(const ScreenWindow&) = delete;

  /// Shows another release from the next page switch on; at once when nothing has been shown yet,
  /// when there is none (what was withdrawn does not stay for the rest of a page), when an
  /// emergency begins, and when only its age is new.
  void take(const Edition& edition);

  /// Handles the window's events, draws and presents what is due. Returns when to call again.
  [[nodiscard]] Result<SteadyTime> turn();

  /// The release whose words were last presented; null before the first.
  [[nodiscard]] const std::shared_ptr<const content::Release>& shown() const { return shown_; }
  /// When the picture was last presented.
  [[nodiscard]] std::optional<WallTime> drawn_at() const { return drawn_at_; }
  /// Someone closed the window (Alt+F4 or its button).
  [[nodiscard]] bool closed() const { return closed_; }
  /// False once the window system has lost the monitor.
  [[nodiscard]] bool has_monitor() const { return window_->has_monitor(); }
  [[nodiscard]] const FrameStats& stats() const { return frames_.stats(); }
  /// What paces the frames, and how punctual they were; without the times it counts for.
  [[nodiscard]] Motion motion() const;
  [[nodiscard]] const Screen& screen() const { return *screen_; }

 private:
  ScreenWindow(const config::Display& display, std::unique_ptr<MonitorWindow> window,
               fonts::TypeCase& type, const Clock& clock, PhotoShelf::Decoding photos);

  config::Display display_;
  std::unique_ptr<MonitorWindow> window_;
  fonts::TypeCase& type_;
  const Clock& clock_;
  PhotoShelf::Decoding photos_;
  std::unique_ptr<Screen> screen_;
  Edition present_;                                // to be drawn
  std::optional<Edition> waiting_;                 // for the next page
  std::shared_ptr<const content::Release> shown_;  // has been presented
  WallTime take_at_{};
  FrameClock frames_;
  std::optional<WallTime> drawn_at_;
  bool whole_ = true;  // present everything: first frame, or the window was uncovered
  bool closed_ = false;
};

}  // namespace gongshi::signage
