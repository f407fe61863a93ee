#include "drivers/text/huidu_board.h"

#include <algorithm>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kBurst = 20;  // the changes of a working day

PolledBoard::Line line_of(const HuiduOptions& options) {
  PolledBoard::Line line;
  line.reply_wait = options.reply_wait;
  return line;
}

FlashAllowance allowance_of(const HuiduOptions& options) {
  return {.per_day = options.flash_per_day, .burst = kBurst, .pause = options.write_pause};
}

}  // namespace

HuiduBoard::HuiduBoard(HuiduOptions options)
    : PolledBoard(line_of(options)),
      options_(std::move(options)),
      ledger_(allowance_of(options_), options_.flash) {
  capabilities_.text = capabilities_.dots = capabilities_.pixels = true;
  capabilities_.power = capabilities_.brightness = capabilities_.clock = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.palette = Palette::kFull;
  capabilities_.charset = "UTF-8";
  capabilities_.most_areas = kHuiduMostAreas;
  capabilities_.most_text_bytes = kHuiduMostTextBytes;
  capabilities_.refresh_floor = 1000ms;
  capabilities_.strongest = Proof::kReadBack;
}

Status HuiduBoard::want(Desired desired) {
  std::optional<HuiduScreen> screen;  // none: what is there stays, ours or not
  if (!desired.areas.empty() || desired.frame || desired.marquee) {
    GONGSHI_TRY(screen, huidu_screen(desired, options_));
  }
  if (screen && wanted_ != screen) {
    content_not_before_ = {};
    looks_ = 0;
    wanted_ = std::move(screen);
  }
  desired_ = std::move(desired);
  asked_ = true;
  state_.shows_all = false;  // until next() has looked
  wake_up();
  return {};
}

bool HuiduBoard::content_held() const {
  return !wanted_ || playing_ == wanted_->program.guid || written_ == wanted_->program.guid;
}

std::optional<int> HuiduBoard::wanted_percent() const {
  if (!desired_.brightness_pct) return std::nullopt;
  return std::clamp(*desired_.brightness_pct, 1, 100);
}

std::optional<PolledBoard::Request> HuiduBoard::next(Now now) {
  if (!asked_ || now.steady < session_not_before_) return std::nullopt;
  if (!version_known_) return packets(kVersion, huidu::version_ask(options_.version));
  if (guid_.empty()) return xml(kSession, "GetIFVersion", huidu::interface_version_body());
  if (now.steady >= next_heartbeat_) {
    return packets(kHeartbeat, huidu::encode_packet(huidu::Command::kHeartbeat, {}));
  }
  if (!device_asked_) return xml(kDevice, "GetDeviceInfo", "");
  judge(now);
  if (now.steady >= next_poll_) {
    return lists_only_ ? xml(kPrograms, "GetProgram", "")
                       : xml(kPlaying, "GetCurrentPlayProgramGUID", "");
  }
  if (auto request = next_content(now)) return request;
  return next_setting(now);
}

std::optional<SteadyTime> HuiduBoard::wake() const {
  if (!asked_) return std::nullopt;
  if (guid_.empty()) return session_not_before_;
  SteadyTime soonest = std::min(next_poll_, next_heartbeat_);
  if (!content_held()) {
    soonest = std::min(soonest, std::max(content_not_before_, write_at_));
  }
  return soonest;
}

std::optional<PolledBoard::Request> HuiduBoard::next_content(Now now) {
  if (content_held() || now.steady < content_not_before_) return std::nullopt;
  for (const auto& [name, bytes] : wanted_->files) {
    if (upload_.holds(name)) continue;
    if (upload_.under_way(name)) return packets(kFileRest, upload_.rest(bytes));
    if (!may_write(now)) return std::nullopt;
    return packets(kFileStart, upload_.start(name, bytes));
  }
  if (!may_write(now)) return std::nullopt;
  writing_ = wanted_->program.guid;
  return xml(kProgram, "AddProgram", wanted_->program.body);
}

/// One more write, which is counted.
bool HuiduBoard::may_write(Now now) {
  const auto next = ledger_.next(now);
  if (next && !desired_.pressing) {
    write_at_ = *next;
    // A pause between two turns is as it should be.
    if (*next > now.steady + options_.write_pause) state_.trouble = ledger_.refusal(now);
    return false;
  }
  write_at_ = {};
  ledger_.note(now);
  return true;
}

std::optional<PolledBoard::Request> HuiduBoard::next_setting(Now now) {
  if (desired_.power && power_ != desired_.power) {
    power_told_ = *desired_.power;
    return xml(kPower, *desired_.power ? "OpenScreen" : "CloseScreen", "");
  }
  const auto percent = wanted_percent();
  if (percent && percent_ != percent && now.steady >= percent_not_before_) {
    if (!percent_) return xml(kAskLuminance, "GetLuminancePloy", "");
    percent_told_ = percent;
    return xml(kLuminance, "SetLuminancePloy", huidu::luminance_body(*percent));
  }
  const LocalTime local = to_local(now.wall);
  if (desired_.keep_clock && clock_set_ != local.date && now.steady >= clock_not_before_) {
    clock_not_before_ = now.steady + kHuiduRefusedPause;
    return xml(kTime, "SetTimeInfo", huidu::time_body(local, options_.zone));
  }
  if (std::exchange(ask_time_, false)) return xml(kAskTime, "GetTimeInfo", "");
  return std::nullopt;
}

PolledBoard::Request HuiduBoard::xml(Ask what, std::string_view method, std::string_view body) {
  method_ = method;
  const std::string guid = what == kSession ? std::string(huidu::kNoGuid) : guid_;
  return packets(what, huidu::encode_xml(huidu::request(guid, method, body)));
}

PolledBoard::Request HuiduBoard::packets(Ask what, huidu::Bytes frame) {
  Request request;
  request.frame = std::move(frame);
  request.what = what;
  return request;
}

void HuiduBoard::judge(Now now) {
  const bool plays = wanted_ && playing_ == wanted_->program.guid;
  // It played when it was last asked: whether it does now, only a new answer tells.
  const bool old = plays && (state_.proof != Proof::kReadBack || state_.serial != desired_.serial);
  if (old) next_poll_ = now.steady;
  const auto percent = wanted_percent();
  const bool known = !wanted_ || state_.proof != Proof::kNone;  // whether it plays
  state_.shows_all = !old && known && content_held() &&
                     (!desired_.power || power_ == desired_.power) &&
                     (!percent || percent_ == percent);
  if (!content_held() && !playing_.empty() && state_.serial == desired_.serial &&
      state_.proof != Proof::kNoAnswer) {
    // It was there and another program plays now.
    state_.proof = Proof::kNone;
    state_.serial.clear();
  }
}

Result<std::unique_ptr<Board>> make_huidu_board(const BoardOrder& order) {
  GONGSHI_TRY(HuiduOptions options, parse_huidu_options(order));
  return std::unique_ptr<Board>(new HuiduBoard(std::move(options)));
}

}  // namespace gongshi::drivers
