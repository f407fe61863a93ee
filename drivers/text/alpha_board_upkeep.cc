// What an AlphaBoard does beside its content: settings, clock, and asking how the sign is.
#include <utility>

#include "drivers/text/alpha_board.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kToneRest = 3000ms;
constexpr auto kClockEvery = 1h;

}  // namespace

/// What a sign may lack is written apart from the content, so that a refusal spoils nothing else.
std::vector<AlphaFile> AlphaBoard::settings() const {
  std::vector<AlphaFile> all;
  if (keep_clock_ && options_.clock != AlphaOptions::ClockSet::kNone) {
    all.push_back({"E'", {alpha::set_hours(options_.hours_24)}});
  }
  if (level_) all.push_back({"E/", {alpha::dim_solar(options_.threshold, *level_)}});
  if (plan_ && options_.speaker != AlphaOptions::Speaker::kLeave) {
    const bool on = options_.speaker != AlphaOptions::Speaker::kOff;
    all.push_back({"E!", {alpha::set_speaker(on)}});
  }
  return all;
}

std::optional<PolledBoard::Request> AlphaBoard::setting(Now) {
  if (plan_ && !settled_) return std::nullopt;
  if (const auto due = due_setting()) return write(Job::kSetting, due->key, {&due->block, 1});
  if (!beep_due_) return std::nullopt;
  beep_due_ = false;
  const alpha::Block beeps{alpha::three_beeps()};
  return write(Job::kBeep, {}, {&beeps, 1}, kToneRest);
}

std::optional<PolledBoard::Request> AlphaBoard::clock(Now now) {
  if (!keep_clock_ || options_.clock == AlphaOptions::ClockSet::kNone) return std::nullopt;
  if (std::exchange(time_due_, false)) return question(Ask::kTime, "F ");
  if (clock_at_ && now.steady < *clock_at_) return std::nullopt;
  const LocalTime local = to_local(now.wall);
  // From now on at a full minute: the sign takes hours and minutes only.
  clock_at_ = now.steady + kClockEvery - local.second;
  std::vector<alpha::Block> blocks{{alpha::set_time(local)}, {alpha::set_weekday(local)}};
  if (options_.clock == AlphaOptions::ClockSet::kDate) blocks.push_back({alpha::set_date(local)});
  return options_.nest ? write(Job::kClock, {}, blocks) : write_each(Job::kClock, blocks);
}

/// Somebody else may have written to the sign; only the words themselves tell.
void AlphaBoard::read_texts_again() {
  if (!settled_ || options_.verify == AlphaOptions::Verify::kNone) return;
  for (const auto& [key, body] : held_) {
    if (key[0] == 'A' && key != "A0") unread_.insert(key);
  }
}

std::optional<PolledBoard::Request> AlphaBoard::poll(Now now) {
  if (!options_.answers || !poll_at_ || now.steady < *poll_at_) return std::nullopt;
  poll_at_ = now.steady + options_.poll;
  read_texts_again();
  // The table tells of a power loss; the others take turns in between.
  switch (polls_++ % 6) {
    case 1:
      return question(Ask::kErrors, "F*");
    case 3:
      return question(Ask::kSequence, "F.");
    case 5:
      return question(Ask::kInfo, "F\"");
    default:
      if (!no_table_) return question(Ask::kTable, "F$");
      // The first text then tells of a power loss; reading a STRING would blank the sign.
      if (!settled_ || !held_.contains("AA")) return question(Ask::kSequence, "F.");
      asked_file_ = "AA";
      return question(Ask::kFile, "BA");
  }
}

}  // namespace gongshi::drivers
