// Template maker: strokes of a character, written a dozen ways, to the template file.
#pragma once

#include <string>
#include <vector>

#include "kiosk/handwriting/making/dice.h"
#include "kiosk/handwriting/template_format.h"

namespace gongshi::handwriting {

class TemplateMaker {
 public:
  explicit TemplateMaker(std::uint64_t seed) : dice_(seed) {}

  /// Takes the mean of twelve distorted samples, a third of them with joined strokes; false when
  /// the strokes cannot be read.
  bool add(char32_t character, const Strokes& strokes);

  [[nodiscard]] std::size_t count() const { return means_.size(); }
  /// The whole file.
  [[nodiscard]] std::string file() const;

 private:
  struct Mean {
    char32_t character = 0;
    Features values{};
  };

  Dice dice_;
  std::vector<Mean> means_;
};

}  // namespace gongshi::handwriting
