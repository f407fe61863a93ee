// Entry: what a visitor looks for, entered on the keys or written by hand, and which of the two.
//
//   in on_action():  if (entry_.on_action(action)) return stay();
//   in on_pen(), deadline(), on_tick():  return entry_.…
#pragma once

#include <string>
#include <string_view>

#include "kiosk/touch/hand.h"

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
  [[nodiscard]] const WritingPad& pad() const { return hand_.pad(); }

  /// "key:…" (keyboard.h), "input:hand", "input:keys", "write:0" .. "write:9" for a candidate,
  /// "write:undo", "write:clear"; false when it is none of them.
  bool on_action(std::string_view action);
  bool on_pen(const PenTouch& touch) { return hand_.on_pen(touch); }
  [[nodiscard]] std::optional<SteadyTime> deadline() const { return hand_.deadline(); }
  bool on_tick(SteadyTime now, const Frame& frame) { return hand_.on_tick(now, frame, text_); }

 private:
  std::string text_;
  bool by_hand_ = false;
  Hand hand_;
};

}  // namespace gongshi::kiosk
