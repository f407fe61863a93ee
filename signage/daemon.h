// Daemon: all displays of a site, fed from the store, in one loop.
//
//   store ─▶ release watch ─▶[daemon]─▶ outputs ─▶ boards and screens
//                               └─▶ displays folder: who shows which serial
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "config/site.h"
#include "drivers/lines.h"
#include "drivers/os/loop.h"
#include "signage/board/board_output.h"
#include "signage/emergency/emergency_desk.h"
#include "signage/log/ledger.h"
#include "signage/release_watch.h"
#include "signage/watchdog/watchdog.h"

namespace gongshi::signage {

class Daemon {
 public:
  /// Opens the store and one output for each board of `site`. Loop, clock and type case are
  /// borrowed. Screens are added by their own owner with add().
  [[nodiscard]] static Result<std::unique_ptr<Daemon>> open(Loop& loop, const Clock& clock,
                                                            config::Site site,
                                                            fonts::TypeCase& type);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  /// One more display; it gets the present edition at once.
  void add(std::unique_ptr<Output> output);

  /// The service: until a stop signal. Tells systemd when it is ready and that it is alive.
  [[nodiscard]] Status run();

  /// Lets people and contacts start emergency cards, and goes on with one that ran before a
  /// restart. `open_lines` is a test's own way to the contacts.
  void serve_emergencies(Contacts::Open open_lines = drivers::open_modem_lines);

  /// Null until serve_emergencies().
  [[nodiscard]] EmergencyDesk* emergencies() { return desk_.get(); }

  /// The card that its displays show; empty: none.
  [[nodiscard]] const std::optional<EmergencyRun>& running() const { return edition_.emergency; }

  /// Pushes what is due and waits, at most `wait`, until every display has settled.
  [[nodiscard]] Status push(std::chrono::milliseconds wait);

  [[nodiscard]] std::vector<content::DisplayLine> lines() const;
  /// Of the release that is shown; empty without one.
  [[nodiscard]] std::string serial() const {
    return edition_.release == nullptr ? std::string{} : edition_.release->id().serial();
  }
  [[nodiscard]] const std::vector<std::unique_ptr<Output>>& outputs() const { return outputs_; }
  [[nodiscard]] const config::Site& site() const { return site_; }

  /// What outputs call when their line() may have changed.
  [[nodiscard]] std::function<void()> on_change();

 private:
  Daemon(Loop& loop, const Clock& clock, config::Site site);

  void take_news();
  void watch_clock();
  void show_emergency();
  [[nodiscard]] std::optional<EmergencyRun> recorded_emergency() const;
  [[nodiscard]] int displays_at(std::string_view tags) const;
  void give_edition();
  void explain(const EmergencyEvent& event);
  void report_soon();
  void report();
  [[nodiscard]] Status tell_displays();
  void tell_trouble();
  void keep_watch();
  void say_stuck(const std::string& name, bool stuck);

  Loop& loop_;
  const Clock& clock_;
  drivers::Lines bus_lines_;  // before the outputs, which use them
  config::Site site_;
  std::unique_ptr<ReleaseWatch> watch_;
  std::unique_ptr<Ledger> ledger_;
  Edition edition_;
  std::vector<std::unique_ptr<Output>> outputs_;
  std::unique_ptr<EmergencyDesk> desk_;
  std::chrono::milliseconds wall_ahead_{};  // of the steady clock, when last looked at
  std::optional<std::uint64_t> clock_timer_;
  std::unique_ptr<Watchdog> watchdog_;  // after what it watches
  std::optional<std::uint64_t> report_timer_;
  bool report_is_soon_ = false;
  bool report_failed_ = false;  // said once
  bool told_screens_ = true;    // a former run may have had some
  // Of the display log, as told last; at first nothing is known of what a former run told.
  std::optional<std::optional<Sentence>> told_trouble_;
};

}  // namespace gongshi::signage
