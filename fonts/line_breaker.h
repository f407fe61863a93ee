// LineBreaker: where a line of text may break, and text to lines that fit a width.
//
// ICU's rules (UAX #14) plus ours for prices and terms (kiosk notes, section 5): never between a
// number and its unit or currency ("128.50|元", "1.0g×10|支"), never inside a code, never after a
// hyphen or plus inside a term ("D-|二聚体", "+|三维").
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"
#include "fonts/face.h"

namespace gongshi::fonts {

class LineBreaker {
 public:
  /// Errc::kIo when ICU's data is missing from the machine.
  [[nodiscard]] static Result<LineBreaker> create();
  LineBreaker(LineBreaker&&) noexcept;
  LineBreaker& operator=(LineBreaker&&) noexcept;
  ~LineBreaker();

  /// Byte offsets in `text`, ascending, at which a new line may begin; the end is not among them.
  [[nodiscard]] std::vector<std::size_t> breaks(std::string_view text) const;

  /// Lines of at most `width_px`, spaces at line ends dropped. '\n' always breaks. A piece that is
  /// wider than a whole line is parted between characters: nothing is cut.
  [[nodiscard]] std::vector<std::string> wrap(const FaceChain& chain, std::string_view text,
                                              int width_px) const;

 private:
  struct State;
  explicit LineBreaker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongshi::fonts
