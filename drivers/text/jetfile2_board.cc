#include "drivers/text/jetfile2_board.h"

#include <algorithm>

#include "drivers/board_words.h"
namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using jetfile2::Mode;

constexpr auto kSilentRest = 500ms;  // after a frame to all signs, which nobody answers
constexpr std::size_t kMostSerial = 64;
constexpr std::size_t kMostHeard = 4096;  // a clock, a serial, a status: hundreds of bytes at most
constexpr std::size_t kMostText = 900;

PolledBoard::Line line_of(const Jetfile2Options& options) {
  PolledBoard::Line line;
  line.reply_wait = options.reply_wait;
  line.bytes_per_second = options.bytes_per_second;
  line.most_heard = kMostHeard;
  return line;
}

/// Where the packets' numbers begin: far from those of the other signs on the line, so that a late
/// reply of one of them never fits.
std::uint16_t first_number(jetfile2::Address address) {
  const unsigned name = unsigned{address.group} << 8U | unsigned{address.unit};
  return static_cast<std::uint16_t>(name * 40'503U & 0xFFFFU);  // 2^16 by the golden ratio
}

Error cannot(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2140"};
}

Error unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

}  // namespace

Jetfile2Board::Jetfile2Board(const Jetfile2Options& options)
    : PolledBoard(line_of(options)), options_(options), number_(first_number(options.address)) {
  capabilities_.text = true;
  capabilities_.dots = options.pictures;
  capabilities_.power = capabilities_.brightness = capabilities_.clock = options.binary;
  capabilities_.emergency = options.binary;
  capabilities_.geometry = options.geometry;
  capabilities_.palette = options.palette;
  capabilities_.charset = "GB2312";
  capabilities_.font_px = {16, 24, 32};
  capabilities_.most_text_bytes = kMostText;
  capabilities_.strongest = options.broadcast()     ? Proof::kSent
                            : options.serial_string ? Proof::kReadBack
                                                    : Proof::kAcknowledged;
}

Status Jetfile2Board::check(const Desired& desired) const {
  if (!options_.binary && desired.power == false) {
    return cannot("短帧格式没有开关屏命令，须用 format=binary",
                  "short frames have no command for power, use format=binary");
  }
  if (!options_.binary && desired.emergency) {
    return cannot("短帧格式没有紧急消息，须用 format=binary",
                  "short frames have no emergency message, use format=binary");
  }
  if (desired.frame || desired.marquee || desired.areas.size() > 1) {
    return unshowable("这块屏只收一个文字区域", "this board takes one text area");
  }
  const bool ascii = std::all_of(desired.serial.begin(), desired.serial.end(),
                                 [](char c) { return c > 0x20 && c < 0x7F; });
  if (options_.serial_string && (desired.serial.size() > kMostSerial || !ascii)) {
    return unshowable("序号不能写进屏里：" + desired.serial,
                      "the serial cannot be stored on the sign: " + desired.serial);
  }
  return {};
}

Status Jetfile2Board::want(Desired desired) {
  GONGSHI_CHECK(check(desired));
  std::optional<jetfile2::SignContent> content = files_.wanted();
  if (!desired.areas.empty()) {
    GONGSHI_TRY(content, jetfile2::sign_content(desired.areas[0], options_));
  }
  std::optional<jetfile2::Bytes> emergency;
  std::chrono::seconds lasts{0};
  if (desired.emergency) {
    lasts = desired.emergency->lasts;
    GONGSHI_TRY(auto message, jetfile2::sign_content(desired.emergency->area, options_));
    if (message.text.empty() || message.file.size() > jetfile2::kMostEmergency || lasts < 1s) {
      return unshowable("紧急消息须是文字，至多 1024 字节、至少 1 秒",
                        "an emergency message is text of at most 1024 bytes, for 1 s or longer");
    }
    emergency = std::move(message.file);
  }
  const bool ordinary = content && !content->text.empty();
  emergency_.want(std::move(emergency), lasts, ordinary ? content->file : jetfile2::Bytes{});
  if (content) files_.want(std::move(*content), desired.pressing);
  serial_ = std::move(desired.serial);
  serial_string_.want(serial_);
  if (options_.binary) lamps_.want(desired.power, desired.brightness_pct);
  clock_.want(desired.keep_clock);
  state_.shows_all = false;
  // Another text or message under the same serial.
  if (state_.serial == serial_ && !content_held()) disproved();
  wanted_ = proof_due_ = true;
  wake_up();
  return {};
}

jetfile2::Errand& Jetfile2Board::errand(int what) {
  const std::array<jetfile2::Errand*, kErrands> all{&emergency_, &files_, &serial_string_, &lamps_,
                                                    &clock_};
  return *all[static_cast<std::size_t>(what)];
}

bool Jetfile2Board::may_ask(int what) const {
  if (what == kFiles) return true;
  // The serial says that the text is there.
  if (what == kSerial) return options_.serial_string && files_.complete();
  if (!options_.binary) return false;
  return !options_.broadcast() || what != kClock;  // which clock would it read?
}

PolledBoard::Request Jetfile2Board::ask(int what, const jetfile2::Question& question) {
  Request request;
  request.what = what;
  request.answered = !options_.broadcast();
  if (!request.answered) request.rest = kSilentRest;
  if (question.packet) {
    command_ = question.packet->command;
    request.frame =
        jetfile2::encode_packet(*question.packet, options_.address, ++number_, request.answered);
  } else {
    command_ = 0;
    request.frame = jetfile2::encode_short(question.format, options_.address.unit,
                                           question.short_data, request.answered);
  }
  return request;
}

PolledBoard::Request Jetfile2Board::ask_status() {
  if (options_.binary) return ask(kStatus, {.packet = jetfile2::read_status()});
  return ask(kStatus,
             {.short_data = jetfile2::read_clock_data(), .format = jetfile2::ShortFormat::kPlain});
}

/// Where the sign cannot say that it has lost its RAM.
bool Jetfile2Board::repeats() const {
  return options_.refresh.count() > 0 && !options_.flash() &&
         (!options_.serial_string || serial_string_.unknown());
}

/// Where the serial is proof of the sign's RAM, but not of every text in it.
bool Jetfile2Board::rewrites() const {
  return options_.refresh.count() > 0 && !options_.flash() && !repeats() && rewrite_at_;
}

std::optional<PolledBoard::Request> Jetfile2Board::next(Now now) {
  if (!options_.broadcast()) {
    if (now.steady >= status_at_) return ask_status();
    if (options_.binary && std::exchange(hello_due_, false)) {
      return ask(kHello, {.packet = jetfile2::connection_test()});
    }
  }
  if (repeats() && now.steady >= refresh_at_) {
    if (refresh_at_ != SteadyTime{}) files_.forget();
    refresh_at_ = now.steady + options_.refresh;
    proof_due_ = files_.wanted().has_value();
  }
  if (rewrites() && now.steady >= *rewrite_at_) {
    files_.forget_text();
    rewrite_at_.reset();
  }
  for (int what = 0; what < kErrands; ++what) {
    if (!may_ask(what)) continue;
    if (const auto question = errand(what).next(now)) {
      state_.flash_writes = files_.flash_writes();
      return ask(what, *question);
    }
    if (what != kFiles) continue;
    settle_proof(now);
    if (const auto waits = files_.held_back(now)) state_.trouble = waits;
  }
  settle_proof(now);
  wake_at_ = options_.broadcast() ? std::nullopt : std::optional(status_at_);
  if (repeats()) wake_at_ = jetfile2::earlier(wake_at_, refresh_at_);
  if (rewrites()) wake_at_ = jetfile2::earlier(wake_at_, rewrite_at_);
  for (int what = 0; what < kErrands; ++what) {
    // A pause that is over is no reason to ask again and again.
    const auto due = may_ask(what) ? errand(what).wake() : std::nullopt;
    if (due && *due > now.steady) wake_at_ = jetfile2::earlier(wake_at_, due);
  }
  return std::nullopt;
}

bool Jetfile2Board::content_held() const {
  return (!files_.wanted() || files_.complete()) && emergency_.complete();
}

bool Jetfile2Board::complete() const {
  return content_held() && lamps_.complete();
}

void Jetfile2Board::settle_proof(Now now) {
  if (obstructed_ || !complete() || !proof_due_) return;
  proof_due_ = false;
  proved(options_.broadcast() ? Proof::kSent : Proof::kAcknowledged, serial_, now);
}

PolledBoard::Heard Jetfile2Board::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                       Now now) {
  jetfile2::Reply reply;
  if (command_ != 0) {
    auto found = jetfile2::find_reply(heard, number_, command_);
    if (!found) return Heard::kMore;
    reply = std::move(*found);
  } else if (asked.what == kStatus) {
    return jetfile2::has_short_clock(heard)
               ? (status_at_ = now.steady + options_.poll, Heard::kDone)
               : Heard::kMore;
  } else {
    reply.status = jetfile2::find_short_status(heard);
    if (!reply.status) return Heard::kMore;
  }
  if (reply.status && !jetfile2::status_is_ok(*reply.status)) {
    on_refused(asked.what, *reply.status, now);
  } else {
    on_done(asked.what, reply, now);
  }
  return Heard::kDone;
}

void Jetfile2Board::on_done(int what, const jetfile2::Reply& reply, Now now) {
  if (what == kStatus) {
    status_at_ = now.steady + options_.poll;
    if (const auto status = jetfile2::decode_status(reply)) on_status(*status, now);
    return;
  }
  if (what == kHello) {
    const std::string version = jetfile2::decode_version(reply);
    if (!version.empty()) learn({"firmware", {"固件", "firmware"}, version});
    return;
  }
  errand(what).done(reply, now);
  if (what == kFiles) rewrite_at_ = now.steady + options_.refresh;
  if (const auto told = clock_.told(); told && what == kClock) {
    learn({"clock", {"屏上的时钟", "the sign's clock"}, jetfile2::clock_text(*told)});
  }
  if (const auto on = lamps_.power(); on && what == kLamps) {
    learn(power_fact(*on));
  }
  if (what != kSerial) return;
  const auto seen = serial_string_.take();
  if (seen == jetfile2::SerialString::Seen::kLost) on_lost_content();
  if (seen == jetfile2::SerialString::Seen::kOurs && complete() && !obstructed_) {
    proof_due_ = false;
    proved(Proof::kReadBack, serial_, now);
  }
}

void Jetfile2Board::on_refused(int what, std::uint16_t status, Now now) {
  if (what == kStatus || what == kHello) {
    status_at_ = now.steady + options_.poll;  // it lives, whatever it said
    return;
  }
  const bool tell = errand(what).refused(status, now);
  if (what == kFiles) {
    // Its first packets may stand where the former text was: what hangs there is not known.
    disproved();
    proof_due_ = true;
  }
  if (what == kSerial && serial_string_.take() == jetfile2::SerialString::Seen::kLost) {
    on_lost_content();
  }
  if (!tell) return;
  const Sentence words = jetfile2::status_sentence(status);
  state_.trouble =
      Error{Errc::kRejected, {"屏拒绝：" + words.zh, "the sign refused: " + words.en}, "E2142"};
}

void Jetfile2Board::on_status(const jetfile2::SignStatus& status, Now now) {
  learn(worded_fact("mode", {"状态", "mode"}, jetfile2::mode_sentence(status.mode)));
  if (status.inside_c) {
    learn({"inside_c", {"屏内温度", "inside, °C"}, std::to_string(*status.inside_c)});
  }
  if (status.outside_c) {
    learn({"outside_c", {"屏外温度", "outside, °C"}, std::to_string(*status.outside_c)});
  }
  learn({"humidity_pct", {"湿度", "humidity, %"}, std::to_string(status.humidity_pct)});

  if (status.mode != Mode::kEmergency && emergency_.sign_shows_none(now)) {
    serial_string_.due(now);  // the text may be gone, too
  }
  const bool black = status.mode == Mode::kBlack && lamps_.wants_off();
  const bool ours = status.mode == Mode::kEmergency && emergency_.running(now);
  const bool before = std::exchange(
      obstructed_, status.mode != Mode::kNormal && status.mode != Mode::kNoWrap && !black && !ours);
  if (obstructed_) {
    const Sentence mode = jetfile2::mode_sentence(status.mode);
    disproved();
    state_.trouble =
        Error{Errc::kIo,
              {"屏在显示别的：" + mode.zh, "the sign shows something else: " + mode.en},
              "E2143"};
  } else if (before) {
    // Where the serial can be read, it is the proof.
    proof_due_ = !serial_string_.proven();
    serial_string_.due(now);
  }
}

void Jetfile2Board::on_lost_content() {
  files_.forget();
  serial_string_.forget();
  lamps_.forget();
  emergency_.forget();
  proof_due_ = true;
  disproved();
  state_.trouble = Error{Errc::kIo,
                         {"屏丢失了内容（可能断过电），正在重新发送",
                          "the sign lost its content (a power cut?), sending it again"},
                         "E2104"};
}

void Jetfile2Board::sent(const Request& request, Now now) {
  errand(request.what).done({}, now);
}

void Jetfile2Board::unanswered(const Request& asked, Now now) {
  if (asked.what < kErrands) errand(asked.what).unanswered(now);
}

void Jetfile2Board::opened(Now now) {
  hello_due_ = true;
  status_at_ = options_.broadcast() ? SteadyTime::max() : now.steady;
  serial_string_.due(now);
}

void Jetfile2Board::lost(Now) {
  // A sign whose strings can be read tells itself, when it answers again, whether the text is
  // still there.
  if (!serial_string_.proven()) {
    files_.forget();
    serial_string_.forget();
  }
  proof_due_ = wanted_ && !serial_string_.proven();
  obstructed_ = false;
  lamps_.forget();
  clock_.forget();
  emergency_.forget();
}

Result<std::unique_ptr<Board>> make_jetfile2_board(const BoardOrder& order) {
  GONGSHI_TRY(const Jetfile2Options options, parse_jetfile2_options(order));
  return std::unique_ptr<Board>(new Jetfile2Board(options));
}

}  // namespace gongshi::drivers
