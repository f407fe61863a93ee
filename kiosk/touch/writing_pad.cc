#include "kiosk/touch/writing_pad.h"

namespace gongshi::kiosk {
namespace {

constexpr auto kRest = std::chrono::milliseconds(600);
constexpr float kStepPx = 1.5F;  // infra-red frames tremble by a pixel while the finger rests

}  // namespace

WritingPad::WritingPad()
    : ink_(std::make_shared<handwriting::Ink>(kStepPx)), read_revision_(ink_->revision()) {}

WritingPad::~WritingPad() {
  clear();
}

bool WritingPad::on_pen(const PenTouch& touch) {
  const handwriting::InkPoint at{float(touch.at.x), float(touch.at.y)};
  switch (touch.phase) {
    case PenTouch::Phase::kDown: {
      const bool first = ink_->empty();
      ink_->press(at);
      return first;
    }
    case PenTouch::Phase::kMove:
      ink_->move(at);
      return false;
    case PenTouch::Phase::kUp:
      ink_->move(at);
      ink_->release();
      show_at_ = touch.time + kRest;
      return false;
  }
  return false;
}

void WritingPad::undo() {
  ink_->undo();
  show_at_ = {};
}

void WritingPad::clear() {
  ink_->clear();
  read_revision_ = ink_->revision();
  read_.clear();
  candidates_.clear();
}

std::optional<SteadyTime> WritingPad::deadline() const {
  if (ink_->writing()) return std::nullopt;
  if (unread()) return SteadyTime{};
  if (candidates_ != read_) return show_at_;
  return std::nullopt;
}

bool WritingPad::on_tick(SteadyTime now, const Reader& read) {
  if (ink_->writing()) return false;
  if (unread()) {
    read_ = read(ink_->strokes());
    read_revision_ = ink_->revision();
  }
  if (now < show_at_ || candidates_ == read_) return false;
  candidates_ = read_;
  return true;
}

}  // namespace gongshi::kiosk
