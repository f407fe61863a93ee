// Emergency: which pre-approved card runs now, since when and until when.
//
//   command, kiosk, contact ─▶[emergency]─ EmergencyRun ─▶ Edition ─▶ every display
//                                └─▶ state folder: what a restart goes on with
//
// A card runs for its maximum run time at most, counted on the steady clock while the program runs:
// setting the wall clock neither prolongs it nor cuts it. Playlists know wall times only, so the
// run's wall times are told anew whenever the two clocks have moved apart. Over a restart the time
// is known from the kernel's clock of the same boot, else from the wall clock; never does it run
// longer than its maximum in all.
//
// The signed content has the last word on its maximum, not the record on the disk.
//
// No clock and no loop: each call is given the moment. A disk that fails stops no card; it is told.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "content/release.h"
#include "drivers/now.h"
#include "signage/edition.h"
#include "signage/emergency/run_record.h"

namespace gongshi::signage {

struct EmergencyMoment {
  drivers::Now now;
  BootMark boot;
};

/// For the display log and the journal.
struct EmergencyEvent {
  enum class Kind {
    kStarted,
    kResumed,    // after a restart
    kStopped,    // by somebody
    kEnded,      // its maximum run time is over
    kReplaced,   // another card was started
    kWithdrawn,  // no release that may be shown has the card any more, or not on this day
  };
  Kind kind = Kind::kStarted;
  std::string card;
  std::string by;  // who started it; of kStopped and kReplaced: who did that
  std::string started_by{};
};

/// "started", for logs.
[[nodiscard]] std::string_view emergency_event_word(EmergencyEvent::Kind kind);

class Emergency {
 public:
  /// `tell` is called for each event, `fail` for each fault of the disk.
  Emergency(fs::path state_folder, std::function<void(const EmergencyEvent&)> tell,
            std::function<void(const Error&)> fail);

  /// Goes on with what the state folder says. What cannot be read there is no emergency.
  void resume(const EmergencyMoment& at);

  /// False: this card runs already, and its time is not begun anew.
  bool start(const content::EmergencyCard& card, const std::string& by, const EmergencyMoment& at);

  /// False: none runs.
  bool stop(const std::string& by, const EmergencyMoment& at);

  /// Ends what is over, and shortens what may run for less now. `card` is the running one as it may
  /// be started now; null: it may not be. True when run() is another one now.
  bool tick(const content::EmergencyCard* card, const EmergencyMoment& at);

  /// Brings the state folder up to date, where it is not. The disk may take its time, so the
  /// displays are told first; what a crash in between loses is one order.
  void save(const EmergencyMoment& at);
  [[nodiscard]] bool unsaved() const { return unsaved_; }

  /// Empty: none runs.
  [[nodiscard]] const std::optional<EmergencyRun>& run() const { return run_; }
  /// Who started it.
  [[nodiscard]] const std::string& by() const { return by_; }
  /// When tick() ends it at the latest.
  [[nodiscard]] SteadyTime over_at() const { return since_ + lasts_; }

 private:
  void anchor(const drivers::Now& now);
  void end(EmergencyEvent event);

  fs::path state_folder_;
  std::function<void(const EmergencyEvent&)> tell_;
  std::function<void(const Error&)> fail_;
  std::optional<EmergencyRun> run_;
  std::string by_;
  std::chrono::seconds lasts_{0};
  SteadyTime since_{};     // when it would have started, had the program run all the time
  drivers::Now anchor_{};  // where run_'s wall times come from
  SteadyTime noted_{};     // the record's
  bool unsaved_ = false;   // the record is not of run_ as it is
};

}  // namespace gongshi::signage
