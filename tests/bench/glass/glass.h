// Glass: an X11 screen as a person in front of it has it: what changes there, and a finger.
#pragma once

#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace gongshi::test {

using Steady = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// In pixels of the screen.
struct Spot {
  int x = 0;
  int y = 0;
};
struct Patch {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// The display that DISPLAY names, with the shared-memory and test extensions.
class Glass {
 public:
  /// Nothing when there is no such display, or it lacks an extension.
  [[nodiscard]] static std::optional<Glass> open();
  ~Glass();
  Glass(Glass&&) noexcept;
  Glass& operator=(Glass&&) = delete;
  Glass(const Glass&) = delete;
  Glass& operator=(const Glass&) = delete;

  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;

  /// A hash of the pixels of `patch` as they are now.
  [[nodiscard]] std::uint64_t look(const Patch& patch);
  /// True when all pixels of `patch` are of one colour.
  [[nodiscard]] bool plain(const Patch& patch);

  /// Looks until `patch` differs from `before`: when it did; nothing after `at_most`.
  [[nodiscard]] std::optional<Steady::time_point> changed(const Patch& patch, std::uint64_t before,
                                                          Steady::duration at_most);
  /// Looks until `patch` has been the same for `rest`: when it last changed (the begin, if never).
  Steady::time_point still(const Patch& patch, Steady::duration rest, Steady::duration at_most);

  void move(Spot at);
  void press();
  void release();
  /// One notch of a mouse wheel, downwards.
  void wheel();

 private:
  explicit Glass(Display* display) : display_(display) {}
  [[nodiscard]] bool share(std::size_t bytes);
  [[nodiscard]] XImage* grab(const Patch& patch);

  Display* display_ = nullptr;
  XShmSegmentInfo shared_{};
};

}  // namespace gongshi::test
