#include "drivers/text/onbon_k_board.h"

#include <algorithm>

#include "drivers/text/onbon_k_area.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshFloor = 1000ms;  // the vendor's for dynamic areas
constexpr auto kSettle = 300ms;         // after a time-out: what is late arrives now or never
constexpr auto kRefusedPause = 60s;     // before the same refused content is tried again
constexpr auto kLongestPause = 30s;
constexpr std::size_t kCustomIdBytes = 12;  // the shorter of client info (16) and custom id

SteadyClock::duration back_off(int failures) {
  const auto pause = 1s * (1 << std::clamp(failures, 0, 5));
  return std::min<SteadyClock::duration>(pause, kLongestPause);
}

bool same_place(const onbon::Area& a, const onbon::Area& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

bool overlap(const onbon::Area& a, const onbon::Area& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

}  // namespace

OnbonKBoard::OnbonKBoard(OnbonKOptions options) : options_(options) {
  capabilities_.text = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.charset = options_.charset == Charset::kGb2312 ? "GB2312" : "GBK";
  capabilities_.refresh_floor = kRefreshFloor;
  capabilities_.strongest =
      options_.serial_in_client_info ? Proof::kReadBack : Proof::kAcknowledged;
}

Status OnbonKBoard::want(Desired desired) {
  Areas areas;
  for (const TextArea& text : desired.areas) {
    GONGSHI_TRY(onbon::Area area, onbon_k_area(text, options_));
    for (const auto& [id, other] : areas) {
      const std::string pair = std::to_string(id) + ", " + std::to_string(area.id);
      if (id == area.id || (options_.display_mode == 0 && overlap(area, other))) {
        return unshowable("两个区域重叠：" + pair, "areas overlap: " + pair);
      }
    }
    areas.emplace(area.id, std::move(area));
  }
  const bool ascii = std::all_of(desired.serial.begin(), desired.serial.end(),
                                 [](char c) { return c > 0x20 && c < 0x7F; });
  if (options_.serial_in_client_info && (desired.serial.size() > kCustomIdBytes || !ascii)) {
    return unshowable("序号不能写进控制卡：" + desired.serial,
                      "the serial does not fit the card's field: " + desired.serial);
  }
  if (!wanted_ || *wanted_ != areas) refused_until_.reset();
  wanted_ = std::move(areas);
  serial_ = std::move(desired.serial);
  state_.shows_all = false;
  // Nothing to send: what the card has acknowledged already is what this serial shows.
  if (complete() && !held_.empty() && state_.proof >= Proof::kAcknowledged &&
      state_.proof != Proof::kNoAnswer && state_.serial != serial_) {
    state_.serial = serial_;
    state_.proof = Proof::kAcknowledged;
  }
  state_.shows_all = complete() && state_.serial == serial_;
  wake_ = SteadyTime{};
  return {};
}

OnbonKBoard::Update OnbonKBoard::difference() const {
  Update update;
  if (!wanted_) return update;
  std::set<std::uint8_t> gone = leftover_;
  for (const auto& [id, area] : held_) {
    const auto found = wanted_->find(id);
    // Another geometry under the same id: delete, then add, in one frame so that nothing is dark
    // in between.
    if (found == wanted_->end() || !same_place(found->second, area)) gone.insert(id);
  }
  update.gone.assign(gone.begin(), gone.end());
  for (const auto& [id, area] : *wanted_) {
    const auto found = held_.find(id);
    if (found == held_.end() || found->second != area || gone.contains(id)) {
      update.areas.push_back(area);
    }
  }
  return update;
}

std::vector<Action> OnbonKBoard::step(const Event& event, Now now) {
  std::vector<Action> actions;
  if (const auto* closed = std::get_if<Closed>(&event)) {
    on_closed(*closed, now);
  } else if (std::holds_alternative<Opened>(event)) {
    phase_ = Phase::kReady;
    doubt_ = true;
    pending_.reset();
    reader_.reset();
    quiet_until_ = now.steady;
  } else if (const auto* received = std::get_if<Received>(&event); received != nullptr) {
    if (phase_ == Phase::kReady) {
      reader_.feed(received->bytes);
      while (const auto packet = reader_.next()) on_packet(*packet, now);
    }
  }
  if (phase_ == Phase::kReady && pending_ && now.steady >= pending_->deadline) {
    on_timeout(*std::exchange(pending_, std::nullopt), now, actions);
  }
  if (phase_ == Phase::kClosed && now.steady >= reopen_at_) {
    phase_ = Phase::kOpening;
    actions.emplace_back(Open{});
  }
  if (phase_ == Phase::kReady && !pending_) start_next(now, actions);

  if (phase_ == Phase::kClosed) {
    wake_ = reopen_at_;
  } else if (phase_ == Phase::kOpening) {
    wake_.reset();
  } else if (pending_) {
    wake_ = pending_->deadline;
  }
  return actions;
}

void OnbonKBoard::unseen(Now now) {
  state_.proof = Proof::kNoAnswer;
  state_.serial.clear();
  state_.shows_all = false;
  if (!state_.not_seen_since) state_.not_seen_since = state_.last_answer.value_or(now.wall);
  if (!custom_id_seen_) {
    // Nothing will tell whether the card kept its texts: all of them are sent again.
    for (const auto& [id, area] : held_) leftover_.insert(id);
    held_.clear();
  }
}

void OnbonKBoard::on_closed(const Closed& event, Now now) {
  phase_ = Phase::kClosed;
  pending_.reset();
  reader_.reset();
  state_.trouble = event.error;
  unseen(now);
  reopen_at_ = now.steady + back_off(closures_++);
}

void OnbonKBoard::on_timeout(const Pending& late, Now now, std::vector<Action>& actions) {
  if (late.ask == Ask::kAreas) {
    // The card may have drawn them or not: delete and add again.
    for (const onbon::Area& area : late.update.areas) {
      held_.erase(area.id);
      leftover_.insert(area.id);
    }
  }
  reader_.reset();
  if (late.ask != Ask::kStatus) {
    // Its acknowledgement may still come: only a status reply can tell what the card has now. On a
    // line that loses every second reply, status and retry would fall into step for ever; an extra
    // status request, which may be lost without harm, breaks it.
    doubt_ = true;
    extra_status_ = ++misses_ % 2 == 0;
  }
  quiet_until_ = now.steady + kSettle;
  if (++failures_ < options_.tries) return;
  failures_ = 0;
  state_.trouble = Error{Errc::kTimeout, {"控制卡没有应答", "the card does not answer"}, {}};
  unseen(now);
  phase_ = Phase::kClosed;
  reopen_at_ = now.steady + back_off(closures_++);
  actions.emplace_back(Close{});
}

void OnbonKBoard::on_packet(const onbon::Bytes& packet, Now now) {
  const auto decoded = onbon::decode_packet(packet);
  if (!decoded || decoded->header.to != onbon::kHost || !pending_) return;
  const bool ours =
      decoded->header.from == options_.address || decoded->header.from == onbon::kBroadcastAnswered;
  const auto reply = onbon::decode_reply(decoded->data);
  if (!ours || !reply) return;

  if (pending_->ask == Ask::kStatus) {
    if (reply->is_status() && reply->error == 0) {
      if (const auto status = onbon::decode_status(reply->payload)) {
        pending_.reset();
        on_status(*status, now);
      }
    } else if (reply->is_nak() && failures_ == 0) {
      on_nak(*std::exchange(pending_, std::nullopt), reply->error, now);
    }
    return;  // anything else is the late answer to an earlier request
  }
  if (reply->is_ack()) {
    on_ack(*std::exchange(pending_, std::nullopt), now);
  } else if (reply->is_nak()) {
    on_nak(*std::exchange(pending_, std::nullopt), reply->error, now);
  }
}

void OnbonKBoard::on_ack(const Pending& done, Now now) {
  failures_ = 0;
  misses_ = 0;
  closures_ = 0;
  state_.last_answer = now.wall;
  switch (done.ask) {
    case Ask::kAreas:
      for (const std::uint8_t id : done.update.gone) {
        held_.erase(id);
        leftover_.erase(id);
      }
      for (const onbon::Area& area : done.update.areas) held_[area.id] = area;
      areas_not_before_ = now.steady + kRefreshFloor;
      if (complete()) {
        state_.serial = serial_;
        state_.proof = Proof::kAcknowledged;
        state_.proved_at = now.wall;
        state_.shows_all = true;
        state_.trouble.reset();
        // The serial is there already (a refill): prove it now rather than at the next poll.
        if (written_serial_ == serial_) next_poll_ = now.steady;
      }
      break;
    case Ask::kSerial:
      written_serial_ = done.serial;
      next_poll_ = now.steady;
      break;
    case Ask::kClock:
      clock_set_ = done.date;
      break;
    case Ask::kStatus:
      break;
  }
}

void OnbonKBoard::on_nak(const Pending& refused, std::uint8_t error, Now now) {
  const Ask asked = refused.ask;
  if (asked == Ask::kAreas) {
    for (const onbon::Area& area : refused.update.areas) {
      if (held_.erase(area.id) != 0) leftover_.insert(area.id);
    }
  }
  state_.last_answer = now.wall;
  const Sentence words = onbon::error_sentence(error);
  state_.trouble =
      Error{Errc::kRejected, {"控制卡拒绝：" + words.zh, "the card refused: " + words.en}, "E2103"};
  quiet_until_ = now.steady + kSettle;
  if (onbon::error_is_passing(error) && ++failures_ < options_.tries) return;
  failures_ = 0;
  if (asked == Ask::kStatus) {
    doubt_ = false;
    next_poll_ = now.steady + options_.poll;
  } else if (asked == Ask::kClock) {
    clock_not_before_ = now.steady + kRefusedPause;
  } else {
    refused_until_ = now.steady + kRefusedPause;
  }
}

void OnbonKBoard::on_status(const onbon::CardStatus& status, Now now) {
  doubt_ = false;
  failures_ = 0;
  closures_ = 0;
  next_poll_ = now.steady + options_.poll;
  state_.last_answer = now.wall;
  state_.not_seen_since.reset();
  if (state_.proof == Proof::kNoAnswer) {
    state_.proof = Proof::kNone;
    state_.trouble.reset();
  }

  const std::set<std::uint8_t> on_card(status.area_ids.begin(), status.area_ids.end());
  bool lost =
      std::erase_if(held_, [&](const auto& entry) { return !on_card.contains(entry.first); }) > 0;
  if (custom_id_seen_ && status.custom_id != written_serial_ && !written_serial_.empty()) {
    held_.clear();  // another card, or somebody else wrote to this one
    written_serial_.clear();
    lost = true;
  }
  leftover_.clear();
  for (const std::uint8_t id : on_card) {
    if (!held_.contains(id)) leftover_.insert(id);
  }
  if (lost) {
    state_.proof = Proof::kNone;
    state_.serial.clear();
    state_.shows_all = false;
    state_.trouble = Error{Errc::kIo,
                           {"控制卡丢失了内容（可能断过电），正在重新发送",
                            "the card lost its content (a power cut?), sending it again"},
                           "E2104"};
    return;
  }
  if (!complete()) return;
  if (options_.serial_in_client_info && !serial_.empty() && written_serial_ == serial_ &&
      status.custom_id == serial_) {
    custom_id_seen_ = true;
    state_.serial = serial_;
    state_.proof = Proof::kReadBack;
    state_.proved_at = now.wall;
    state_.shows_all = true;
    state_.trouble.reset();
  }
}

void OnbonKBoard::ask(Pending pending, const onbon::Bytes& data, Now now,
                      std::vector<Action>& actions) {
  onbon::Header header;
  header.to = options_.address;
  header.device = options_.device;
  header.display_mode = options_.display_mode;
  onbon::Bytes frame = onbon::wrap(onbon::encode_packet(header, data));
  SteadyClock::duration line{0};
  if (options_.bytes_per_second > 0) {
    line = 1s * static_cast<long>(frame.size()) / options_.bytes_per_second;
  }
  pending.deadline = now.steady + line + options_.reply_wait;
  pending_ = std::move(pending);
  actions.emplace_back(Send{std::move(frame)});
}

void OnbonKBoard::start_next(Now now, std::vector<Action>& actions) {
  if (now.steady < quiet_until_) {
    wake_ = quiet_until_;
    return;
  }
  if (doubt_ || std::exchange(extra_status_, false)) {
    return ask({.ask = Ask::kStatus}, onbon::status_request(), now, actions);
  }

  wake_ = next_poll_;
  const auto wait_until = [&](SteadyTime when) { wake_ = std::min(*wake_, when); };
  const bool refused = refused_until_ && now.steady < *refused_until_;
  if (refused) wait_until(*refused_until_);
  if (const Update all = difference(); !all.empty() && !refused) {
    if (now.steady >= areas_not_before_) {
      Pending next{.ask = Ask::kAreas};
      next.update.gone = all.gone;
      std::size_t size = onbon::kAreasFixedBytes + all.gone.size();
      for (const onbon::Area& area : all.areas) {
        size += 2 + onbon::kAreaRecordBytes + area.text.size();
        if (size > options_.frame_data) break;
        next.update.areas.push_back(area);
      }
      const auto data = onbon::areas_request(next.update.gone, next.update.areas);
      return ask(std::move(next), data, now, actions);
    }
    wait_until(areas_not_before_);
  } else if (!refused && options_.serial_in_client_info && complete() && !serial_.empty() &&
             written_serial_ != serial_) {
    return ask({.ask = Ask::kSerial, .serial = serial_}, onbon::client_info_request(serial_), now,
               actions);
  }
  // The proof first, then the clock.
  if (now.steady >= next_poll_) {
    return ask({.ask = Ask::kStatus}, onbon::status_request(), now, actions);
  }
  const LocalTime local = to_local(now.wall);
  if (clock_set_ != local.date && now.steady >= clock_not_before_) {
    return ask({.ask = Ask::kClock, .date = local.date}, onbon::clock_request(local), now, actions);
  }
}

Result<std::unique_ptr<Board>> make_onbon_k_board(const BoardOrder& order) {
  GONGSHI_TRY(OnbonKOptions options, parse_onbon_k_options(order.geometry, order.words));
  options.bytes_per_second = order.port.bytes_per_second();
  return std::unique_ptr<Board>(new OnbonKBoard(options));
}

}  // namespace gongshi::drivers
