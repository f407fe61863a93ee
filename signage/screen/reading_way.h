// ReadingWay: places along a band, counted from where its language begins to read: from the left,
// in Uyghur from the right.
#pragma once

#include "signage/screen/painter.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class ReadingWay {
 public:
  ReadingWay(Rect band, const Languages& languages)
      : band_(band), mirrored_(main_language(languages) == "ug") {}

  [[nodiscard]] bool mirrored() const { return mirrored_; }
  [[nodiscard]] int x(int from_beginning) const {
    return mirrored_ ? band_.x + band_.width - from_beginning : band_.x + from_beginning;
  }
  /// Of what begins, or ends, at x().
  [[nodiscard]] Align beginning() const { return mirrored_ ? Align::kRight : Align::kLeft; }
  [[nodiscard]] Align end() const { return mirrored_ ? Align::kLeft : Align::kRight; }
  /// A part of the band as high as `part`, which is given as if it began at the left of it.
  [[nodiscard]] Rect place(Rect part) const {
    const int left = mirrored_ ? x(part.x + part.width) : x(part.x);
    return {left, part.y, part.width, part.height};
  }

 private:
  Rect band_;
  bool mirrored_;
};

}  // namespace gongshi::signage
