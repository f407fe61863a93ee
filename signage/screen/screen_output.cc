#include "signage/screen/screen_output.h"

#include <utility>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

constexpr auto kTryAgain = 2s;
constexpr auto kLook = 1s;
constexpr auto kReport = std::chrono::minutes{10};
// Pixels with each frame: less than a millisecond, and a 4K page within its first seconds.
constexpr std::size_t kHashedAtOnce = 64UL * 1024;

}  // namespace

std::unique_ptr<ScreenOutput> ScreenOutput::open(const config::Display& display, Setting setting,
                                                 Loop& loop, const Clock& clock,
                                                 fonts::TypeCase& type,
                                                 std::function<void()> on_change) {
  std::unique_ptr<ScreenOutput> made(
      new ScreenOutput(display, std::move(setting), loop, clock, type, std::move(on_change)));
  made->try_to_open();
  return made;
}

ScreenOutput::ScreenOutput(config::Display display, Setting setting, Loop& loop, const Clock& clock,
                           fonts::TypeCase& type, std::function<void()> on_change)
    : display_(std::move(display)),
      setting_(std::move(setting)),
      loop_(loop),
      clock_(clock),
      type_(type),
      on_change_(std::move(on_change)) {}

ScreenOutput::~ScreenOutput() {
  if (timer_) loop_.cancel(*timer_);
  if (window_ != nullptr) report_frames();
}

void ScreenOutput::take(const Edition& edition) {
  edition_ = edition;
  if (window_ == nullptr) return;
  window_->take(edition);
  // What withdraws or alarms is not left to the next frame of a slow ticker.
  if (timer_) loop_.cancel(*timer_);
  turn();
}

void ScreenOutput::try_to_open() {
  timer_.reset();
  std::optional<Error> missing = missing_monitor();
  if (!missing) {
    auto opened = ScreenWindow::open(display_, setting_.size, type_, clock_, setting_.photos);
    if (opened) {
      window_ = *std::move(opened);
    } else {
      missing = opened.error();
    }
  }
  if (missing) return fail(*std::move(missing));
  if (trouble_) log(Level::kInfo, "signage", display_.name + ": its monitor is back");
  trouble_.reset();
  gone_since_.reset();
  opened_at_ = clock_.wall();
  reported_late_ = 0;
  report_at_ = clock_.steady() + kReport;
  look_at_ = clock_.steady() + kLook;
  if (edition_) window_->take(*edition_);
  turn();
}

void ScreenOutput::call_at(SteadyTime when, void (ScreenOutput::*what)()) {
  due_ = when;
  timer_ = loop_.at(when, [this, what] { (this->*what)(); });
}

/// By the kernel where the site names the socket.
std::optional<Error> ScreenOutput::missing_monitor() {
  if (display_.look.connector.empty() ||
      plug_of(setting_.graphics_folder, display_.look.connector) != Plug::kOut) {
    return std::nullopt;
  }
  const std::string& socket = display_.look.connector;
  return Error{Errc::kClosed,
               {display_.name + "：" + socket + " 口没有接显示器",
                display_.name + ": no monitor is plugged into " + socket},
               {}};
}

void ScreenOutput::turn() {
  timer_.reset();
  if (clock_.steady() >= look_at_) {
    look_at_ = clock_.steady() + kLook;
    if (auto missing = missing_monitor()) return fail(*std::move(missing));
    if (!window_->has_monitor()) {
      return fail(
          Error{Errc::kClosed,
                {display_.name + "：显示器已拔出", display_.name + ": its monitor has gone"},
                {}});
    }
  }
  const auto next = window_->turn();
  if (!next) return fail(next.error());
  if (window_->closed()) {
    return fail(Error{Errc::kClosed,
                      {display_.name + "：窗口已被关闭", display_.name + ": its window was closed"},
                      {}});
  }
  if (clock_.steady() >= report_at_) report_frames();
  call_at(*next, &ScreenOutput::turn);
  const bool other = note_shown();
  const bool hashed = !other && hash_on();
  if (window_->shown() != reported_ || other || hashed) {
    reported_ = window_->shown();
    on_change_();
  }
}

/// Whether people read something else now than before.
bool ScreenOutput::note_shown() {
  const Standing& standing = window_->screen().standing();
  const std::string serial =
      window_->shown() == nullptr ? std::string{} : window_->shown()->id().serial();
  if (!edition_ || (shown_ && standing.drawn == noted_ && shown_->serial == serial)) return false;
  noted_ = standing.drawn;
  hash_.emplace(window_->screen().picture().size, standing.moving);
  const bool same = shown_ && shown_->items == standing.items && shown_->text == standing.text &&
                    shown_->serial == serial;
  const auto since = same ? shown_->since : window_->drawn_at();
  shown_ = Shown{standing.items, standing.text, {}, serial, since, true};
  return !same;
}

/// Some more of the picture that stands; true when all of it has been taken.
bool ScreenOutput::hash_on() {
  if (!hash_ || !shown_ || !hash_->add(window_->screen().picture(), kHashedAtOnce)) return false;
  shown_->picture = hash_->finish();
  shown_->hashing = false;
  hash_.reset();
  return true;
}

/// Said once for each trouble, and tried again until it is over.
void ScreenOutput::fail(Error error) {
  if (!trouble_ || trouble_->what.en != error.what.en) log(Level::kWarning, "signage", error);
  if (!gone_since_) gone_since_ = clock_.wall();
  const bool was_there = window_ != nullptr || !trouble_;
  trouble_ = std::move(error);
  reported_.reset();
  shown_.reset();
  hash_.reset();
  window_.reset();
  call_at(clock_.steady() + kTryAgain, &ScreenOutput::try_to_open);
  if (was_there) on_change_();
}

void ScreenOutput::report_frames() {
  report_at_ = clock_.steady() + kReport;
  const std::int64_t late = window_->stats().late();
  log(late > reported_late_ ? Level::kWarning : Level::kInfo, "signage",
      display_.name + ": " + motion_words(window_->motion()).en);
  reported_late_ = late;
}

std::optional<Motion> ScreenOutput::motion() const {
  if (window_ == nullptr) return std::nullopt;
  Motion motion = window_->motion();
  motion.since = opened_at_;
  motion.until = clock_.wall();
  return motion;
}

content::DisplayLine ScreenOutput::line() const {
  content::DisplayLine line;
  line.display = display_.name;
  line.kind = display_.kind;
  if (window_ == nullptr) {
    line.proof = content::Proof::kNoAnswer;
    line.seen = content::Seen::kNotSeen;
    line.not_seen_since = gone_since_;
    line.proved_at = gone_since_;
    return line;
  }
  if (const auto& shown = window_->shown(); shown != nullptr) {
    line.serial = shown->id().serial();
    line.manifest_hash = shown->id().manifest_hash;
  }
  line.proof = content::Proof::kDrawn;
  line.proved_at = window_->drawn_at();
  line.seen = content::Seen::kSeen;
  return line;
}

bool ScreenOutput::settled() const {
  return edition_ && window_ != nullptr && window_->shown() == edition_->release &&
         window_->drawn_at().has_value();
}

}  // namespace gongshi::signage
