#include "signage/emergency/emergency.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Less than anybody sees; the kernel's own slewing of the clock stays below it for minutes.
constexpr milliseconds kApart = 500ms;
// Only a restart of the machine with a wrong clock needs it, and the flash wants sparing.
constexpr auto kNoteEvery = 30s;

EmergencyRun run_of(const std::string& card, std::chrono::seconds lasts, milliseconds ran,
                    WallTime wall) {
  return {card, wall - ran, wall - ran + lasts};
}

}  // namespace

std::string_view emergency_event_word(EmergencyEvent::Kind kind) {
  switch (kind) {
    case EmergencyEvent::Kind::kStarted:
      return "started";
    case EmergencyEvent::Kind::kResumed:
      return "resumed";
    case EmergencyEvent::Kind::kStopped:
      return "stopped";
    case EmergencyEvent::Kind::kEnded:
      return "ended";
    case EmergencyEvent::Kind::kReplaced:
      return "replaced";
    case EmergencyEvent::Kind::kWithdrawn:
      break;
  }
  return "withdrawn";
}

Emergency::Emergency(fs::path state_folder, std::function<void(const EmergencyEvent&)> tell,
                     std::function<void(const Error&)> fail)
    : state_folder_(std::move(state_folder)), tell_(std::move(tell)), fail_(std::move(fail)) {}

void Emergency::anchor(const drivers::Now& now) {
  anchor_ = now;
  const auto ran = std::chrono::floor<milliseconds>(now.steady - since_);
  run_ = run_of(run_->card, lasts_, ran, now.wall);
}

void Emergency::save(const EmergencyMoment& at) {
  if (!unsaved_) return;
  unsaved_ = false;
  if (!run_) {
    const Status removed = remove_run_record(state_folder_);
    if (!removed) fail_(removed.error());
    return;
  }
  noted_ = at.now.steady;
  const auto ran = std::chrono::ceil<milliseconds>(at.now.steady - since_);
  const Status written =
      write_run_record(state_folder_, {run_->card, by_, lasts_, ran, at.now.wall, at.boot});
  if (!written) fail_(written.error());
}

void Emergency::end(EmergencyEvent event) {
  run_.reset();
  by_.clear();
  unsaved_ = true;
  tell_(event);
}

void Emergency::resume(const EmergencyMoment& at) {
  const auto record = read_run_record(state_folder_);
  if (!record) return fail_(record.error());
  if (!*record) return;
  const RunRecord& found = **record;
  const milliseconds ran = ran_until(found, at.now.wall, at.boot);
  if (ran >= found.lasts)
    return end({EmergencyEvent::Kind::kEnded, found.card, found.by, found.by});
  by_ = found.by;
  lasts_ = found.lasts;
  since_ = at.now.steady - ran;
  run_ = run_of(found.card, lasts_, ran, at.now.wall);
  anchor_ = at.now;
  unsaved_ = true;
  tell_({EmergencyEvent::Kind::kResumed, found.card, found.by, found.by});
}

bool Emergency::start(const content::EmergencyCard& card, const std::string& by,
                      const EmergencyMoment& at) {
  if (run_ && run_->card == card.id) return false;
  if (run_) tell_({EmergencyEvent::Kind::kReplaced, run_->card, by, by_});
  by_ = by;
  lasts_ = std::chrono::minutes{card.max_run_min};
  since_ = at.now.steady;
  anchor_ = at.now;
  run_ = run_of(std::string(card.id), lasts_, 0ms, at.now.wall);
  unsaved_ = true;
  tell_({EmergencyEvent::Kind::kStarted, run_->card, by, by});
  return true;
}

bool Emergency::stop(const std::string& by, const EmergencyMoment& at) {
  if (!run_) return false;
  if (at.now.steady >= over_at()) {
    end({EmergencyEvent::Kind::kEnded, run_->card, by_, by_});
  } else {
    end({EmergencyEvent::Kind::kStopped, run_->card, by, by_});
  }
  return true;
}

bool Emergency::tick(const content::EmergencyCard* card, const EmergencyMoment& at) {
  if (!run_) return false;
  const auto lasts = card == nullptr ? lasts_
                                     : std::min<std::chrono::seconds>(
                                           lasts_, std::chrono::minutes{card->max_run_min});
  const bool shrinks = lasts < lasts_;
  lasts_ = lasts;
  if (at.now.steady >= over_at()) {
    end({EmergencyEvent::Kind::kEnded, run_->card, by_, by_});
    return true;
  }
  if (card == nullptr) {
    end({EmergencyEvent::Kind::kWithdrawn, run_->card, by_, by_});
    return true;
  }
  const auto steady = at.now.steady - anchor_.steady;
  const auto apart = std::chrono::abs(at.now.wall - anchor_.wall - steady);
  const bool clock_was_set = apart >= kApart;
  const bool changes = clock_was_set || shrinks;
  if (changes) anchor(at.now);
  if (changes || at.now.steady >= noted_ + kNoteEvery) unsaved_ = true;
  return changes;
}

}  // namespace gongshi::signage
