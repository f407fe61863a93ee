#include "kiosk/staff/maintenance.h"

#include <algorithm>
#include <utility>

#include "content/store/report/display_line.h"
#include "drivers/os/log.h"
#include "kiosk/touch/keyboard.h"

namespace gongshi::kiosk {
namespace {

using content::store::ControlReply;
using content::store::ControlRequest;
using content::store::ControlVerb;

/// The question of every second must not hold the drawing up.
constexpr std::chrono::milliseconds kStatePatience{300};
/// Somebody has just tapped: the PIN is checked slowly on purpose and its count goes to flash.
constexpr std::chrono::seconds kTapPatience{5};
constexpr auto kAskEvery = std::chrono::seconds(1);
constexpr std::size_t kLongestPin = 12;

std::chrono::milliseconds patience_for(ControlVerb verb) {
  return verb == ControlVerb::kState ? kStatePatience : kTapPatience;
}

}  // namespace

fs::path device_file(const config::Site& site) {
  return site.kiosk.state_folder / "device.json";
}

MaintenanceDoors real_maintenance_doors(const config::Site& site) {
  return {[socket = site.sync.socket](const ControlRequest& request) {
            return content::store::ask_updater(socket, request, patience_for(request.verb));
          },
          [folder = site.displays_folder] { return content::read_display_lines(folder); },
          site.sync.receipts_to_stick,
          [socket = site.signage.socket](const content::EmergencyRequest& request) {
            const bool looks = request.verb == content::EmergencyVerb::kList;
            return content::ask_signage(socket, request, looks ? kStatePatience : kTapPatience);
          },
          {[file = device_file(site)](const DeviceSettings& settings) {
             return write_device_settings(file, settings);
           },
           recent_log_lines}};
}

Maintenance::~Maintenance() {
  wipe(pin_);
}

void Maintenance::ask(ControlVerb verb) {
  ControlRequest request{verb, verb == ControlVerb::kState ? std::string() : pin_};
  auto reply = doors_.ask(request);
  wipe(request.pin);
  if (!reply) {
    reply_.reset();
    trouble_ = reply.error().what;
    said_ = {};
    return;
  }
  trouble_.reset();
  if (verb != ControlVerb::kState) said_ = reply->sentence;
  if (verb == ControlVerb::kUnlock) {
    unlocked_ = reply->accepted;
    if (!unlocked_) wipe(pin_);
  }
  reply_ = *std::move(reply);
}

void Maintenance::on_action(std::string_view action) {
  if (!unlocked_) {
    if (action == "unlock") {
      ask(ControlVerb::kUnlock);
    } else if (type_key(pin_, action) && pin_.size() > kLongestPin) {
      pin_.pop_back();
    }
    next_question_ = {};  // the page behind the keypad is to be full at once
    return;
  }
  if (action == "emergency" && doors_.signage) {
    emergency_.emplace(doors_.signage);
    next_question_ = {};
    return;
  }
  if (emergency_) {
    if (action == EmergencyPage::kLeave) return emergency_.reset();
    emergency_->on_action(action);
    next_question_ = {};
    return;
  }
  if (action == "device" && doors_.device.save) {
    device_.emplace(doors_.device, settings_);
    return;
  }
  if (device_) {
    if (action == DevicePage::kLeave) return device_.reset();
    return device_->on_action(action);
  }
  if (action == "pull") ask(ControlVerb::kPull);
  if (action == "import") ask(ControlVerb::kImportStick);
  if (action == "carry") ask(ControlVerb::kCarryReceipts);
}

bool Maintenance::tick(SteadyTime now) {
  if (now < next_question_) return false;
  next_question_ = now + kAskEvery;
  ++turns_;
  ask(ControlVerb::kState);
  if (emergency_) emergency_->tick(now);
  if (device_) device_->tick(now);
  if (unlocked_) {
    // A file that is being replaced by something unreadable leaves the lines of a second ago.
    if (auto lines = doors_.displays()) lines_ = *std::move(lines);
  }
  return true;
}

Scene Maintenance::draw(const Metrics& metrics, const TextMeasure& measure, const OnScreen& shown,
                        WallTime now) const {
  if (emergency_) return emergency_->draw(metrics, measure, now);
  if (device_) return device_->draw(metrics, measure);
  return unlocked_ ? overview(metrics, measure, shown, now) : keypad(metrics, measure);
}

}  // namespace gongshi::kiosk
