// HuiduBoard: what came back, and what is known from then on.
#include "drivers/text/huidu_board.h"
#include "drivers/text/huidu_facts.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeatEvery = 30s;  // of the libraries; lost after three
constexpr auto kLookPause = 1s;        // between questions whether a new program plays
constexpr int kMostLooks = 10;
constexpr auto kUselessPause = 600s;  // before a program that did not begin is written again
constexpr auto kSessionPause = 10s;   // before a refused session is asked for again

}  // namespace

PolledBoard::Heard HuiduBoard::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                    Now now) {
  const huidu::Heard read = huidu::read_packets(heard);
  const Heard taken = hear_packets(asked, read.packets, now);
  // What comes behind it is not believed; after a pause the next answer begins in step.
  return taken == Heard::kMore && read.broken ? Heard::kAgain : taken;
}

PolledBoard::Heard HuiduBoard::hear_packets(const Request& asked,
                                            const std::vector<huidu::Packet>& packets, Now now) {
  for (const huidu::Packet& packet : packets) {
    switch (packet.command) {
      case huidu::Command::kErrorAnswer: {
        const int code = huidu::decode_error(packet.payload).value_or(-1);
        refuse_session(huidu::code_sentence(code), now);
        return Heard::kDone;
      }
      case huidu::Command::kVersionAnswer:
        if (asked.what != kVersion) break;
        version_known_ = true;
        return Heard::kDone;
      case huidu::Command::kHeartbeatAnswer:
        if (asked.what != kHeartbeat) break;
        next_heartbeat_ = now.steady + kHeartbeatEvery;
        return Heard::kDone;
      case huidu::Command::kFileStartAnswer:
      case huidu::Command::kFileEndAnswer:
        if (asked.what == kFileStart || asked.what == kFileRest) {
          return hear_file(asked, packet, now);
        }
        break;
      default:
        break;
    }
  }
  const auto text = huidu::assemble_xml(packets);
  if (!text) return Heard::kMore;
  const auto answer = huidu::Answer::parse(*text);
  if (!answer || answer->method() != method_) return Heard::kMore;
  return hear_answer(asked, *answer, now);
}

PolledBoard::Heard HuiduBoard::hear_file(const Request& asked, const huidu::Packet& packet,
                                         Now now) {
  const auto step = asked.what == kFileStart ? upload_.started(packet) : upload_.ended(packet);
  if (step == HuiduUpload::Step::kNotThis) return Heard::kMore;
  if (step == HuiduUpload::Step::kStored) ++state_.flash_writes;
  if (step == HuiduUpload::Step::kRefused) {
    refuse_content(huidu::code_sentence(upload_.status()), now);
  }
  return Heard::kDone;
}

PolledBoard::Heard HuiduBoard::hear_answer(const Request& asked, const huidu::Answer& answer,
                                           Now now) {
  const Sentence why = huidu::result_sentence(answer.result());
  if (asked.what != kSession && answer.result() == "kInvalidGUID") {
    refuse_session(why, now);
    return Heard::kDone;
  }
  switch (asked.what) {
    case kSession:
      guid_ = answer.guid();
      if (guid_.empty() || guid_ == huidu::kNoGuid) refuse_session(why, now);
      break;
    case kDevice:
      device_asked_ = true;
      if (answer.success()) take_device(answer);
      break;
    case kPlaying:
    case kPrograms:
      take_programs(asked, answer, now);
      break;
    case kProgram:
      take_written(answer, now);
      break;
    case kPower:
      power_ = power_told_;
      if (!answer.success()) refused({"电源命令", "the power command"}, why);
      break;
    case kAskLuminance:
      take_luminance(answer, now);
      break;
    case kLuminance:
      percent_.reset();  // the question that follows tells
      if (!answer.success()) {
        percent_not_before_ = now.steady + kHuiduRefusedPause;
        refused({"亮度", "the brightness"}, why);
      }
      break;
    case kTime:
      ask_time_ = answer.success();
      if (ask_time_) clock_set_ = to_local(now.wall).date;
      if (!ask_time_) refused({"时钟", "the clock"}, why);
      break;
    case kAskTime:
      take_time(answer, now);
      break;
    default:
      break;
  }
  return Heard::kDone;
}

void HuiduBoard::take_time(const huidu::Answer& answer, Now now) {
  learn({"clock", {"时钟", "clock"}, answer.time()});
  const auto time = parse_time(answer.time());
  if (time && *time > now.wall - 60s && *time < now.wall + 60s) return;
  refused({"时钟", "the clock"}, {"它现在是 " + answer.time(), "it is at " + answer.time()});
}

void HuiduBoard::take_device(const huidu::Answer& answer) {
  const huidu::DeviceInfo info = answer.device();
  for (Fact& fact : huidu_facts(info)) learn(std::move(fact));
  if (auto trouble = wrong_size(info, options_.geometry)) state_.trouble = std::move(trouble);
}

void HuiduBoard::take_programs(const Request& asked, const huidu::Answer& answer, Now now) {
  next_poll_ = now.steady + options_.poll;
  if (!answer.success()) {
    if (asked.what == kPlaying) {
      lists_only_ = true;  // an older card does not tell
      next_poll_ = now.steady;
    } else {
      playing_.clear();
    }
    return;
  }
  const auto guids = answer.program_guids();
  // Of a list only a single program is surely the one that plays.
  playing_ = guids.size() == 1 ? guids.front() : "";
  // What was read back of another program is over at once, whatever comes next.
  if (state_.proof == Proof::kReadBack && playing_ != proved_) disproved();
  if (!wanted_) {
    looks_ = 0;
  } else if (playing_ == wanted_->program.guid) {
    looks_ = 0;
    earlier_.clear();
    proved_ = playing_;
    proved(Proof::kReadBack, desired_.serial, now);
  } else if (proved_ == wanted_->program.guid && !playing_.empty()) {
    write_again();
  } else if (written_ == wanted_->program.guid) {
    look_again(now);
  }
  judge(now);
}

/// Ours had begun: somebody else's stands there now. The ledger sees to it that two who write in
/// turns do not wear the flash out.
void HuiduBoard::write_again() {
  proved_.clear();
  written_.clear();
  upload_ = {};  // its files may be gone with it
  looks_ = 0;
  disproved();
  state_.trouble = program_replaced();
}

/// Just written and not begun yet. A program that neither played when ours was written nor is one
/// of ours came from somebody else since then; with any other the card does not do as it said.
void HuiduBoard::look_again(Now now) {
  if (++looks_ <= kMostLooks) {
    next_poll_ = now.steady + kLookPause;
    return;
  }
  if (playing_.empty()) return;  // it does not tell: acknowledged is all that is known
  if (!earlier_.contains(playing_)) return write_again();
  looks_ = 0;
  written_.clear();
  content_not_before_ = now.steady + kUselessPause;
  state_.proof = Proof::kNone;
  state_.serial.clear();
  state_.trouble = plays_another();
}

void HuiduBoard::take_written(const huidu::Answer& answer, Now now) {
  // "Still downloading" is said of files that the program names; the card goes on by itself.
  if (!answer.success() && answer.result() != "kDownloadingFile") {
    upload_ = {};  // perhaps a file is not there after all
    refuse_content(huidu::result_sentence(answer.result()), now);
    return;
  }
  ++state_.flash_writes;
  if (!playing_.empty()) earlier_.insert(playing_);
  if (!written_.empty()) earlier_.insert(written_);
  written_ = writing_;
  proved_.clear();  // until it is seen to have begun
  playing_.clear();
  looks_ = 0;
  next_poll_ = now.steady;
  if (answer.success() && wanted_ && written_ == wanted_->program.guid) {
    proved(Proof::kAcknowledged, desired_.serial, now);
  }
}

void HuiduBoard::take_luminance(const huidu::Answer& answer, Now now) {
  const auto luminance = answer.luminance();
  if (!answer.success() || !luminance) {
    percent_not_before_ = now.steady + kHuiduRefusedPause;
    refused({"读取亮度", "the question for the brightness"},
            huidu::result_sentence(answer.result()));
    return;
  }
  percent_ = luminance->fixed ? luminance->percent : -1;
  learn({"brightness_pct", {"亮度（%）", "brightness (%)"}, std::to_string(luminance->percent)});
  if (percent_told_ && percent_told_ == wanted_percent() && percent_ != percent_told_) {
    percent_not_before_ = now.steady + kHuiduRefusedPause;
    refused({"亮度", "the brightness"}, {"没有照办", "it was not taken over"});
  }
  percent_told_.reset();
}

void HuiduBoard::refuse_session(const Sentence& why, Now now) {
  lost(now);
  session_not_before_ = now.steady + kSessionPause;
  refused({"这次连接", "this session"}, why);
}

void HuiduBoard::refuse_content(const Sentence& why, Now now) {
  content_not_before_ = now.steady + kHuiduRefusedPause;
  refused({"这个画面", "this picture"}, why);
}

void HuiduBoard::refused(const Sentence& what, const Sentence& why) {
  state_.trouble = not_taken(what, why);
}

/// A question is asked again; of what was to be written the acknowledgement may still come, and the
/// answer to a new session's version comes behind it.
void HuiduBoard::unanswered(const Request& asked, Now /*now*/) {
  if (asked.what != kProgram && asked.what != kFileStart && asked.what != kFileRest) return;
  version_known_ = false;
  guid_.clear();
  upload_ = {};
  next_poll_ = {};
}

void HuiduBoard::opened(Now now) {
  lost(now);
  next_heartbeat_ = now.steady + kHeartbeatEvery;
  session_not_before_ = now.steady;
  next_poll_ = clock_not_before_ = percent_not_before_ = now.steady;
}

void HuiduBoard::lost(Now) {
  version_known_ = device_asked_ = lists_only_ = ask_time_ = false;
  guid_.clear();
  playing_.clear();
  written_.clear();
  earlier_.clear();
  upload_ = {};
  looks_ = 0;
  power_.reset();
  percent_.reset();
  percent_told_.reset();
  clock_set_.reset();
}

}  // namespace gongshi::drivers
