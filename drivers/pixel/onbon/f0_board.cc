#include "drivers/pixel/onbon/f0_board.h"

#include <algorithm>

#include "drivers/pixel/onbon/card_layout.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using onbon::common::Identity;
namespace f0 = onbon::f0;

constexpr auto kRefreshFloor = 1000ms;  // the vendor's for dynamic areas
constexpr auto kRefusedPause = 60s;     // before the same refused content is tried again
// A strip that is sent again begins anew, so it may first travel this often.
constexpr int kStripsBetweenRefreshes = 3;
constexpr int kSlowestCard = 50'000;  // bytes a second that a card surely takes from a network

}  // namespace

OnbonF0Board::OnbonF0Board(const GraphicOptions& options) : OnbonGraphicBoard(options) {
  capabilities_.pixels = capabilities_.marquee = true;
  capabilities_.refresh_floor = kRefreshFloor;
  capabilities_.strongest = Proof::kAcknowledged;
}

Status OnbonF0Board::want(Desired desired) {
  GONGSHI_CHECK(check_showable(desired, options_));
  want_settings(desired);
  if (desired.frame || desired.marquee) {
    frame_ = std::move(desired.frame);
    marquee_ = std::move(desired.marquee);
    draw();
  }
  // Nothing to send: what the card has acknowledged already is what this serial shows.
  if (content_complete() && state_.proof == Proof::kAcknowledged) state_.serial = serial();
  state_.shows_all = content_complete() && settings().complete() && state_.serial == serial() &&
                     state_.proof == Proof::kAcknowledged;
  wake_up();
  return {};
}

void OnbonF0Board::draw() {
  const F0Areas before = std::exchange(wanted_, {});
  if (layout_ && frame_) wanted_ = picture_areas(*frame_, options_, *layout_);
  if (layout_ && marquee_) wanted_ = strip_areas(*marquee_, options_, *layout_);
  if (wanted_ != before) refused_until_.reset();
}

Status OnbonF0Board::met(const Identity& card) {
  layout_.reset();
  const auto type = options_.card ? options_.card : onbon::card_type(card.type);
  if (!type) {
    const std::string found = std::to_string(card.type);
    return Error{Errc::kRejected,
                 {"控制卡型号 " + found + " 没有图文动态区，请改用 onbon-c，或用选项 card 指明型号",
                  "card type " + found +
                      " has no graphic dynamic areas, use onbon-c, or name it with option card"},
                 "E2120"};
  }
  GONGSHI_TRY(layout_, layout_for(card, type->family, options_));
  draw();
  return {};
}

std::set<OnbonF0Board::Place> OnbonF0Board::places() const {
  std::set<Place> all;
  for (const auto& [id, area] : wanted_) {
    all.insert({id, area.x, area.y, area.width, area.height});
  }
  return all;
}

std::vector<f0::Area> OnbonF0Board::due(Now now) {
  std::vector<f0::Area> areas;
  for (const auto& [id, area] : wanted_) {
    const auto found = held_.find(id);
    if (found != held_.end() && found->second == area && !again_.contains(id)) continue;
    const auto floor = not_before_.find(id);
    if (floor != not_before_.end() && now.steady < floor->second) {
      content_wake_ = std::min(content_wake_.value_or(floor->second), floor->second);
      continue;
    }
    areas.push_back(area);
    // The 5th generation takes one area a command.
    if (onbon::generation_of(layout_->family) == 5) break;
  }
  return areas;
}

PolledBoard::Request OnbonF0Board::request(int what, const onbon::Bytes& body) const {
  Request request{.frame = onbon::wrap(f0::encode_packet(header(), body)), .what = what};
  const auto size = static_cast<int>(request.frame.size());
  request.wait = options_.reply_wait + 1000ms * size / kSlowestCard;
  return request;
}

std::optional<PolledBoard::Request> OnbonF0Board::next_content(Now now) {
  content_wake_.reset();
  if (wanted_.empty() || !layout_) return std::nullopt;
  if (refused_until_ && now.steady < *refused_until_) {
    content_wake_ = refused_until_;
    return std::nullopt;
  }
  // Areas of another place would overlap and garble the picture.
  if (shape_ != places()) return request(kClear, f0::delete_all_request());
  if (refresh_at_ && now.steady >= *refresh_at_) {
    refresh_at_.reset();
    for (const auto& [id, area] : held_) again_.insert(id);
  }
  on_way_ = due(now);
  if (on_way_.empty()) {
    if (refresh_at_) content_wake_ = std::min(content_wake_.value_or(*refresh_at_), *refresh_at_);
    return std::nullopt;
  }
  const bool fifth = onbon::generation_of(layout_->family) == 5;
  return request(kAreas,
                 fifth ? f0::area_request_5(on_way_.front()) : f0::areas_request_6(on_way_));
}

Result<onbon::GraphicReply> OnbonF0Board::read_content(const Request&,
                                                       std::span<const std::uint8_t> packet) const {
  GONGSHI_TRY(const auto decoded, f0::decode_packet(packet));
  if (!from_our_card(decoded.header)) {
    return onbon::corrupt_reply("来自别的卡", "is another card's");
  }
  GONGSHI_TRY(auto reply, onbon::decode_reply_body(decoded.body));
  if (!reply.is_ack() && !reply.is_nak()) {
    return onbon::corrupt_reply("答非所问", "answers something else");
  }
  return reply;
}

void OnbonF0Board::content_done(const Request& asked, const onbon::GraphicReply&, Now now) {
  if (asked.what == kClear) {
    held_.clear();
    again_.clear();
    shape_ = places();
    return;
  }
  for (f0::Area& area : on_way_) {
    again_.erase(area.id);
    not_before_[area.id] = now.steady + kRefreshFloor;
    held_[area.id] = std::move(area);
  }
  on_way_.clear();
  if (!content_complete()) {
    // Part of the new picture, part of the old one.
    if (state_.serial != serial()) state_.proof = Proof::kNone;
    if (state_.serial != serial()) state_.serial.clear();
    return;
  }
  SteadyClock::duration pause = options_.refresh;
  if (marquee_) {
    pause = std::max<SteadyClock::duration>(pause, strip_time(*marquee_) * kStripsBetweenRefreshes);
  }
  refresh_at_ = now.steady + pause;
  prove(Proof::kAcknowledged, now);
}

void OnbonF0Board::content_refused(const Request& asked, Now now) {
  if (asked.what == kClear) {
    // A card without areas may call that an error; what is on it is known as little as before.
    shape_ = places();
    return;
  }
  for (const f0::Area& area : on_way_) held_.erase(area.id);
  on_way_.clear();
  state_.shows_all = false;
  refused_until_ = now.steady + kRefusedPause;
}

void OnbonF0Board::doubt_content() {
  for (const f0::Area& area : on_way_) held_.erase(area.id);
  on_way_.clear();
  for (const auto& [id, area] : held_) again_.insert(id);
}

bool OnbonF0Board::content_complete() const {
  if (wanted_.empty() || !again_.empty()) return false;
  return held_ == wanted_;
}

Result<std::unique_ptr<Board>> make_onbon_f0_board(const BoardOrder& order) {
  GONGSHI_TRY(const GraphicOptions options, parse_onbon_f0_options(order));
  return std::unique_ptr<Board>(new OnbonF0Board(options));
}

}  // namespace gongshi::drivers
