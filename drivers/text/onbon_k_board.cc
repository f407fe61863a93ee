#include "drivers/text/onbon_k_board.h"

#include <algorithm>

#include "drivers/board_words.h"
#include "drivers/text/onbon_k_area.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshFloor = 1000ms;  // the vendor's for dynamic areas
constexpr auto kSettle = 300ms;         // after a time-out: what is late arrives now or never

template <class Other>
bool overlap(const onbon::Area& a, const Other& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

PolledBoard::Line line_of(const OnbonKOptions& options) {
  return {.reply_wait = options.reply_wait,
          .settle = kSettle,
          .tries = options.tries,
          .bytes_per_second = options.bytes_per_second};
}

}  // namespace

OnbonKBoard::OnbonKBoard(OnbonKOptions options, onbon_k::FallbackOrder fallback)
    : PolledBoard(line_of(options)),
      options_(options),
      live_(options.frame_data, options.refresh),
      special_(options.frame_data),
      lamps_(options.brightness_table),
      card_serial_(options.serial_in_client_info),
      questions_(options.geometry),
      fallback_(std::move(fallback)) {
  capabilities_.text = true;
  capabilities_.dots = options_.special_area;
  capabilities_.power = capabilities_.brightness = capabilities_.clock = true;
  capabilities_.geometry = options_.geometry;
  capabilities_.charset = options_.charset == Charset::kGb2312 ? "GB2312" : "GBK";
  capabilities_.font_px = {16, 24, 32};  // O000, O001, O002
  capabilities_.most_areas = options_.max_areas;
  capabilities_.most_text_bytes = options_.most_text_bytes();
  capabilities_.refresh_floor = kRefreshFloor;
  capabilities_.strongest =
      options_.serial_in_client_info ? Proof::kReadBack : Proof::kAcknowledged;
}

Status OnbonKBoard::check_font(const TextArea& text) const {
  const auto& fonts = questions_.font_px();
  const bool told = text.font_px != 0 && !fonts.empty();
  if (!told || std::find(fonts.begin(), fonts.end(), text.font_px) != fonts.end()) return {};
  std::string all;
  for (const int height : fonts) all += (all.empty() ? "" : ", ") + std::to_string(height);
  const std::string wanted = std::to_string(text.font_px);
  return Error{Errc::kRejected,
               {"控制卡没有 " + wanted + " 点的汉字字库，只有：" + all,
                "the card has no Chinese font of " + wanted + " dots, only of " + all},
               "E2114"};
}

Status OnbonKBoard::place(const TextArea& text, Wanted& wanted) const {
  GONGSHI_CHECK(check_font(text));
  auto area = onbon_k_area(text, options_);
  const bool rare = !area && area.error().code == Errc::kNoGlyph;
  if (rare && options_.special_area && text.dots) {
    if (wanted.special) {
      return unshowable("字库没有的字只能画在一个区域里",
                        "characters that the fonts lack can be drawn in one area only");
    }
    GONGSHI_TRY(wanted.special.emplace(), onbon_k::special_picture(text));
    return {};
  }
  if (!area) return area.error();
  const auto id = area->id;
  if (!wanted.areas.emplace(id, std::move(*area)).second) {
    const std::string name = std::to_string(id);
    return unshowable("区域号重复：" + name, "two areas have the number " + name);
  }
  return {};
}

Status OnbonKBoard::check_overlaps(const Wanted& wanted) const {
  const auto refuse = [](int a, int b) {
    const std::string pair = std::to_string(a) + ", " + std::to_string(b);
    return unshowable("两个区域重叠：" + pair, "areas overlap: " + pair);
  };
  for (auto a = wanted.areas.begin(); a != wanted.areas.end(); ++a) {
    for (auto b = std::next(a); options_.display_mode == 0 && b != wanted.areas.end(); ++b) {
      if (overlap(a->second, b->second)) return refuse(a->first, b->first);
    }
    // Mode 1 is not for the special area.
    if (wanted.special && overlap(a->second, wanted.special->area)) {
      return refuse(a->first, wanted.special->id);
    }
  }
  return {};
}

/// The live text does not wait for it: one that the card cannot show is said, not refused.
void OnbonKBoard::want_standing(const std::string& text) {
  if (text.empty() || options_.program.empty() || !options_.program_text.empty()) return;
  auto file = onbon_k_program(options_, text);
  if (file) {
    fallback_.want(*std::move(file));
  } else {
    const Sentence& why = file.error().what;
    fallback_.cannot({Errc::kRejected,
                      {"备用节目没有写：" + why.zh, "no fallback program is written: " + why.en},
                      "E2113"});
  }
}

Status OnbonKBoard::want(Desired desired) {
  Wanted wanted;
  for (const TextArea& text : desired.areas) GONGSHI_CHECK(place(text, wanted));
  GONGSHI_CHECK(check_overlaps(wanted));
  if (card_serial_.used() && !onbon_k::CardSerial::can_hold(desired.serial)) {
    return unshowable("序号不能写进控制卡：" + desired.serial,
                      "the serial does not fit the card's field: " + desired.serial);
  }
  if (!desired.areas.empty()) {
    live_.want(std::move(wanted.areas));
    special_.want(std::move(wanted.special));
    card_serial_.want(desired.serial);
    serial_ = std::move(desired.serial);
  }
  want_standing(desired.standing_text);
  lamps_.want(desired.power, desired.brightness_pct);
  clock_.want(desired.keep_clock);
  // Nothing to send: what the card has acknowledged already is what this serial shows.
  const bool shows = live_.shows_something() || special_.shows_something();
  if (complete() && shows && state_.proof >= Proof::kAcknowledged &&
      state_.proof != Proof::kNoAnswer && state_.serial != serial_) {
    state_.serial = serial_;
    state_.proof = Proof::kAcknowledged;
  }
  state_.shows_all = settled();
  wake_up();
  return {};
}

bool OnbonKBoard::settled() const {
  const bool proved = state_.proof >= Proof::kAcknowledged && state_.proof != Proof::kNoAnswer;
  const bool content = complete() && proved && state_.serial == serial_;
  return lamps_.complete() && (!live_.wanted() || content);
}

onbon_k::Errand& OnbonKBoard::errand(int what) {
  switch (what) {
    case kLamps:
      return lamps_;
    case kLive:
      return live_;
    case kSpecialAway:
    case kSpecial:
      return special_;
    case kSerial:
      return card_serial_;
    case kClock:
      return clock_;
    case kQuestions:
      return questions_;
    default:
      return fallback_;
  }
}

PolledBoard::Request OnbonKBoard::request(int what, const onbon::Bytes& data) {
  onbon::Header header;
  header.to = options_.address;
  header.device = options_.device;
  header.display_mode = options_.display_mode;
  asked_ = data;
  return {.frame = onbon::wrap(onbon::encode_packet(header, data)), .what = what};
}

/// The special area's old picture goes before other areas are drawn in its place, and its new one
/// comes after they have left theirs.
bool OnbonKBoard::may_ask(int what) const {
  if (what == kSpecialAway) return special_.must_go();
  return what != kSpecial || live_.complete();
}

std::optional<PolledBoard::Request> OnbonKBoard::next(Now now) {
  if (doubt_ || std::exchange(extra_status_, false)) {
    return request(kStatus, onbon::status_request());
  }
  if (fallback_.holds_floor()) {
    if (const auto data = fallback_.next(now)) return request(kFallback, *data);
  }
  live_.renew(now);
  card_serial_.release(complete());
  wake_at_ = onbon_k::earlier(next_poll_, live_.renewal());
  for (int what = kLamps; what < kWhats; ++what) {
    // The proof first, then the clock and what is nice to have.
    if (what == kClock && now.steady >= next_poll_) {
      return request(kStatus, onbon::status_request());
    }
    if (!may_ask(what)) continue;
    if (const auto data = errand(what).next(now)) return request(what, *data);
    const auto when = errand(what).wake();
    if (when && *when > now.steady) wake_at_ = onbon_k::earlier(wake_at_, when);
  }
  return std::nullopt;
}

PolledBoard::Heard OnbonKBoard::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                     Now now) {
  onbon::FrameReader reader;
  reader.feed(heard);
  while (const auto packet = reader.next()) {
    const auto decoded = onbon::decode_packet(*packet);
    if (!decoded || decoded->header.to != onbon::kHost) continue;
    // On a shared line, replies to others pass by.
    const std::uint16_t from = decoded->header.from;
    if (from != options_.address && from != onbon::kBroadcastAnswered) continue;
    const auto reply = onbon::decode_reply(decoded->data);
    if (reply && hear_reply(asked, *reply, now)) return Heard::kDone;
  }
  return Heard::kMore;
}

bool OnbonKBoard::hear_reply(const Request& asked, const onbon::ReplyData& reply, Now now) {
  if (!onbon::answers(asked_, reply)) return false;
  if (asked.what == kStatus && reply.error == 0) {
    const auto status = onbon::decode_status(reply.payload);
    if (status) on_status(*status, now);
    return status.has_value();
  }
  // A NACK may be late too.
  if (asked.what == kStatus && late_) return false;
  late_ = false;
  if (reply.error == 0) {
    on_done(asked.what, reply, now);
  } else {
    on_refused(asked.what, reply, now);
  }
  return true;
}

void OnbonKBoard::prove(Proof proof, Now now) {
  proved(proof, serial_, now);
  proved_ = live_.areas();
  state_.shows_all = settled();
  say_what_stands();
}

/// What stays wrong until somebody acts is said whenever there is nothing worse to say.
void OnbonKBoard::say_what_stands() {
  if (state_.trouble && state_.trouble->word.starts_with("E211")) state_.trouble.reset();
  for (int what = kLamps; what < kWhats; ++what) {
    if (state_.trouble) return;
    state_.trouble = errand(what).standing();
  }
}

void OnbonKBoard::on_done(int what, const onbon::ReplyData& reply, Now now) {
  misses_ = 0;
  errand(what).done(reply, now);
  if (what == kSerial || what == kLamps) next_poll_ = now.steady;
  if (what == kQuestions) learn_from_questions();
  state_.flash_writes = fallback_.flash_writes() + card_serial_.writes();
  state_.shows_all = settled();
  say_what_stands();
  const bool drew = what == kLive || what == kSpecial || what == kSpecialAway;
  if (!drew || !complete()) return;
  // The same texts once more take nothing from what is proved of them.
  const bool again = what == kLive && state_.proof == Proof::kReadBack &&
                     state_.serial == serial_ && proved_ == live_.areas();
  if (!again) prove(Proof::kAcknowledged, now);
  // The serial is there already (a refill): prove it now rather than at the next poll.
  if (card_serial_.written()) next_poll_ = now.steady;
}

void OnbonKBoard::on_refused(int what, const onbon::ReplyData& reply, Now now) {
  if (what == kStatus) {
    doubt_ = false;
    next_poll_ = now.steady + options_.poll;
  } else {
    errand(what).refused(reply, now);
    if (!errand(what).matters()) return say_what_stands();
  }
  const Sentence words = onbon::error_sentence(reply.error);
  state_.trouble =
      Error{Errc::kRejected, {"控制卡拒绝：" + words.zh, "the card refused: " + words.en}, "E2103"};
}

void OnbonKBoard::on_status(const onbon::CardStatus& status, Now now) {
  doubt_ = false;
  late_ = false;
  next_poll_ = now.steady + options_.poll;
  learn_from(status);
  lamps_.card_has(status, now);
  fallback_.card_has(status);
  bool lost = live_.card_has(status.area_ids);
  if (options_.special_area) lost = special_.card_has(status) || lost;
  if (card_serial_.card_has(status.custom_id)) {
    live_.forget();
    special_.doubt();
    (void)live_.card_has(status.area_ids);  // all of them are leftovers now
    lost = true;
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
  say_what_stands();
  if (complete() && card_serial_.proved_by(status.custom_id)) prove(Proof::kReadBack, now);
  state_.shows_all = settled();
}

void OnbonKBoard::learn_from(const onbon::CardStatus& status) {
  learn(power_fact(status.on));
  learn({"brightness", {"亮度", "brightness"}, std::to_string(status.brightness) + "/15"});
  learn({"clock", {"卡的时钟", "card's clock"}, status.clock});
  learn({"programs", {"节目数", "programs"}, std::to_string(status.programs)});
  if (!status.barcode.empty()) learn({"barcode", {"条码", "barcode"}, status.barcode});
}

void OnbonKBoard::learn_from_questions() {
  for (const Fact& fact : questions_.facts()) learn(fact);
  if (!questions_.font_px().empty()) capabilities_.font_px = questions_.font_px();
  if (!options_.learn_charset) return;
  options_.charset = questions_.has_gbk() ? Charset::kGbk : Charset::kGb2312;
  capabilities_.charset = questions_.has_gbk() ? "GBK" : "GB2312";
}

void OnbonKBoard::unanswered(const Request& asked, Now now) {
  late_ = true;
  if (asked.what == kStatus) return;
  errand(asked.what).unanswered(now);
  state_.flash_writes = fallback_.flash_writes() + card_serial_.writes();
  say_what_stands();
  // Its acknowledgement may still come: only a status reply can tell what the card has now. On a
  // line that loses every second reply, status and retry would fall into step for ever; an extra
  // status request, which may be lost without harm, breaks it.
  doubt_ = true;
  extra_status_ = ++misses_ % 2 == 0;
}

void OnbonKBoard::opened(Now) {
  doubt_ = true;
  late_ = false;
  questions_.ask_again();
  fallback_.look_again();
}

void OnbonKBoard::lost(Now) {
  // Nothing will tell whether the card kept its texts: all of them are sent again.
  if (!card_serial_.seen()) {
    live_.doubt();
    special_.doubt();
  }
  clock_.forget();
}

Result<std::unique_ptr<Board>> make_onbon_k_board(const BoardOrder& order) {
  GONGSHI_TRY(OnbonKOptions options, parse_onbon_k_options(order.geometry, order.words));
  options.bytes_per_second = order.port.bytes_per_second();
  options.lamp = order.lamp;
  options.flash = order.flash;
  GONGSHI_TRY(auto fallback, onbon_k_fallback(options));
  return std::unique_ptr<Board>(new OnbonKBoard(options, std::move(fallback)));
}

}  // namespace gongshi::drivers
