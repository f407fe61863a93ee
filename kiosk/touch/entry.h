// Entry: what a visitor looks for, entered on the keys or written by hand, and which of the two.
//
//   in on_action():  if (entry_.on_action(action)) return stay();
//   in on_pen(), deadline(), on_tick():  return entry_.…
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/handwriting/lexicon.h"
#include "kiosk/touch/writing_pad.h"

namespace gongshi::kiosk {

class Entry {
 public:
  Entry();
  /// Overwrites text and ink.
  ~Entry();
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool by_hand() const { return by_hand_; }
  [[nodiscard]] const WritingPad& pad() const { return pad_; }

  /// "key:…" (keyboard.h), "input:hand", "input:keys", "write:0" .. "write:9" for a candidate,
  /// "write:undo", "write:clear"; false when it is none of them.
  bool on_action(std::string_view action);
  bool on_pen(const PenTouch& touch) { return pad_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const { return pad_.deadline(); }
  bool on_tick(SteadyTime now, const Frame& frame);

 private:
  void choose(std::size_t candidate);
  const handwriting::Lexicon& lexicon_of(const Frame& frame);

  std::string text_;
  bool by_hand_ = false;
  WritingPad pad_;
  handwriting::Lexicon lexicon_;                       // made when first something is written
  std::weak_ptr<const content::Release> lexicon_for_;  // of this issue
};

}  // namespace gongshi::kiosk
