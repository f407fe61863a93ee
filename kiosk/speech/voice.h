// Voice: something that says a sentence aloud. Nothing here waits: a voice works in a thread of its
// own.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

struct Utterance {
  std::uint64_t number = 0;  // counts up from 1
  std::string text;
  Language language = Language::kZh;
  int volume = 60;  // of 100
  int speed = 0;    // -60 .. 60, 0 is usual
};

class Voice {
 public:
  virtual ~Voice() = default;
  /// Something can be said at all.
  [[nodiscard]] virtual bool ready() const = 0;
  /// Instead of what is being said now.
  virtual void say(Utterance utterance) = 0;
  virtual void hush() = 0;
  /// Number of the newest utterance that was said to its end.
  [[nodiscard]] virtual std::uint64_t said() const = 0;
};

}  // namespace gongshi::kiosk
