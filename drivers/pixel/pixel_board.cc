#include "drivers/pixel/pixel_board.h"

#include <algorithm>
#include <cstdio>

#include "drivers/board_words.h"
#include "drivers/polled_board.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kMostStripWidth = 100'000;
constexpr std::size_t kMostStripBytes = 64U << 20U;
constexpr auto kNoteEvery = 1s;  // facts and the time of proof, while pictures follow each other
// Pictures that follow each other faster are an animation of the caller's; fading would smear it.
constexpr auto kNoFadeWithin = 1s;

Error refused(const std::string& zh, const std::string& en) {
  return {Errc::kRejected, {zh, en}, "E2102"};
}

bool whole(const Frame& frame) {
  return frame.bytes.size() == frame.stride() * static_cast<std::size_t>(frame.geometry.height_px);
}

std::string size_text(Geometry size) {
  return std::to_string(size.width_px) + "x" + std::to_string(size.height_px);
}

std::string millis_text(SteadyClock::duration time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(time.count()) / 1000.0);
  return text.data();
}

}  // namespace

void learn(BoardState& state, Fact fact) {
  fact.value = harmless(fact.value);
  for (Fact& known : state.facts) {
    if (known.key != fact.key) continue;
    known = std::move(fact);
    return;
  }
  state.facts.push_back(std::move(fact));
}

PixelBoard::PixelBoard(PixelOptions options, std::unique_ptr<PixelProtocol> protocol)
    : options_(options),
      protocol_(std::move(protocol)),
      clock_(options.rate_hz),
      light_(options.gamma, options.order),
      film_(options.geometry),
      picture_(Frame::blank(options.geometry, PixelFormat::kRgb8)) {
  capabilities_.pixels = true;
  capabilities_.marquee = true;
  capabilities_.brightness = true;
  capabilities_.power = true;  // dark, with the wall's own supply left on
  capabilities_.geometry = options.geometry;
  capabilities_.palette = Palette::kFull;
  capabilities_.refresh_floor = std::chrono::milliseconds{1000 / options.rate_hz};
  capabilities_.strongest = protocol_->traits().draws ? Proof::kDrawn : Proof::kSent;
  capabilities_.tells = protocol_->traits().asks;
}

Status PixelBoard::want(Desired desired) {
  const Geometry size = options_.geometry;
  if (!desired.areas.empty()) {
    return refused("像素屏没有字库，不接受文字区域",
                   "a wall of pixels has no fonts for text areas");
  }
  if (desired.frame && desired.marquee) {
    return refused("画面与滚动内容只能给一样", "a picture or a marquee, not both");
  }
  if (desired.frame && (desired.frame->geometry != size || !whole(*desired.frame))) {
    return refused(
        "画面须是 " + size_text(size) + "，而不是 " + size_text(desired.frame->geometry),
        "the picture is " + size_text(desired.frame->geometry) + ", the wall " + size_text(size));
  }
  if (desired.marquee) {
    const Frame& strip = desired.marquee->strip;
    if (strip.geometry.height_px != size.height_px || strip.geometry.width_px < 1 ||
        strip.geometry.width_px > kMostStripWidth ||
        static_cast<std::size_t>(strip.geometry.width_px) *
                static_cast<std::size_t>(strip.geometry.height_px) * 3 >
            kMostStripBytes ||
        !whole(strip)) {
      return refused("滚动内容 " + size_text(strip.geometry) + " 与屏高 " +
                         std::to_string(size.height_px) + " 不符，或太长",
                     "the strip of " + size_text(strip.geometry) + " does not fit a wall " +
                         std::to_string(size.height_px) + " high, or is too long");
    }
    if (desired.marquee->speed_px_s < 1 || desired.marquee->speed_px_s > 2000) {
      return refused("滚动速度须在每秒 1 到 2000 点之间",
                     "the speed of a marquee is 1 to 2000 pixels a second");
    }
  }
  // What is empty is left as it is.
  if (!desired.frame && !desired.marquee) {
    desired.frame = std::move(desired_.frame);
    desired.marquee = std::move(desired_.marquee);
  } else if (desired.frame != desired_.frame || desired.marquee != desired_.marquee) {
    load_ = true;
  }
  if (!desired.power) desired.power = desired_.power;
  if (!desired.brightness_pct) desired.brightness_pct = desired_.brightness_pct;

  if (desired.brightness_pct && desired.brightness_pct != desired_.brightness_pct) {
    if (protocol_->traits().dims) {
      protocol_->set_brightness(*desired.brightness_pct);
    } else {
      light_.set_brightness(*desired.brightness_pct);
      film_.relight(light_);
    }
    fresh_ = true;
  }
  const bool dark = desired.power == false;
  if (dark != dark_ || desired.serial != desired_.serial) fresh_ = true;
  dark_ = dark;
  desired_ = std::move(desired);
  state_.shows_all = state_.shows_all && !load_ && !fresh_;
  wake_ = SteadyTime{};
  return {};
}

std::vector<Action> PixelBoard::step(const Event& event, Now now) {
  if (const auto* failure = std::get_if<Closed>(&event)) closed(*failure, now);
  if (std::holds_alternative<Appeared>(event)) reopen_at_ = std::min(reopen_at_, now.steady);
  if (std::holds_alternative<Opened>(event)) opened(now);
  if (const auto* link = std::get_if<LinkChanged>(&event)) {
    if (link->up) fresh_ = true;  // whatever was lost meanwhile
    protocol_->link(*link, now, state_);
  }
  if (const auto* received = std::get_if<Received>(&event); received != nullptr) {
    if (phase_ == Phase::kReady) protocol_->hear(received->bytes, now, state_);
  }

  std::vector<Action> actions;
  if (phase_ == Phase::kClosed && now.steady >= reopen_at_) {
    phase_ = Phase::kOpening;
    actions.emplace_back(Open{});
  }
  if (phase_ == Phase::kReady) {
    confirm(now);
    Datagrams out;
    show(now, out);
    protocol_->talk(now, state_, out);
    if (!out.empty())
      actions.emplace_back(Send{std::move(out.bytes), std::move(out.ends), std::move(out.to)});
  }
  schedule(now);
  return actions;
}

std::vector<Action> PixelBoard::farewell(Now /*now*/) {
  if (phase_ != Phase::kReady) return {};
  Datagrams out;
  protocol_->farewell(out);
  if (out.empty()) return {};
  return {Send{std::move(out.bytes), std::move(out.ends), std::move(out.to)}};
}

void PixelBoard::opened(Now now) {
  phase_ = Phase::kReady;
  state_.trouble.reset();
  if (state_.proof == Proof::kNoAnswer) state_.proof = Proof::kNone;
  state_.not_seen_since.reset();
  uploaded_.reset();
  unconfirmed_ = false;
  fresh_ = true;
  protocol_->opened(now, state_);
}

void PixelBoard::closed(const Closed& port, Now now) {
  phase_ = Phase::kClosed;
  clock_.stop();
  uploaded_.reset();
  state_.trouble = port.error;
  state_.proof = Proof::kNoAnswer;
  state_.serial.clear();
  state_.shows_all = false;
  if (!state_.not_seen_since) state_.not_seen_since = state_.proved_at.value_or(now.wall);
  reopen_at_ = now.steady + back_off(closures_++);
}

/// desired_ goes into the film, at the coming latch.
void PixelBoard::load(Now now) {
  load_ = false;
  fresh_ = true;
  if (desired_.frame) {
    load_picture(to_rgb(*desired_.frame, options_.lamp), now);
  } else if (desired_.marquee) {
    const Marquee& marquee = *desired_.marquee;
    fade_.reset();
    const Pace pace = options_.subpixel ? exact_pace(marquee.speed_px_s, clock_.rate_hz())
                                        : lock_pace(marquee.speed_px_s, clock_.rate_hz());
    film_.run(to_rgb(marquee.strip, options_.lamp), pace, marquee.loop, clock_.coming(), light_);
    const double speed = static_cast<double>(clock_.rate_hz()) * pace.px / pace.latches;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", speed);
    const std::string told = text.data();
    learn(state_, {"speed",
                   {"滚动速度", "scrolling speed"},
                   told + " px/s",
                   Sentence{"每秒 " + told + " 点", told + " dots a second"}});
  }
}

void PixelBoard::load_picture(Frame picture, Now now) {
  const bool calm = changed_at_ && now.steady - *changed_at_ >= kNoFadeWithin;
  fade_.reset();
  if (!film_.empty() && !dark_ && calm && options_.fade > 0ms) {
    const auto latches = options_.fade * clock_.rate_hz() / 1000ms;
    if (latches > 1) fade_ = Fade{picture_, clock_.coming(), latches};
  }
  changed_at_ = now.steady;
  film_.stand(std::move(picture), light_);
}

/// Another picture follows the one of `latch`.
bool PixelBoard::changes(std::int64_t latch) const {
  return !dark_ && (fade_ || film_.moves(latch));
}

bool PixelBoard::complete(std::int64_t latch) const {
  return dark_ || (!fade_ && film_.settled(latch));
}

void PixelBoard::show(Now now, Datagrams& out) {
  if (load_) load(now);
  if (film_.empty() && !dark_) return;
  const bool still = !fresh_ && !uploaded_ && !changes(clock_.coming());
  if (still) {
    if (now.steady < sent_at_ + protocol_->traits().keep_alive) return;
    fresh_ = true;
  }
  if (uploaded_ && now.steady < sent_at_ + protocol_->traits().pause) return;
  if (!clock_.running()) clock_.start(now.steady);
  const auto latch = clock_.due(now.steady);
  if (!latch) return;
  emit(*latch, now, out);
  if (!fresh_ && !uploaded_ && !changes(*latch)) clock_.stop();
  note_latches(now);
}

void PixelBoard::emit(std::int64_t latch, Now now, Datagrams& out) {
  const bool latched = protocol_->traits().latched;
  if (latched && uploaded_) {
    protocol_->latch(out);
    shown(*uploaded_, now);
    uploaded_.reset();
  }
  // What is uploaded now is seen at the next latch.
  const std::int64_t seen = latched ? latch + 1 : latch;
  if (!fresh_ && !changes(seen - 1)) return;
  draw(seen);
  protocol_->picture(picture_, out);
  fresh_ = false;
  sent_at_ = now.steady;
  if (latched) {
    uploaded_ = complete(seen);
  } else {
    shown(complete(seen), now);
  }
}

void PixelBoard::draw(std::int64_t latch) {
  if (dark_ || film_.empty()) {
    std::fill(picture_.bytes.begin(), picture_.bytes.end(), std::uint8_t{0});
    return;
  }
  film_.draw(latch, light_, picture_);
  if (!fade_) return;
  const std::int64_t done = latch - fade_->first + 1;
  if (done >= fade_->latches) {
    fade_.reset();
    return;
  }
  const std::vector<std::uint8_t> target = picture_.bytes;
  light_.mix(fade_->from.bytes, target, static_cast<int>(256 * done / fade_->latches),
             picture_.bytes);
}

void PixelBoard::shown(bool complete, Now now) {
  closures_ = 0;
  if (state_.proof == Proof::kNoAnswer) return;  // it was sent; nobody is known to be there
  if (!complete) {
    // Parts of two texts: neither serial is what the wall shows.
    if (state_.serial != desired_.serial) state_.shows_all = false;
    return;
  }
  const bool news = state_.serial != desired_.serial || !state_.shows_all;
  if (!news && told_at_ && now.steady < *told_at_ + kNoteEvery) return;
  if (protocol_->traits().draws) {
    unconfirmed_ = true;
    if (!news) return;
  }
  state_.serial = desired_.serial;
  told_at_ = now.steady;
  state_.proved_at = now.wall;
  state_.proof = Proof::kSent;
  state_.shows_all = true;
}

/// The port took the picture and has not failed since: where it draws here, it is drawn.
void PixelBoard::confirm(Now now) {
  if (!unconfirmed_) return;
  unconfirmed_ = false;
  told_at_ = now.steady;
  state_.proof = Proof::kDrawn;
  state_.proved_at = now.wall;
  state_.last_answer = now.wall;
  state_.shows_all = true;
}

void PixelBoard::note_latches(Now now) {
  const LatchIntervals& intervals = clock_.intervals();
  if (intervals.count() == 0 || (noted_at_ && now.steady < *noted_at_ + kNoteEvery)) return;
  noted_at_ = now.steady;
  learn(state_,
        {"latch_ms",
         {"帧间隔毫秒（中位/99%/最长）", "latch interval ms (p50/p99/max)"},
         millis_text(intervals.quantile(0.5)) + "/" + millis_text(intervals.quantile(0.99)) + "/" +
             millis_text(intervals.longest())});
  learn(state_,
        {"latches_skipped", {"跳过的帧", "latches skipped"}, std::to_string(clock_.skipped())});
}

void PixelBoard::schedule(Now now) {
  wake_.reset();
  const auto sooner = [&](SteadyTime time) { wake_ = wake_ ? std::min(*wake_, time) : time; };
  if (phase_ == Phase::kClosed) sooner(reopen_at_);
  if (phase_ != Phase::kReady) return;
  if (unconfirmed_) sooner(now.steady + 1ms);
  if (clock_.running()) {
    sooner(uploaded_ ? std::max(clock_.next(), sent_at_ + protocol_->traits().pause)
                     : clock_.next());
  } else if (!film_.empty() || dark_) {
    sooner(fresh_ ? now.steady : sent_at_ + protocol_->traits().keep_alive);
  }
  if (const auto talk = protocol_->talk_at()) sooner(*talk);
}

}  // namespace gongshi::drivers
