#include "content/workspace/sheets/qr.h"

#include "content/qr_code.h"

namespace gongshi::content::sheets {
namespace {

constexpr paper::Ink kDark{0, 0, 0};

}  // namespace

bool draw_qr(paper::Sheet& sheet, std::string_view text, double x, double y, double side) {
  const auto code = QrCode::of(text);
  if (!code) return false;
  const int width = code->width();
  const double module = side / code->width_with_quiet();
  const auto is_dark = [&](int row, int column) {
    return row < width && column < width && code->dark(row, column);
  };
  // Runs along rows and along columns: together they leave no hairline between dark neighbours.
  for (int line = 0; line < width; ++line) {
    for (const bool along_row : {true, false}) {
      for (int from = 0; from < width;) {
        int to = from;
        while (along_row ? is_dark(line, to) : is_dark(to, line)) ++to;
        if (to - from > (along_row ? 0 : 1)) {
          const double start = (QrCode::kQuiet + from) * module;
          const double across = (QrCode::kQuiet + line) * module;
          const double length = (to - from) * module;
          sheet.marks.emplace_back(
              along_row ? paper::BoxMark{x + start, y + across, length, module, kDark}
                        : paper::BoxMark{x + across, y + start, module, length, kDark});
        }
        from = to + 1;
      }
    }
  }
  return true;
}

}  // namespace gongshi::content::sheets
