// BoardOutput: one LED board: what is due for it, as texts or as pictures, through its driver.
//
//   playlist ─ board_content ─[board_output]─ Board ─ transport
#pragma once

#include <deque>
#include <functional>
#include <set>

#include "drivers/board_link.h"
#include "drivers/lines.h"
#include "fonts/type_case.h"
#include "signage/board/native_emergency.h"
#include "signage/output.h"
#include "signage/playlist/playlist.h"

namespace gongshi::signage {

class BoardOutput final : public Output {
 public:
  /// Reads the display's port and options; `lines` gives the port, which several boards may share.
  /// Loop, clock and type case are borrowed. `on_change` is called when line() may have changed.
  /// In `flash_folder` the writes to each board's flash are counted over restarts; empty: they are
  /// not.
  /// Errc::kConfig, kUsage: a wrong port or option, with the display's name.
  [[nodiscard]] static Result<std::unique_ptr<BoardOutput>> open(
      Loop& loop, const Clock& clock, drivers::Lines& lines, config::Display display,
      fonts::TypeCase& type, std::function<void()> on_change, const fs::path& flash_folder = {});
  ~BoardOutput() override;

  [[nodiscard]] const config::Display& display() const override { return display_; }
  void take(const Edition& edition) override;
  [[nodiscard]] content::DisplayLine line() const override;
  [[nodiscard]] bool settled() const override;
  [[nodiscard]] std::optional<Error> trouble() const override;
  [[nodiscard]] const Shown* shown() const override;
  [[nodiscard]] std::optional<SteadyTime> due() const override { return due_; }

 private:
  BoardOutput(Loop& loop, const Clock& clock, config::Display display, fonts::TypeCase& type,
              std::function<void()> on_change);

  void refresh();
  [[nodiscard]] Showing showing_at(WallTime now);
  /// When the item shown looks different; empty: not within its slot.
  [[nodiscard]] Result<std::optional<WallTime>> show(const Showing& showing, WallTime now);
  [[nodiscard]] Status want(const Item& item, drivers::Desired desired, WallTime now);
  [[nodiscard]] std::optional<drivers::Desired> ordinary_at(WallTime now);
  void complain(const Item& item, const Error& error);
  [[nodiscard]] std::optional<Shown> other_than_wanted(const Showing& showing, const Item& item,
                                                       const drivers::Desired& desired) const;

  Loop& loop_;
  const Clock& clock_;
  config::Display display_;
  fonts::TypeCase& type_;
  std::function<void()> on_change_;
  std::unique_ptr<drivers::BoardLink> link_;
  Edition edition_;
  std::optional<Showing> shown_;  // of the last refresh
  NativeEmergency native_;        // on boards with emergency messages
  Shown wanted_;                  // what the board was last asked to show
  std::optional<std::uint64_t> timer_;
  std::optional<SteadyTime> due_;     // of the timer
  std::set<std::string> complained_;  // "serial item", so that the log has each once
  std::optional<Error> trouble_;
  std::deque<std::pair<std::string, std::string>> hashes_;  // serial, manifest hash; newest first
};

}  // namespace gongshi::signage
