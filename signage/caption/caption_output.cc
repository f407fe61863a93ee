#include "signage/caption/caption_output.h"

#include <algorithm>

namespace gongshi::signage {

Result<std::unique_ptr<CaptionOutput>> CaptionOutput::open(const config::Display& display,
                                                           Loop& loop, const Clock& clock,
                                                           fonts::TypeCase& type,
                                                           std::function<void()> on_change,
                                                           const std::string& encoder_program) {
  GONGSHI_TRY(const CaptionPlan plan, caption_plan(display));
  std::unique_ptr<CaptionOutput> made(
      new CaptionOutput(display, plan, loop, clock, type, std::move(on_change)));
  if (plan.url.empty()) {
    const Rect frame{0, 0, plan.frame.width_px, plan.frame.height_px};
    GONGSHI_TRY(made->window_,
                MonitorWindow::open(display, {plan.key ? frame : plan.strip, false, !plan.key}));
  } else {
    made->encoder_ = std::make_unique<Encoder>(loop, clock, plan, encoder_program,
                                               [raw = made.get()] { raw->on_change_(); });
  }
  made->turn();
  return made;
}

CaptionOutput::CaptionOutput(config::Display display, const CaptionPlan& plan, Loop& loop,
                             const Clock& clock, fonts::TypeCase& type,
                             std::function<void()> on_change)
    : display_(std::move(display)),
      plan_(plan),
      loop_(loop),
      clock_(clock),
      on_change_(std::move(on_change)),
      strip_(plan, type),
      scroller_(std::max(display_.speed_px_s, 1), clock.steady()),
      first_frame_(clock.steady()) {}

CaptionOutput::~CaptionOutput() {
  if (timer_) loop_.cancel(*timer_);
}

void CaptionOutput::take(const Edition& edition) {
  edition_ = edition;
  showing_.reset();
}

/// Frames are due at times counted from the first one, so that a late one does not shift the rest.
void CaptionOutput::turn() {
  timer_.reset();
  due_.reset();
  const Status shown = show();
  if (!shown && !trouble_) {
    trouble_ = shown.error();
    gone_since_ = clock_.wall();
    on_change_();
  }
  if (window_ == nullptr && encoder_ == nullptr) return;  // somebody closed it, for good
  const auto since = clock_.steady() - first_frame_;
  const std::chrono::microseconds frame{1'000'000 / plan_.frames_per_second};
  frames_ = std::max(frames_ + 1, since / frame + 1);
  due_ = first_frame_ + frames_ * frame;
  timer_ = loop_.at(*due_, [this] { turn(); });
}

Status CaptionOutput::show() {
  const WallTime now = clock_.wall();
  if (!showing_ || now < showing_->slot_start || now >= showing_->slot_end) {
    showing_ = at(edition_, display_, now);
  }
  const std::int64_t position = scroller_.step(clock_.steady()).position_px;
  GONGSHI_CHECK(strip_.draw(*showing_, position));
  if (window_ != nullptr) {
    GONGSHI_CHECK(present());
  } else if (!encoder_->frame(strip_.picture()) || !encoder_->running()) {
    return {};  // nothing new has left the machine
  }
  const bool other = shown_ != edition_.release || !shown_at_ || trouble_;
  shown_ = edition_.release;
  shown_at_ = now;
  gone_since_.reset();
  trouble_.reset();
  if (other) on_change_();
  return {};
}

/// On the key colour, or as a window of its own.
Status CaptionOutput::present() {
  const MonitorWindow::News news = window_->hear();
  if (news.closed) {
    window_.reset();
    return Error{Errc::kClosed,
                 {display_.name + "：窗口已被关闭", display_.name + ": its window was closed"},
                 {}};
  }
  const Picture& strip = strip_.picture();
  const std::vector<Rect> whole{{0, 0, strip.size.width_px, strip.size.height_px}};
  if (!plan_.key) return window_->present(strip, whole);
  const bool ground = news.uncovered || !shown_at_;
  return window_->present(strip, whole, plan_.strip.x, plan_.strip.y,
                          ground ? plan_.key : std::nullopt);
}

std::optional<Error> CaptionOutput::trouble() const {
  return encoder_ != nullptr && encoder_->trouble() ? encoder_->trouble() : trouble_;
}

content::DisplayLine CaptionOutput::line() const {
  content::DisplayLine line;
  line.display = display_.name;
  line.kind = display_.kind;
  if (trouble()) {
    line.proof = content::Proof::kNoAnswer;
    line.seen = content::Seen::kNotSeen;
    line.not_seen_since = gone_since_ ? gone_since_ : shown_at_;
    line.proved_at = line.not_seen_since;
    return line;
  }
  if (!shown_at_) return line;
  if (shown_ != nullptr) {
    line.serial = shown_->id().serial();
    line.manifest_hash = shown_->id().manifest_hash;
  }
  line.proved_at = shown_at_;
  // A stream has no return path: whether a head-end takes it, nobody here can know.
  line.proof = encoder_ == nullptr ? content::Proof::kDrawn : content::Proof::kSent;
  line.seen = encoder_ == nullptr ? content::Seen::kSeen : content::Seen::kUnknown;
  return line;
}

bool CaptionOutput::settled() const {
  return !trouble() && shown_at_.has_value() && shown_ == edition_.release;
}

}  // namespace gongshi::signage
