// Maintenance: the page for the people who look after the device, behind CornerKnock and a PIN.
//
//   taps ─▶ [maintenance] ─▶ questions to the updater (content/store/service/control.h)
//              ├─▶ EmergencyPage ─▶ questions to the display service
//              └─▶ scene: what is shown, how sure, every display, the stick, the last outcome
//
// Until the updater has accepted the PIN there is a keypad and nothing else. The updater judges the
// PIN and counts wrong ones; this page only carries it. The question of every second waits 300 ms
// at most, so drawing never stands still for long; one that a tap asks waits 5 s at most, for
// checking a PIN takes its time.
//
// Knows no issue: it works on a device that may show no content. It is closed after the idle time.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/display_line.h"
#include "content/store/freshness.h"
#include "content/store/service/control.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/staff/device_page.h"
#include "kiosk/staff/emergency_page.h"

namespace gongshi::kiosk {

/// Where the page gets its answers; a test puts its own.
struct MaintenanceDoors {
  std::function<Result<content::store::ControlReply>(const content::store::ControlRequest&)> ask;
  std::function<Result<std::vector<content::DisplayLine>>()> displays;
  bool receipts = false;                    // the site lets receipts go out on a stick
  EmergencyPage::Ask signage{};             // empty: no emergency cards on this page
  DeviceDoors device{};                     // without `save`: no page about this device
  std::optional<Sentence> theme_trouble{};  // why the hospital's theme is not shown; empty: it is
};

/// The real ones: the sockets of updater and display service, and the displays folder.
[[nodiscard]] MaintenanceDoors real_maintenance_doors(const config::Site& site);

/// Where DeviceSettings are kept.
[[nodiscard]] fs::path device_file(const config::Site& site);

/// What the kiosk itself shows.
struct OnScreen {
  std::optional<content::ReleaseId> id;
  content::store::FreshnessReport age;
};

class Maintenance {
 public:
  /// `settings` must outlive the page, which may change them.
  Maintenance(const MaintenanceDoors& doors, DeviceSettings& settings)
      : doors_(doors), settings_(settings) {}
  ~Maintenance();
  Maintenance(const Maintenance&) = delete;
  Maintenance& operator=(const Maintenance&) = delete;

  [[nodiscard]] Scene draw(const Metrics& metrics, const TextMeasure& measure,
                           const OnScreen& shown, WallTime now) const;

  /// "key:7", "key:delete", "unlock", "pull", "import", "carry", "emergency", "device";
  /// those of EmergencyPage and DevicePage.
  void on_action(std::string_view action);
  /// A contact as the touch frame reports it; true when it goes no further.
  bool touch(const Contact& reported, Size glass) {
    return device_ && device_->touch(reported, glass);
  }

  /// Asks how things stand when a second has passed; true when the page is to be drawn again.
  bool tick(SteadyTime now);
  [[nodiscard]] SteadyTime deadline() const { return next_question_; }

  [[nodiscard]] bool unlocked() const { return unlocked_; }
  /// The updater is at work on something.
  [[nodiscard]] bool busy() const { return reply_ && reply_->busy; }

 private:
  void ask(content::store::ControlVerb verb);
  [[nodiscard]] Scene keypad(const Metrics& metrics, const TextMeasure& measure) const;
  [[nodiscard]] Scene overview(const Metrics& metrics, const TextMeasure& measure,
                               const OnScreen& shown, WallTime now) const;

  MaintenanceDoors doors_;
  DeviceSettings& settings_;
  std::string pin_;
  bool unlocked_ = false;
  std::optional<content::store::ControlReply> reply_;  // the newest answer; empty: none came
  std::optional<Sentence> trouble_;                    // why none came
  Sentence said_;                                      // to the last tap
  std::vector<content::DisplayLine> lines_;
  SteadyTime next_question_{};
  std::optional<EmergencyPage> emergency_;  // open over the overview
  std::optional<DevicePage> device_;        // likewise
  unsigned turns_ = 0;                      // of the busy mark
};

}  // namespace gongshi::kiosk
