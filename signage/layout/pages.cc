#include "signage/layout/pages.h"

#include <algorithm>

#include "fonts/shaper.h"

namespace gongshi::signage {
namespace {

/// "2/3"; a text of a hundred pages would be a book.
std::string number_text(std::size_t page, std::size_t pages) {
  return std::to_string(page + 1) + "/" + std::to_string(pages);
}

/// The pages of a text at one size: its lines, and on the last line of each the number at the end.
class Pager {
 public:
  Pager(const fonts::FaceChain& chain, drivers::Geometry geometry, bool right_to_left,
        fonts::TypeCase& type, Wholes wholes)
      : chain_(chain),
        geometry_(geometry),
        right_to_left_(right_to_left),
        type_(type),
        wholes_(wholes),
        room_(static_cast<std::size_t>(std::max(1, geometry.height_px / chain.size_px()))) {}

  /// Empty when letters are higher than their rows.
  std::vector<Layout> pages(std::string_view text) {
    std::vector<std::string> lines = wrapped(text, "9/9");
    if (lines.size() > 9 * room_) lines = wrapped(text, "99/99");
    const std::size_t count = (lines.size() + room_ - 1) / room_;
    if (count == 1) number_px_ = 0;
    std::vector<Layout> pages;
    for (std::size_t page = 0; page < count; ++page) {
      Layout layout{geometry_, {}, geometry_.width_px, false, chain_.size_px(), {}, right_to_left_};
      const std::size_t end = std::min((page + 1) * room_, lines.size());
      for (std::size_t line = page * room_; line < end; ++line) {
        if (!place(lines[line], line % room_, layout)) return {};
      }
      if (count > 1) place_number(number_text(page, count), layout);
      pages.push_back(std::move(layout));
    }
    return pages;
  }

 private:
  std::vector<std::string> wrapped(std::string_view text, std::string_view widest_number) {
    number_px_ = fonts::shape(chain_, widest_number).width_px() + chain_.size_px() / 2;
    const auto width_of = [this](std::size_t line) { return width(line); };
    fonts::Wrapped wrapped = type_.breaker.wrap_to(chain_, text, width_of, {wholes_});
    if (wrapped.parted) wrapped = type_.breaker.wrap_to(chain_, text, width_of);
    return std::move(wrapped.lines);
  }

  /// The number and a gap before it stand on a page's last line.
  [[nodiscard]] int width(std::size_t line) const {
    const int left = geometry_.width_px - (line % room_ == room_ - 1 ? number_px_ : 0);
    return std::max(left, chain_.size_px());
  }

  [[nodiscard]] int top(std::size_t line) const {
    const int rows = chain_.size_px();
    return (geometry_.height_px - static_cast<int>(room_) * rows) / 2 +
           static_cast<int>(line) * rows;
  }

  bool place(std::string_view text, std::size_t line, Layout& layout) {
    const fonts::GlyphRun run = fonts::shape(chain_, text, right_to_left_);
    const auto seat = seat_of(run, chain_, type_.glyphs);
    const int wished = (width(line) - run.width_px()) / 2;
    const auto left = left_of(run, wished, width(line), type_.glyphs);
    if (!seat) return false;
    const int first = right_to_left_ ? geometry_.width_px - width(line) : 0;
    place_line(run, first + left.value_or(wished), top(line), *seat, layout.glyphs);
    note_missing(run, layout.missing);
    return true;
  }

  void place_number(const std::string& number, Layout& layout) {
    const fonts::GlyphRun run = fonts::shape(chain_, number);
    const int baseline = chain_.metrics().ascent_px;
    place_line(run, right_to_left_ ? 0 : geometry_.width_px - run.width_px(), top(room_ - 1),
               {baseline, baseline}, layout.glyphs);
  }

  const fonts::FaceChain& chain_;
  drivers::Geometry geometry_;
  bool right_to_left_;
  fonts::TypeCase& type_;
  Wholes wholes_;
  std::size_t room_;
  int number_px_ = 0;
};

}  // namespace

Result<std::vector<Layout>> lay_out_pages(std::string_view text, drivers::Geometry geometry,
                                          fonts::TypeCase& type, int least_rows, Wholes wholes) {
  std::vector<int> sizes =
      line_sizes(geometry.height_px, std::max(least_rows, least_rows_of(text)));
  std::reverse(sizes.begin(), sizes.end());
  for (const int rows : sizes) {
    GONGSHI_TRY(const fonts::FaceChain* chain, type.fonts.dots(rows));
    Pager pager(*chain, geometry, fonts::reads_right_to_left(text), type, wholes);
    std::vector<Layout> pages = pager.pages(text);
    if (!pages.empty()) return pages;
  }
  // No size holds its letters: the reason is that of a single line.
  GONGSHI_TRY(Layout line, lay_out_line(text, geometry, type));
  return std::vector<Layout>{std::move(line)};
}

Result<std::vector<Layout>> lay_out_board(std::string_view text, drivers::Geometry geometry,
                                          fonts::TypeCase& type, int least_rows, Wholes wholes) {
  GONGSHI_TRY(Layout layout, lay_out(text, geometry, type, least_rows, wholes));
  if (layout.scrolls && layout.right_to_left) {
    return lay_out_pages(text, geometry, type, least_rows, wholes);
  }
  return std::vector<Layout>{std::move(layout)};
}

}  // namespace gongshi::signage
