// MonitorWindow: one SDL window on a monitor, and pictures copied into it. All of SDL that signage
// knows is behind this door.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "signage/picture.h"

namespace gongshi::signage {

class MonitorWindow {
 public:
  struct Place {
    std::optional<Rect> rect;  // on the monitor; empty: all of it
    bool frame = false;        // with the window system's frame, to be moved about at a desk
    bool on_top = false;       // above whatever else the monitor shows
    bool moves = false;        // presents wait for the monitor's pictures, where the platform can
  };

  /// Opens a window on the display's monitor. SDL's video is started with the first one.
  /// Errc::kIo      no display server: `what` has SDL's words
  /// Errc::kConfig  the site names a monitor that is not there
  [[nodiscard]] static Result<std::unique_ptr<MonitorWindow>> open(const config::Display& display,
                                                                   const Place& place);
  ~MonitorWindow();
  MonitorWindow(const MonitorWindow&) = delete;
  MonitorWindow& operator=(const MonitorWindow&) = delete;

  [[nodiscard]] drivers::Geometry size() const;

  /// Pictures a second of its monitor; 60 where it does not say.
  [[nodiscard]] int refresh_hz() const;

  /// From one picture of the monitor to the next, as measured, where present() returns with the
  /// monitor's picture; empty where it returns at once.
  [[nodiscard]] std::optional<std::chrono::microseconds> picture_period() const;

  /// False once the window system has lost the monitor.
  [[nodiscard]] bool has_monitor() const;

  struct News {
    bool closed = false;     // by someone, Alt+F4 or its button
    bool uncovered = false;  // since the last call: all must be presented again
  };
  /// Handles the events of all windows and tells what this one has heard.
  [[nodiscard]] News hear();

  /// Copies `parts` of `picture` to the window, its upper left corner at `x`, `y`, and presents
  /// them. With `ground` the whole window is filled first and presented.
  /// Errc::kIo: the window has no picture any more.
  [[nodiscard]] Status present(const Picture& picture, const std::vector<Rect>& parts, int x = 0,
                               int y = 0, std::optional<Color> ground = {});

 private:
  struct Sdl;
  explicit MonitorWindow(std::unique_ptr<Sdl> sdl);

  std::unique_ptr<Sdl> sdl_;
};

}  // namespace gongshi::signage
