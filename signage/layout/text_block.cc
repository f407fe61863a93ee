#include "signage/layout/text_block.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gongshi::signage {
namespace {

int leading_px(int size_px, double leading) {
  return static_cast<int>(std::lround(size_px * leading));
}

/// A text, the widths it is broken to, and what of it stays whole.
class Setter {
 public:
  Setter(std::string_view text, const BlockSizes& sizes, int width_px, fonts::TypeCase& type)
      : text_(text), sizes_(sizes), width_px_(width_px), type_(type) {}

  /// Empty when something that `keep` wants whole is wider than a line.
  Result<std::optional<TextBlock>> set(int size_px, const fonts::Keep& keep) {
    GONGSHI_TRY(const auto* chain, type_.fonts.screen(size_px, sizes_.weight));
    fonts::Wrapped wrapped = wrap(*chain, width_px_, keep);
    if (wrapped.parted && keeps(keep)) return std::optional<TextBlock>{};
    TextBlock block{{size_px, sizes_.weight}, {}, leading_px(size_px, sizes_.leading)};
    block.lines = std::move(wrapped.lines);
    if (sizes_.even) even_out(block, *chain, keep);
    return std::optional(std::move(block));
  }

  /// At `size_px`, else at `lower_px`, without parting a word, or at least not a name.
  template <typename Fits>
  Result<std::optional<TextBlock>> whole(int size_px, int lower_px, const Fits& fits) {
    for (const fonts::Keep& keep : {fonts::Keep{sizes_.wholes, true}, {sizes_.wholes, false}}) {
      if (!keeps(keep) || (keep.words && !sizes_.even)) continue;
      for (const int size : {size_px, lower_px}) {
        GONGSHI_TRY(auto block, set(size, keep));
        if (block && fits(*block)) return block;
      }
    }
    return std::optional<TextBlock>{};
  }

 private:
  static bool keeps(const fonts::Keep& keep) { return keep.words || !keep.wholes.empty(); }

  fonts::Wrapped wrap(const fonts::FaceChain& chain, int width_px, const fonts::Keep& keep) {
    const int width = std::max(width_px, chain.size_px());
    return type_.breaker.wrap_to(chain, text_, [width](std::size_t) { return width; }, keep);
  }

  /// Breaks anew at the least width at which the text takes no more lines and parts nothing else.
  void even_out(TextBlock& block, const fonts::FaceChain& chain, const fonts::Keep& keep) {
    if (block.lines.size() < 2) return;
    int too_narrow = width_px_ / 2;
    int wide_enough = width_px_;
    while (wide_enough - too_narrow > std::max(1, block.font.size_px / 4)) {
      const int width = (too_narrow + wide_enough) / 2;
      fonts::Wrapped wrapped = wrap(chain, width, keep);
      if (wrapped.lines.size() > block.lines.size() || (wrapped.parted && keeps(keep))) {
        too_narrow = width;
      } else {
        wide_enough = width;
        block.lines = std::move(wrapped.lines);
      }
    }
  }

  std::string_view text_;
  const BlockSizes& sizes_;
  int width_px_;
  fonts::TypeCase& type_;
};

}  // namespace

Result<std::vector<std::string>> cell_lines(std::string_view text, Font font, int width_px,
                                            fonts::TypeCase& type, Wholes wholes) {
  GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.screen(font.size_px, font.weight));
  const int width = std::max(width_px, font.size_px);
  const auto width_of = [width](std::size_t) { return width; };
  fonts::Wrapped wrapped = type.breaker.wrap_to(*chain, text, width_of, {wholes});
  if (wrapped.parted) wrapped = type.breaker.wrap_to(*chain, text, width_of);
  return std::move(wrapped.lines);
}

Result<TextBlock> fit_block(std::string_view text, const BlockSizes& sizes, int width_px,
                            int height_px, fonts::TypeCase& type) {
  // A fixed row of sizes, each an eighth below the last: few faces are opened, and equal texts get
  // equal sizes.
  const auto below = [&](int size) { return std::max(sizes.smallest_px, size * 7 / 8); };
  const auto fits = [&](const TextBlock& block) { return block.height_px() <= height_px; };
  Setter setter(text, sizes, width_px, type);
  int size = sizes.largest_px;
  while (true) {
    GONGSHI_TRY(auto plain, setter.set(size, {}));
    const bool smallest = size <= sizes.smallest_px;
    if (fits(*plain)) {
      GONGSHI_TRY(auto whole, setter.whole(size, sizes.largest_always ? size : below(size), fits));
      return whole ? *std::move(whole) : *std::move(plain);
    }
    if (smallest) return *std::move(plain);
    size = below(size);
  }
}

}  // namespace gongshi::signage
