// ScreenOutput: a rolling screen in the daemon's hands: its window, turned by the loop.
//
// A window that was closed, a monitor that was pulled out or a display server that went away is
// told at once and opened again as soon as it is there; the boards beside it never wait for it.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "drivers/os/clock.h"
#include "drivers/os/loop.h"
#include "signage/output.h"
#include "signage/picture_hash.h"
#include "signage/screen/connector.h"
#include "signage/screen/screen_window.h"

namespace gongshi::signage {

class ScreenOutput final : public Output {
 public:
  struct Setting {
    std::optional<drivers::Geometry> size{};     // instead of the whole monitor
    fs::path graphics_folder = kGraphicsFolder;  // where the display's connector is looked up
    PhotoShelf::Decoding photos = PhotoShelf::Decoding::kBehind;
  };

  /// Opens the display's window and keeps it moving; where that fails it says so in trouble() and
  /// tries again. Loop, clock and type case are borrowed. `on_change` is called when line() has
  /// changed otherwise than by age.
  [[nodiscard]] static std::unique_ptr<ScreenOutput> open(const config::Display& display,
                                                          Setting setting, Loop& loop,
                                                          const Clock& clock, fonts::TypeCase& type,
                                                          std::function<void()> on_change);
  ~ScreenOutput() override;
  ScreenOutput(const ScreenOutput&) = delete;
  ScreenOutput& operator=(const ScreenOutput&) = delete;

  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition& edition) override;
  [[nodiscard]] content::DisplayLine line() const override;
  [[nodiscard]] bool settled() const override;
  [[nodiscard]] std::optional<Error> trouble() const override { return trouble_; }
  [[nodiscard]] const Shown* shown() const override { return shown_ ? &*shown_ : nullptr; }
  [[nodiscard]] std::optional<Motion> motion() const override;
  [[nodiscard]] std::optional<SteadyTime> due() const override { return due_; }
  [[nodiscard]] const ScreenWindow* window() const { return window_.get(); }

 private:
  ScreenOutput(config::Display display, Setting setting, Loop& loop, const Clock& clock,
               fonts::TypeCase& type, std::function<void()> on_change);
  void turn();
  void call_at(SteadyTime when, void (ScreenOutput::*what)());
  void try_to_open();
  [[nodiscard]] std::optional<Error> missing_monitor();
  void fail(Error error);
  void report_frames();
  [[nodiscard]] bool note_shown();
  [[nodiscard]] bool hash_on();

  config::Display display_;
  Setting setting_;
  Loop& loop_;
  const Clock& clock_;
  fonts::TypeCase& type_;
  std::function<void()> on_change_;
  std::unique_ptr<ScreenWindow> window_;  // null while there is none
  std::optional<Edition> edition_;        // to be shown
  std::shared_ptr<const content::Release> reported_;
  std::optional<std::uint64_t> timer_;
  std::optional<SteadyTime> due_;  // the timer's
  SteadyTime look_at_{};           // when to look for the monitor again
  SteadyTime report_at_{};         // when to log how punctual the frames were
  std::int64_t reported_late_ = 0;
  std::optional<Shown> shown_;       // what was presented last
  std::uint64_t noted_ = 0;          // Standing::drawn of it
  std::optional<PictureHash> hash_;  // under way
  WallTime opened_at_{};             // the window
  std::optional<WallTime> gone_since_;
  std::optional<Error> trouble_;
};

}  // namespace gongshi::signage
