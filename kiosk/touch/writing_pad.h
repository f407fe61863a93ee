// WritingPad: one character written in a box, and the characters it may be.
//
//   finger ─ ink ─(after each stroke)─ read ─(after 600 ms of rest)─▶ candidates
//
// It is read after every stroke, so that the answer is there when the hand rests; it is shown only
// then, so that no candidate changes under a finger on its way to it. Time is passed in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/handwriting/ink.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Strokes to characters, likeliest first.
using Reader = std::function<std::vector<char32_t>(std::span<const handwriting::StrokeView>)>;

class WritingPad {
 public:
  WritingPad();
  /// The ink may be held by a scene longer than this lives: it is wiped here.
  ~WritingPad();
  WritingPad(const WritingPad&) = delete;
  WritingPad& operator=(const WritingPad&) = delete;

  [[nodiscard]] const std::shared_ptr<handwriting::Ink>& ink() const { return ink_; }
  [[nodiscard]] const std::vector<char32_t>& candidates() const { return candidates_; }

  /// True when the first stroke begins: the hint in the box goes.
  bool on_pen(const PenTouch& touch);
  void undo();
  void clear();

  [[nodiscard]] std::optional<SteadyTime> deadline() const;
  /// True when other candidates are to be shown.
  bool on_tick(SteadyTime now, const Reader& read);

 private:
  [[nodiscard]] bool unread() const { return read_revision_ != ink_->revision(); }

  std::shared_ptr<handwriting::Ink> ink_;
  std::uint64_t read_revision_ = 0;
  std::vector<char32_t> read_;        // what the ink may be, now
  std::vector<char32_t> candidates_;  // what is shown
  SteadyTime show_at_{};
};

}  // namespace gongshi::kiosk
