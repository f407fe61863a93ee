// Hand: a writing pad, and the words that decide between characters which look alike.
//
//   in on_action():  if (const auto character = hand_.on_action(action)) …
//   in on_pen(), deadline(), on_tick():  return hand_.…
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "kiosk/handwriting/lexicon.h"
#include "kiosk/touch/writing_pad.h"

namespace gongshi::kiosk {

class Hand {
 public:
  /// What a visitor may be writing while this issue is shown.
  using Words = handwriting::Lexicon (*)(const content::Release&);

  explicit Hand(Words words) : words_(words) {}

  [[nodiscard]] const WritingPad& pad() const { return pad_; }
  void clear() { pad_.clear(); }

  /// "write:0" .. "write:9": the candidate, whose strokes go; "write:undo" and "write:clear": 0,
  /// there is no character. Nothing when `action` is none of them.
  [[nodiscard]] std::optional<char32_t> on_action(std::string_view action);
  bool on_pen(const PenTouch& touch) { return pad_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const { return pad_.deadline(); }
  /// `before`: the text that the character will be put after.
  bool on_tick(SteadyTime now, const Frame& frame, std::string_view before);

 private:
  const handwriting::Lexicon& lexicon_of(const Frame& frame);

  Words words_;
  WritingPad pad_;
  handwriting::Lexicon lexicon_;                       // made when first something is written
  std::weak_ptr<const content::Release> lexicon_for_;  // of this issue
};

}  // namespace gongshi::kiosk
