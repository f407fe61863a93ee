// DevicePage: this very device, on the maintenance page: touch calibration, tests of touch and
// colours, the speaker's volume, the last lines of the log.
//
//   contacts as reported ─▶ [device page] ─▶ crosses ─▶ a calibration on trial ─▶ settings
//
// A new calibration holds for kTrial; unless somebody touches the button by then it is taken back:
// a wrong one cannot lock staff out.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/staff/device_settings.h"
#include "kiosk/touch/gesture.h"

namespace gongshi::kiosk {

/// What the page needs of the device; a test puts its own.
struct DeviceDoors {
  std::function<Status(const DeviceSettings&)> save;
  std::function<std::vector<std::string>()> log_lines;  // the newest last
  std::function<void(int volume)> speak_sample{};       // empty: nothing here speaks
};

class DevicePage {
 public:
  static constexpr std::string_view kLeave = "device:leave";
  static constexpr std::string_view kCancel = "device:cancel";
  static constexpr std::chrono::seconds kTrial{15};
  /// Tests and crosses that nobody touches end by themselves.
  static constexpr std::chrono::seconds kAlone{30};

  /// `settings` must outlive the page, which changes them.
  DevicePage(DeviceDoors doors, DeviceSettings& settings)
      : doors_(std::move(doors)), settings_(settings) {}
  ~DevicePage();
  DevicePage(const DevicePage&) = delete;
  DevicePage& operator=(const DevicePage&) = delete;

  [[nodiscard]] Scene draw(const Metrics& metrics, const TextMeasure& measure) const;
  void on_action(std::string_view action);
  void tick(SteadyTime now);

  /// A contact as the frame reports it; true when it is for the crosses and for nothing else.
  bool touch(const Contact& reported, Size glass);

 private:
  enum class Mode { kOverview, kCalibrate, kOnTrial, kTouchTest, kColorTest };

  void begin(Mode mode);
  void add_cross(Spot spot, SteadyTime now);
  void take_back();
  void change_volume(int by);
  [[nodiscard]] Scene overview(const Metrics& metrics, const TextMeasure& measure) const;
  [[nodiscard]] Scene crosses(const Metrics& metrics, const TextMeasure& measure) const;
  [[nodiscard]] Scene trial(const Metrics& metrics, const TextMeasure& measure) const;
  [[nodiscard]] Scene touches(const Metrics& metrics, const TextMeasure& measure) const;
  [[nodiscard]] Scene colors(const Metrics& metrics) const;

  DeviceDoors doors_;
  DeviceSettings& settings_;
  Mode mode_ = Mode::kOverview;
  Sentence said_;
  std::vector<Spot> spots_;            // touched so far
  std::optional<Calibration> before_;  // while another is on trial
  std::optional<SteadyTime> until_;    // of what ends by itself; empty: not begun
  int seconds_left_ = 0;
  std::set<int> cells_;  // of the touch test, touched
  std::size_t color_ = 0;
};

}  // namespace gongshi::kiosk
