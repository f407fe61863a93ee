#include "drivers/text/cpower_board.h"

#include <algorithm>

#include "drivers/text/cpower_facts.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using cpower::Command;

constexpr auto kGap = 100ms;            // between two frames, C-Power V3.3
constexpr auto kRefusedPause = 60s;     // before what was refused is tried again
constexpr auto kClockPause = 600s;      // a clock that does not keep its time is not set faster
constexpr std::int64_t kClockOff = 60;  // seconds
constexpr auto kFactsEvery = 3600s;
PolledBoard::Line line_of(const CpowerOptions& options) {
  PolledBoard::Line line;
  line.reply_wait = options.reply_wait;
  line.gap = options.wire.network ? 0ms : kGap;
  line.settle = 300ms;
  line.bytes_per_second = options.bytes_per_second;
  return line;
}

}  // namespace

CpowerBoard::CpowerBoard(CpowerOptions options) : PolledBoard(line_of(options)), options_(options) {
  capabilities_.text = true;
  capabilities_.dots = true;
  capabilities_.power = capabilities_.brightness = capabilities_.clock = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.palette = Palette::kFull;
  capabilities_.charset = options_.charset == Charset::kGbk ? "GBK" : "GB2312";
  capabilities_.font_px = options_.rich_text ? std::vector{8, 16, 24, 32, 40, 48, 56}
                                             : std::vector{8, 12, 16, 24, 32, 40, 48, 56};
  capabilities_.most_areas = cpower::kMostWindows;
  capabilities_.strongest = options_.group() ? Proof::kSent : Proof::kAcknowledged;
}

Status CpowerBoard::want(Desired desired) {
  if (desired.frame || desired.marquee) {
    return Error{
        Errc::kRejected,
        {"这种卡显示文字，不接收整屏图像", "these cards take text, not pictures of the board"},
        "E2102"};
  }
  std::optional<CpowerScreen> screen;  // none: what is there stays, ours or not
  if (!desired.areas.empty()) {
    GONGSHI_TRY(screen, cpower_screen(desired.areas, options_));
  }
  if (screen && wanted_ != screen) {
    content_not_before_ = {};
    wanted_ = std::move(screen);
  }
  desired_ = std::move(desired);
  asked_ = true;
  state_.shows_all = false;  // until next() has looked
  // Another content under the same serial.
  if (wanted_ && !content_held() && state_.serial == desired_.serial) disproved();
  wake_up();
  return {};
}

std::optional<int> CpowerBoard::wanted_power() const {
  if (!desired_.power) return std::nullopt;
  return *desired_.power ? 1 : 0;
}

std::optional<int> CpowerBoard::wanted_level() const {
  if (!desired_.brightness_pct) return std::nullopt;
  return (std::clamp(*desired_.brightness_pct, 0, 100) * 31 + 50) / 100;
}

// ---- what to ask next ---------------------------------------------------------------------------

std::optional<PolledBoard::Request> CpowerBoard::next(Now now) {
  if (!asked_) return std::nullopt;
  if (doubt_) return basic(kPoll, Command::kClock, {cpower::kAskState});
  if (std::exchange(extra_poll_, false)) {
    return basic(kExtraPoll, Command::kClock, {cpower::kAskState});
  }
  if (now.steady >= refresh_at_) {
    if (content_held()) doubt_content();
    refresh_at_ = now.steady + options_.refresh;
  }
  judge(now);
  if (wanted_ && !content_held() && now.steady >= content_not_before_) return next_content();
  if (auto request = next_setting(now)) return request;
  if (!options_.group() && now.steady >= facts_at_) return next_fact();
  if (!options_.group() && now.steady >= next_poll_) {
    return basic(kPoll, Command::kClock, {cpower::kAskState});
  }
  return std::nullopt;
}

std::optional<SteadyTime> CpowerBoard::wake() const {
  if (!asked_) return std::nullopt;
  if (options_.group()) return refresh_at_;
  return std::min(next_poll_, refresh_at_);
}

std::optional<PolledBoard::Request> CpowerBoard::next_content() {
  if (!held_ || held_->windows != wanted_->windows) {
    held_.reset();
    sending_windows_ = wanted_->windows;
    sending_.clear();
    return external(kWindows, cpower::split_call(cpower::windows_call(sending_windows_)).front());
  }
  while (held_->calls[window_] == wanted_->calls[window_]) {
    window_ = (window_ + 1) % held_->calls.size();
    sending_.clear();
  }
  if (sending_ != wanted_->calls[window_]) {
    sending_ = wanted_->calls[window_];
    part_ = 0;
  }
  held_->calls[window_].clear();
  return external(kCall, cpower::split_call(sending_)[part_]);
}

std::optional<PolledBoard::Request> CpowerBoard::next_setting(Now now) {
  if (const auto on = wanted_power()) {
    if (auto request = next_setting(power_, *on, kPower, kAskPower, now)) return request;
  }
  if (const auto level = wanted_level()) {
    if (auto request = next_setting(level_, *level, kBrightness, kAskBrightness, now)) {
      return request;
    }
  }
  const LocalTime local = to_local(now.wall);
  if (desired_.keep_clock && clock_set_ != local.date && now.steady >= clock_not_before_) {
    clock_not_before_ = now.steady + kClockPause;
    return basic(kClock, Command::kClock, cpower::clock_data(local));
  }
  return std::nullopt;
}

std::optional<PolledBoard::Request> CpowerBoard::next_setting(Setting& setting, int wanted, Ask set,
                                                              Ask ask, Now now) {
  if (setting.held == wanted || now.steady < setting.not_before) return std::nullopt;
  const Command command = set == kPower ? Command::kPower : Command::kBrightness;
  if (!setting.held && !setting.blind && !options_.group()) {
    return basic(ask, command, {cpower::kAskState});
  }
  setting.told = wanted;
  return basic(set, command,
               set == kPower ? cpower::power_data(wanted == 1) : cpower::brightness_data(wanted));
}

std::optional<PolledBoard::Request> CpowerBoard::next_fact() {
  const Command command = kCpowerFacts[fact_];
  // Version: a zero. Temperature: bit 0. Disk: 1, the user's. Power timer: 1, the question.
  return basic(kFact, command, {command == Command::kVersion ? std::uint8_t{0} : std::uint8_t{1}});
}

PolledBoard::Request CpowerBoard::basic(Ask what, Command command, cpower::Bytes data) {
  const bool answered = !options_.group();
  cpower::Packet packet{options_.address, static_cast<std::uint8_t>(command),
                        static_cast<std::uint8_t>(answered ? 1 : 0), std::move(data)};
  asked_command_ = packet.command;
  noise_ = false;
  Request request;
  request.frame = cpower::encode_frame(packet, options_.wire);
  request.what = what;
  request.answered = answered;
  return request;
}

PolledBoard::Request CpowerBoard::external(Ask what, cpower::Bytes data) {
  return basic(what, Command{cpower::kExternalCall}, std::move(data));
}

// ---- what came back -----------------------------------------------------------------------------

PolledBoard::Heard CpowerBoard::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                     Now now) {
  noise_ = !heard.empty();
  for (const cpower::Packet& answer : cpower::read_answers(heard, options_.wire)) {
    if (answer.id != options_.address || answer.command != asked_command_)
      continue;  // late, or another's
    misses_ = 0;
    switch (asked.what) {
      case kPoll:
      case kExtraPoll:
        take_poll(answer.data, now);
        return Heard::kDone;
      case kWindows:
      case kCall:
        return take_result(asked, answer.mark, now);
      case kPower:
        // Its answer repeats question and state and knows no failure; the question that follows
        // tells.
        power_.held = power_.blind ? power_.told : std::nullopt;
        return Heard::kDone;
      case kAskPower: {
        const auto on = cpower::decode_power(answer.data);
        take_setting(power_, on ? std::optional(*on ? 1 : 0) : std::nullopt, wanted_power(), now);
        return Heard::kDone;
      }
      case kBrightness:
        return take_done(&level_, cpower::decode_done(answer.data) == true, now);
      case kAskBrightness: {
        take_setting(level_, cpower::decode_level(answer.data), wanted_level(), now);
        return Heard::kDone;
      }
      case kClock:
        return take_done(nullptr, cpower::decode_done(answer.data) == true, now);
      default:
        for (Fact& fact : cpower_facts(kCpowerFacts[fact_], answer.data)) learn(std::move(fact));
        if (++fact_ == kCpowerFacts.size()) facts_at_ = now.steady + kFactsEvery;
        fact_ %= kCpowerFacts.size();
        return Heard::kDone;
    }
  }
  return Heard::kMore;
}

void CpowerBoard::take_poll(std::span<const std::uint8_t> data, Now now) {
  doubt_ = false;
  next_poll_ = now.steady + options_.poll;
  const auto reading = cpower::decode_clock(data);
  if (!reading) return;  // a sign of life all the same
  learn({"clock", {"时钟", "clock"}, reading->text()});
  if (reading->off_by(to_local(now.wall)) > kClockOff) clock_set_.reset();
}

PolledBoard::Heard CpowerBoard::take_result(const Request& asked, std::uint8_t result, Now now) {
  if (result == 0) {
    content_taken(static_cast<Ask>(asked.what), now);
    return Heard::kDone;
  }
  part_ = 0;
  sending_.clear();
  if (cpower::is_passing(result)) return Heard::kAgain;
  held_.reset();
  disproved();  // perhaps its windows are new and this one is empty
  content_not_before_ = now.steady + kRefusedPause;
  const std::string code = std::to_string(result);
  refused("不接收这个画面，代码 " + code, "does not take this picture, code " + code);
  return Heard::kDone;
}

void CpowerBoard::content_taken(Ask what, Now now) {
  if (what == kWindows) {
    held_ = CpowerScreen{sending_windows_, std::vector<cpower::Bytes>(sending_windows_.size())};
    window_ = 0;
    return;
  }
  if (++part_ < cpower::split_call(sending_).size()) return;
  held_->calls[window_] = std::exchange(sending_, {});
  if (content_held()) {
    refresh_at_ = now.steady + options_.refresh;
    proved(capabilities_.strongest, desired_.serial, now);
  }
  judge(now);
}

PolledBoard::Heard CpowerBoard::take_done(Setting* setting, bool done, Now now) {
  if (setting == nullptr) {
    if (done) {
      clock_set_ = to_local(now.wall).date;
    } else {
      refused("不接收时钟", "does not take the clock");
    }
    return Heard::kDone;
  }
  setting->held = setting->blind && done ? setting->told : std::nullopt;
  if (!done) {
    setting->not_before = now.steady + kRefusedPause;
    refused("不接收亮度", "does not take the brightness");
  }
  return Heard::kDone;
}

void CpowerBoard::take_setting(Setting& setting, std::optional<int> held, std::optional<int> wanted,
                               Now now) {
  if (!held) {
    setting.blind = true;
    return;
  }
  setting.held = held;
  const bool set_in_vain = setting.told && setting.told == wanted && held != wanted;
  setting.told.reset();
  if (!set_in_vain) return;
  setting.not_before = now.steady + kRefusedPause;
  refused("没有照办亮度或电源的设置", "did not take over the brightness or power");
}

// ---- what was not heard -------------------------------------------------------------------------

void CpowerBoard::sent(const Request& request, Now now) {
  switch (request.what) {
    case kWindows:
    case kCall:
      content_taken(static_cast<Ask>(request.what), now);
      break;
    case kPower:
      power_.held = power_.told;
      break;
    case kBrightness:
      level_.held = level_.told;
      break;
    default:
      clock_set_ = to_local(now.wall).date;
      break;
  }
  judge(now);
}

void CpowerBoard::unanswered(const Request& asked, Now now) {
  doubt_ = asked.what != kExtraPoll;
  // An answer that came garbled came from a card that is awake.
  if (!noise_ && ++misses_ >= 2) {
    // One that starts again is silent for some seconds, and has forgotten its windows.
    doubt_content();
    disproved();
  }
  switch (asked.what) {
    case kWindows:
    case kCall:
      sending_.clear();
      part_ = 0;
      // On a line that loses every second answer, question and repetition would fall into step for
      // ever; one more question, which may be lost without harm, breaks it.
      extra_poll_ = ++content_misses_ % 2 == 0;
      break;
    case kAskPower:
      power_.blind = true;
      break;
    case kAskBrightness:
      level_.blind = true;
      break;
    case kFact:  // older cards do not know all of these questions
      if (++fact_ == kCpowerFacts.size()) facts_at_ = now.steady + kFactsEvery;
      fact_ %= kCpowerFacts.size();
      break;
    default:
      break;
  }
}

void CpowerBoard::doubt_content() {
  held_.reset();
  sending_.clear();
  part_ = 0;
  power_.held.reset();
  level_.held.reset();
  state_.shows_all = false;
}

void CpowerBoard::opened(Now now) {
  doubt_ = !options_.group();
  extra_poll_ = false;
  misses_ = 0;
  doubt_content();
  power_ = level_ = {};
  fact_ = 0;
  clock_set_.reset();
  clock_not_before_ = content_not_before_ = facts_at_ = now.steady;
  refresh_at_ = now.steady + options_.refresh;
}

void CpowerBoard::lost(Now) {
  doubt_content();
}

void CpowerBoard::judge(Now now) {
  if (wanted_ && !content_held()) {
    state_.shows_all = false;
    return;
  }
  if (wanted_ && (state_.proof != capabilities_.strongest || state_.serial != desired_.serial)) {
    proved(capabilities_.strongest, desired_.serial, now);
  }
  const auto power = wanted_power();
  const auto level = wanted_level();
  state_.shows_all = (!power || power_.held == power) && (!level || level_.held == level);
}

void CpowerBoard::refused(const std::string& zh, const std::string& en) {
  state_.trouble = Error{Errc::kRejected, {"控制卡" + zh, "the card " + en}, "E2103"};
}

Result<std::unique_ptr<Board>> make_cpower_board(const BoardOrder& order) {
  GONGSHI_TRY(const CpowerOptions options, parse_cpower_options(order));
  return std::unique_ptr<Board>(new CpowerBoard(options));
}

}  // namespace gongshi::drivers
