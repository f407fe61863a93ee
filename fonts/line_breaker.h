// LineBreaker: where a line of text may break, and text to lines that fit a width.
//
// ICU's rules (UAX #14) plus ours for prices, times and terms (kiosk notes, section 5): binding.h.
// Chinese quotation marks open and close a line like brackets.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"
#include "fonts/face.h"

namespace gongshi::fonts {

struct Wrapped {
  std::vector<std::string> lines;
  bool parted = false;  // a word or a number with its unit was wider than a line
};

/// What should not part though a line may end in it. A whole that is wider than a line is parted.
struct Keep {
  std::span<const std::string> wholes{};  // people's names, titles
  bool words = false;                     // and every word of ICU's dictionary and of hospitals
};

class LineBreaker {
 public:
  /// How wide the n-th line may be.
  using WidthOf = std::function<int(std::size_t)>;

  /// Errc::kIo when ICU's data is missing from the machine.
  [[nodiscard]] static Result<LineBreaker> create();
  LineBreaker(LineBreaker&&) noexcept;
  LineBreaker& operator=(LineBreaker&&) noexcept;
  ~LineBreaker();

  /// Byte offsets in `text`, ascending, at which a new line may begin; the end is not among them.
  [[nodiscard]] std::vector<std::size_t> breaks(std::string_view text, const Keep& keep = {}) const;

  /// Lines of at most `width_px`, spaces at line ends dropped. '\n' always breaks. A piece that is
  /// wider than a whole line is parted between characters: nothing is cut.
  [[nodiscard]] std::vector<std::string> wrap(const FaceChain& chain, std::string_view text,
                                              int width_px, const Keep& keep = {}) const;

  /// The same with lines of different widths, and whether a piece had to be parted. A line is left
  /// empty where a piece fits the next one only.
  [[nodiscard]] Wrapped wrap_to(const FaceChain& chain, std::string_view text,
                                const WidthOf& width_of, const Keep& keep = {}) const;

 private:
  struct State;
  explicit LineBreaker(std::unique_ptr<State> state);
  [[nodiscard]] std::vector<std::size_t> characters(std::string_view text) const;
  std::unique_ptr<State> state_;
};

}  // namespace gongshi::fonts
