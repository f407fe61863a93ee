#include "drivers/pixel/onbon/graphic_board.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "drivers/board_words.h"
#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using onbon::common::Identity;
using onbon::common::State;

constexpr auto kSettle = 300ms;  // after a time-out: what is late arrives now or never
constexpr auto kAskAgain = 60s;  // a card that cannot be driven may be exchanged
constexpr int kPatience = 3;     // refusals in a row that pass by themselves: busy, check sum
constexpr std::uint16_t kHost = 0x8000;

PolledBoard::Line line_of(const GraphicOptions& options) {
  return {.reply_wait = options.reply_wait,
          .settle = kSettle,
          .bytes_per_second = options.bytes_per_second};
}

std::string type_text(const Identity& card) {
  if (const auto type = onbon::card_type(card.type)) return std::string(type->word);
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%04X", static_cast<unsigned>(card.type));
  return text.data();
}

std::string hex(const onbon::Bytes& bytes) {
  std::string text;
  for (const unsigned byte : bytes) {
    std::array<char, 4> two{};
    std::snprintf(two.data(), two.size(), "%02X", byte);
    text += (text.empty() ? "" : " ") + std::string(two.data());
  }
  return text;
}

std::string clock_text(const LocalTime& time) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), " %02d:%02d:%02d",
                static_cast<int>(time.minute_of_day.count() / 60),
                static_cast<int>(time.minute_of_day.count() % 60),
                static_cast<int>(time.second.count()));
  return date_text(time.date) + text.data();
}

std::optional<SteadyTime> earlier(std::optional<SteadyTime> a, std::optional<SteadyTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

OnbonGraphicBoard::OnbonGraphicBoard(const GraphicOptions& options)
    : PolledBoard(line_of(options)), options_(options) {
  capabilities_.power = capabilities_.brightness = capabilities_.clock = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.palette = options_.palette;
  if (options_.card) generation_ = onbon::generation_of(options_.card->family);
}

void OnbonGraphicBoard::want_settings(const Desired& desired) {
  settings_.want(desired.power, desired.brightness_pct, desired.keep_clock);
  serial_ = desired.serial;
  wanted_ = true;
}

onbon::GraphicHeader OnbonGraphicBoard::header() const {
  onbon::GraphicHeader header;
  header.to = options_.address;
  if (options_.ask_address) {
    header.to = identity_ ? identity_->address : onbon::common::kWhoeverIsThere;
  }
  header.device = options_.card ? options_.card->code
                  : identity_   ? identity_->type
                                : onbon::kAnyGraphicCard;
  return header;
}

bool OnbonGraphicBoard::from_our_card(const onbon::GraphicHeader& from) const {
  return from.to == kHost && (from.from == header().to || from.from == options_.address ||
                              from.from == onbon::common::kWhoeverIsThere || options_.ask_address);
}

PolledBoard::Request OnbonGraphicBoard::common_request(int what, const onbon::Bytes& body) {
  return {
      .frame = onbon::wrap(onbon::common::encode_packet(generation_, header(), ++sequence_, body)),
      .what = what};
}

PolledBoard::Request OnbonGraphicBoard::identity_request() {
  // Whichever card it is: the one that was there may have been exchanged.
  onbon::GraphicHeader anyone = header();
  anyone.device = onbon::kAnyGraphicCard;
  if (options_.ask_address) anyone.to = onbon::common::kWhoeverIsThere;
  const onbon::Bytes body = onbon::common::identity_request();
  return {
      .frame = onbon::wrap(onbon::common::encode_packet(generation_, anyone, ++sequence_, body)),
      .what = kIdentity};
}

std::optional<PolledBoard::Request> OnbonGraphicBoard::next(Now now) {
  if (!identity_ || (unusable_ && now.steady >= ask_again_)) return identity_request();
  if (doubt_ || now.steady >= next_poll_ || std::exchange(extra_state_, false)) {
    return common_request(kState, onbon::common::state_request());
  }
  if (const auto body = settings_.lamps_request(now)) return common_request(kSettings, *body);
  if (auto request = next_content(now)) return request;
  if (const auto body = settings_.clock_request(now)) return common_request(kSettings, *body);
  wake_at_ = earlier(next_poll_, earlier(content_wake(), settings_.wake()));
  if (unusable_) wake_at_ = earlier(wake_at_, ask_again_);
  return std::nullopt;
}

Result<onbon::GraphicReply> OnbonGraphicBoard::read_common(
    std::span<const std::uint8_t> packet) const {
  GONGSHI_TRY(const auto decoded, onbon::common::decode_packet(packet));
  if (!from_our_card(decoded.header)) {
    return onbon::corrupt_reply("来自别的卡", "is another card's");
  }
  return onbon::decode_reply_body(decoded.body);
}

PolledBoard::Heard OnbonGraphicBoard::hear(const Request& asked,
                                           std::span<const std::uint8_t> heard, Now now) {
  onbon::FrameReader reader;
  reader.feed(heard);
  while (const auto packet = reader.next()) {
    const auto reply = asked.what >= kContent ? read_content(asked, *packet) : read_common(*packet);
    if (!reply || !take(asked, *reply, now)) continue;
    return std::exchange(again_, false) ? Heard::kAgain : Heard::kDone;
  }
  return Heard::kMore;
}

bool OnbonGraphicBoard::take(const Request& asked, const onbon::GraphicReply& reply, Now now) {
  if (asked.what == kIdentity && onbon::common::is_identity(reply)) {
    const auto card = onbon::common::decode_identity(reply.data);
    if (card) on_identity(*card, now);
    return card.has_value();
  }
  if (asked.what == kState && onbon::common::is_state(reply)) {
    const auto state = onbon::common::decode_state(reply.data);
    if (state) on_state(*state, now);
    return state.has_value();
  }
  if (reply.is_nak()) {
    // A refusal may be late too.
    if (asked.what <= kState && late_) return false;
    again_ = reply.error <= 0xFF && ++passing_ < kPatience &&
             onbon::error_is_passing(static_cast<std::uint8_t>(reply.error));
    if (!again_) on_refused(asked, reply, now);
    return true;
  }
  if (asked.what < kSettings) return false;
  if (asked.what == kSettings) {
    if (!reply.is_ack()) return false;
    settings_.done(now);
    next_poll_ = now.steady;  // the card's own word on it
  } else {
    content_done(asked, reply, now);
  }
  misses_ = passing_ = 0;
  return true;
}

void OnbonGraphicBoard::on_identity(const Identity& card, Now now) {
  late_ = false;
  identity_ = card;
  if (identity_->address == 0) identity_->address = 1;  // 0 is reserved
  learn({"card", {"控制卡", "card"}, type_text(card)});
  learn({"firmware", {"固件", "firmware"}, card.firmware});
  learn({"size",
         {"屏幕点数", "size"},
         std::to_string(card.width_px) + "x" + std::to_string(card.height_px)});
  unusable_.reset();
  const Status usable = met(*identity_);
  if (usable) return;
  unusable_ = usable.error();
  ask_again_ = now.steady + kAskAgain;
}

void OnbonGraphicBoard::on_state(const State& state, Now now) {
  doubt_ = late_ = false;
  next_poll_ = now.steady + options_.poll;
  const bool was = settings_.complete();
  settings_.card_has(state, now);
  // Somebody, or a power cut, has changed what was set: its pictures may be gone too.
  if (was && !settings_.complete()) doubt_content();
  learn_state(state);
  if (content_wanted() && unusable_) {
    state_.trouble = unusable_;
    state_.shows_all = false;
  } else if (!content_wanted() && wanted_) {
    // The settings were read back; what else the card shows is not known here.
    if (settings_.complete()) proved(std::min(capabilities_.strongest, Proof::kReadBack), "", now);
    state_.shows_all = settings_.complete();
    state_.trouble = settings_.standing();
  } else if (content_complete() && state_.serial == serial_) {
    state_.shows_all = settings_.complete();
    state_.trouble = settings_.standing();
  }
}

void OnbonGraphicBoard::learn_state(const State& state) {
  learn(power_fact(state.on));
  learn({"brightness", {"亮度（0-15）", "brightness (0-15)"}, std::to_string(state.brightness)});
  if (state.clock) learn({"clock", {"时钟", "clock"}, clock_text(*state.clock)});
  learn({"programs", {"节目数", "programs"}, std::to_string(state.programs)});
  if (!state.current.empty()) learn({"program", {"当前节目", "program"}, state.current});
  if (state.sensors && *state.sensors != onbon::Bytes(state.sensors->size(), 0xFF)) {
    learn({"sensors",
           {"传感器（温度 3+3、湿度 2、噪声 2 字节，编码未公开）",
            "sensors (temperature 3+3, humidity 2, noise 2 bytes, coding not published)"},
           hex(*state.sensors)});
  }
  if (state.customer && !state.customer->empty()) {
    learn({"customer", {"客户编号", "customer id"}, *state.customer});
  }
  if (state.barcode && !state.barcode->empty()) {
    learn({"barcode", {"条码", "barcode"}, *state.barcode});
  }
}

void OnbonGraphicBoard::on_refused(const Request& asked, const onbon::GraphicReply& reply,
                                   Now now) {
  late_ = false;
  misses_ = passing_ = 0;
  const Sentence words = onbon::graphic_error_sentence(reply.error);
  if (asked.what == kState) {
    // A card that does not tell its state can show what it is sent all the same.
    learn(worded_fact("state", {"状态", "state"}, words));
    doubt_ = false;
    next_poll_ = now.steady + options_.poll;
    return;
  }
  state_.trouble =
      Error{Errc::kRejected, {"控制卡拒绝：" + words.zh, "the card refused: " + words.en}, "E2103"};
  if (asked.what == kIdentity) {
    identity_.emplace();
    identity_->type = onbon::kAnyGraphicCard;
    identity_->address = header().to;
    unusable_ = state_.trouble;
    ask_again_ = now.steady + kAskAgain;
  } else if (asked.what == kSettings) {
    settings_.refused(now);
  } else {
    content_refused(asked, now);
  }
}

void OnbonGraphicBoard::prove(Proof proof, Now now) {
  proved(proof, serial_, now);
  state_.shows_all = settings_.complete();
  state_.trouble = settings_.standing();
}

void OnbonGraphicBoard::unanswered(const Request& asked, Now) {
  late_ = true;
  if (asked.what == kIdentity) {
    // The two generations have headers of their own: a card that is not known is asked in both.
    if (!options_.card) generation_ = generation_ == 6 ? 5 : 6;
    return;
  }
  // Silence may have been a power cut: nothing that the card tells says how long it is awake.
  doubt_content();
  if (asked.what == kState) return;
  // Its acknowledgement may still come: only a state reply can tell. On a line that loses every
  // second reply, state and retry would fall into step for ever; an extra state request, which may
  // be lost without harm, breaks it.
  doubt_ = true;
  extra_state_ = ++misses_ % 2 == 0;
}

void OnbonGraphicBoard::opened(Now) {
  doubt_ = true;
  late_ = false;
}

void OnbonGraphicBoard::lost(Now) {
  identity_.reset();
  unusable_.reset();
  settings_.forget();
  doubt_content();
}

}  // namespace gongshi::drivers
