#include "drivers/text/am03127_board.h"

#include <algorithm>

#include "drivers/protocol/am03127/packet.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kMostMisses = 3;        // of one packet by a board that lives
constexpr auto kRefusedPause = 60s;   // before it is tried again
constexpr auto kRepeatFloor = 10min;  // between two repetitions after outages
// Answers carry no number: after a silence, what is late shall come before anything else is asked.
constexpr auto kSettle = 2000ms;
constexpr int kBurst = 20;           // contents close together
constexpr auto kSilentRest = 500ms;  // after a frame to all boards, which nobody answers

PolledBoard::Line line_of(const Am03127Options& options) {
  PolledBoard::Line line;
  line.reply_wait = options.reply_wait;
  line.settle = kSettle;
  line.bytes_per_second = options.bytes_per_second;
  return line;
}

}  // namespace

Am03127Board::Am03127Board(const Am03127Options& options)
    : PolledBoard(line_of(options)),
      options_(options),
      ledger_({.per_day = options.flash_per_day, .burst = kBurst, .pause = options.write_pause},
              options.flash) {
  capabilities_.text = capabilities_.dots = true;
  capabilities_.power = capabilities_.brightness = capabilities_.clock = true;
  capabilities_.geometry = options.geometry;
  capabilities_.palette = options.tricolor ? Palette::kTricolor : Palette::kOne;
  capabilities_.charset = "ASCII";
  capabilities_.font_px = {7};
  capabilities_.most_areas = static_cast<std::size_t>(options.lines());
  // A line calls at most 50 blocks of 32 columns; a half-width character drawn 16 high takes 8.
  capabilities_.most_text_bytes = 192;
  capabilities_.strongest = proof();
}

Proof Am03127Board::proof() const {
  return options_.id == am03127::kBroadcast ? Proof::kSent : Proof::kAcknowledged;
}

Status Am03127Board::want(Desired desired) {
  if (desired.frame || desired.marquee) {
    return Error{
        Errc::kRejected, {"这块屏只收文字区域", "this board takes text areas only"}, "E2102"};
  }
  if (!desired.areas.empty() && (!wanted_content_ || desired.areas != areas_)) {
    GONGSHI_TRY(wanted_, plan_am03127(desired.areas, options_, held_));
    areas_ = std::move(desired.areas);
    wanted_content_ = true;
    refused_until_.reset();
    misses_ = 0;
  }
  if (desired.power) power_ = desired.power;
  target_ = power_ == false   ? dark_am03127(options_)
            : wanted_content_ ? wanted_
            : power_          ? lit_am03127()
                              : std::vector<Am03127Slot>{};
  serial_ = std::move(desired.serial);
  if (desired.brightness_pct) wanted_level_ = am03127::brightness_level(*desired.brightness_pct);
  keep_clock_ = desired.keep_clock;
  pressing_ = desired.pressing;
  state_.shows_all = false;
  // Another content under the same serial.
  if (state_.serial == serial_ && !content_held()) disproved();
  proof_due_ = true;
  wake_up();
  return {};
}

bool Am03127Board::complete() const {
  return content_held() && (!wanted_level_ || held_level_ == wanted_level_);
}

bool Am03127Board::content_held() const {
  return std::all_of(target_.begin(), target_.end(), [&](const Am03127Slot& slot) {
    const auto found = held_.find(slot.key);
    return found != held_.end() && found->second == slot.packet;
  });
}

const Am03127Slot* Am03127Board::due_slot(Now now) const {
  if (refused_until_ && now.steady < *refused_until_) return nullptr;
  for (const Am03127Slot& slot : target_) {
    const auto found = held_.find(slot.key);
    if (found != held_.end() && found->second == slot.packet) continue;
    const auto before = doubted_.find(slot.key);
    if (before != doubted_.end() && before->second == slot.packet && now.steady < repeat_at_) {
      continue;
    }
    return &slot;
  }
  return nullptr;
}

/// Pages of a content that was begun, or of the same one again, are written in any case: half of
/// one helps nobody, and how often it is repeated is limited by other means.
bool Am03127Board::may_write(Now now) {
  write_at_.reset();
  if (begun_ == target_) return true;
  const auto next = ledger_.next(now);
  if (next && !pressing_) {
    write_at_ = next;
    // A pause between two turns is as it should be.
    if (*next > now.steady + options_.write_pause) state_.trouble = ledger_.refusal(now);
    return false;
  }
  ledger_.note(now);
  begun_ = target_;
  return true;
}

PolledBoard::Request Am03127Board::ask(What what, const std::string& packet) {
  Request request;
  request.frame = what == kPing ? am03127::unreadable_frame(options_.id, packet)
                                : am03127::frame(options_.id, packet);
  request.what = what;
  request.answered = options_.id != am03127::kBroadcast;
  if (!request.answered) request.rest = kSilentRest;
  return request;
}

std::optional<PolledBoard::Request> Am03127Board::next(Now now) {
  asked_at_ = now.steady;
  const bool answers = options_.id != am03127::kBroadcast;
  if (answers && (doubt_ || std::exchange(extra_ping_, false))) {
    return ask(kPing, am03127::brightness_packet(wanted_level_.value_or('A')));
  }
  if (options_.refresh.count() > 0 && now.steady >= refresh_at_) {
    held_.clear();
    held_level_.reset();
    proof_due_ = !target_.empty() || wanted_level_;
    refresh_at_ = now.steady + options_.refresh;
  }
  if (const Am03127Slot* slot = due_slot(now); slot != nullptr && may_write(now)) {
    const bool line = slot->key.starts_with("L ");
    if (options_.update_frames && line != updating_) {
      return line ? ask(kBegin, am03127::begin_update_packet())
                  : ask(kEnd, am03127::end_update_packet());
    }
    if (doubted_.contains(slot->key)) {
      doubted_.clear();
      repeat_at_ = now.steady + kRepeatFloor;
    }
    asked_ = *slot;
    ++state_.flash_writes;  // perhaps it is not flash
    return ask(kSlot, slot->packet);
  }
  if (updating_) return ask(kEnd, am03127::end_update_packet());
  const bool refused = refused_until_ && now.steady < *refused_until_;
  if (!refused && wanted_level_ && held_level_ != wanted_level_) {
    asked_level_ = *wanted_level_;
    return ask(kBrightness, am03127::brightness_packet(*wanted_level_));
  }
  if (complete() && std::exchange(proof_due_, false)) proved(proof(), serial_, now);
  const LocalTime local = to_local(now.wall);
  if (!refused && keep_clock_ && clock_set_ != local.date) {
    asked_date_ = local.date;
    return ask(kClock, am03127::clock_packet(local));
  }
  if (answers && now.steady >= poll_at_) {
    return ask(kPing, am03127::brightness_packet(wanted_level_.value_or('A')));
  }
  return std::nullopt;
}

std::optional<SteadyTime> Am03127Board::wake() const {
  SteadyTime when = poll_at_;
  if (options_.id == am03127::kBroadcast) when = SteadyTime::max();
  if (options_.refresh.count() > 0) when = std::min(when, refresh_at_);
  // A pause that is over is no reason to ask again and again.
  const auto pause = [&](SteadyTime until) {
    if (until > asked_at_) when = std::min(when, until);
  };
  if (refused_until_) pause(*refused_until_);
  if (write_at_) pause(*write_at_);
  if (!doubted_.empty()) pause(repeat_at_);
  if (when == SteadyTime::max()) return std::nullopt;
  return when;
}

PolledBoard::Heard Am03127Board::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                      Now now) {
  const am03127::Answer answer = am03127::find_answer(heard);
  const auto what = static_cast<What>(asked.what);
  if (answer == am03127::Answer::kNone) return Heard::kMore;
  if (what == kPing) {
    // An ACK here is the late one of an earlier frame.
    if (answer == am03127::Answer::kAck) return Heard::kMore;
    doubt_ = false;
    poll_at_ = now.steady + options_.poll;
    return Heard::kDone;
  }
  if (answer == am03127::Answer::kNack) {
    missed(what, now);
    // Perhaps the late one of a ping: then its own is still to come, and would fit the next frame.
    doubt_ = true;
    extra_ping_ = ++silences_ % 2 == 0;
    return Heard::kDone;
  }
  taken(what, now);
  return Heard::kDone;
}

void Am03127Board::taken(What what, Now now) {
  poll_at_ = now.steady + options_.poll;
  switch (what) {
    case kSlot:
      held_[asked_.key] = asked_.packet;
      doubted_.erase(asked_.key);
      misses_ = 0;
      break;
    case kBrightness:
      held_level_ = asked_level_;
      break;
    case kClock:
      clock_set_ = asked_date_;
      break;
    case kBegin:
    case kEnd:
      updating_ = what == kBegin;
      break;
    case kPing:
      break;
  }
}

void Am03127Board::missed(What what, Now now) {
  if (what == kPing || ++misses_ < kMostMisses) return;
  misses_ = 0;
  updating_ = false;
  if (what != kClock && what != kBrightness) {
    disproved();  // of its pages some are the old ones
    proof_due_ = true;
  }
  const std::string name = what == kSlot ? asked_.key : what == kClock ? "clock" : "brightness";
  state_.trouble =
      Error{Errc::kRejected,
            {"屏有应答，但不接受“" + name + "”，一分钟后再试",
             "the board answers but does not take \"" + name + "\", it is tried again in a minute"},
            "E2141"};
  refused_until_ = now.steady + kRefusedPause;
}

void Am03127Board::sent(const Request& request, Now now) {
  taken(static_cast<What>(request.what), now);
}

void Am03127Board::unanswered(const Request& asked, Now now) {
  if (asked.what == kPing) return;
  missed(static_cast<What>(asked.what), now);
  // Its ACK may still come and would fit whatever is asked next, but for the frame whose answer is
  // NACK. On a line that loses every second reply, that and the retry would fall into step for
  // ever; one more, which may be lost without harm, breaks it.
  doubt_ = true;
  extra_ping_ = ++silences_ % 2 == 0;
}

void Am03127Board::opened(Now now) {
  updating_ = false;
  poll_at_ = now.steady;  // where nothing else is to be asked
  if (refresh_at_ == SteadyTime{}) refresh_at_ = now.steady + options_.refresh;
}

void Am03127Board::lost(Now) {
  for (auto& [key, packet] : held_) doubted_[key] = std::move(packet);
  held_.clear();
  held_level_.reset();
  clock_set_.reset();
  doubt_ = options_.id != am03127::kBroadcast;  // no page is written to a dead board
  proof_due_ = !target_.empty() || wanted_level_;
  misses_ = 0;
}

Result<std::unique_ptr<Board>> make_am03127_board(const BoardOrder& order) {
  GONGSHI_TRY(const Am03127Options options, parse_am03127_options(order));
  return std::unique_ptr<Board>(new Am03127Board(options));
}

}  // namespace gongshi::drivers
