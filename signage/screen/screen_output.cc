#include "signage/screen/screen_output.h"

#include <utility>

namespace gongshi::signage {

Result<std::unique_ptr<ScreenOutput>> ScreenOutput::open(const config::Display& display,
                                                         std::optional<drivers::Geometry> size,
                                                         Loop& loop, const Clock& clock,
                                                         fonts::TypeCase& type,
                                                         std::function<void()> on_change) {
  GONGSHI_TRY(auto window, ScreenWindow::open(display, size, type, clock.wall(), clock.steady()));
  std::unique_ptr<ScreenOutput> made(
      new ScreenOutput(display, std::move(window), loop, clock, std::move(on_change)));
  made->turn();
  return made;
}

ScreenOutput::ScreenOutput(config::Display display, std::unique_ptr<ScreenWindow> window,
                           Loop& loop, const Clock& clock, std::function<void()> on_change)
    : display_(std::move(display)),
      window_(std::move(window)),
      loop_(loop),
      clock_(clock),
      on_change_(std::move(on_change)) {}

ScreenOutput::~ScreenOutput() {
  if (timer_) loop_.cancel(*timer_);
}

void ScreenOutput::take(const Edition& edition) {
  wanted_ = edition.release;
  if (window_ != nullptr) window_->take(edition, clock_.wall());
}

void ScreenOutput::turn() {
  timer_.reset();
  const auto next = window_->turn(clock_.wall(), clock_.steady());
  if (!next) return fail(next.error());
  if (window_->closed()) {
    return fail(Error{Errc::kClosed,
                      {display_.name + "：窗口已被关闭", display_.name + ": its window was closed"},
                      {}});
  }
  if (window_->shown() != reported_) {
    reported_ = window_->shown();
    on_change_();
  }
  timer_ = loop_.at(*next, [this] { turn(); });
}

void ScreenOutput::fail(Error error) {
  trouble_ = std::move(error);
  gone_since_ = clock_.wall();
  reported_.reset();
  window_.reset();
  on_change_();
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
  return window_ != nullptr && window_->shown() == wanted_ && window_->drawn_at().has_value();
}

}  // namespace gongshi::signage
