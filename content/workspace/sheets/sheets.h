// Sheets: an issue on paper: boards, a booklet, posters, blank forms.
//
//   release ─ items ─ frame and flow ─[sheets]─ pdf
//
// A pure function of the release and the order: equal input gives equal bytes.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/sheets/order.h"
#include "drivers/os/progress.h"
#include "drivers/os/result.h"
#include "fonts/type_case.h"

namespace gongshi::content::sheets {

/// An item and what it takes up.
struct Printed {
  std::string title;
  std::size_t sheets = 0;
};

struct Sheets {
  std::string pdf;
  std::size_t count = 0;
  std::vector<Printed> items;     // each on sheets of its own; of a booklet none
  std::vector<Printed> left_out;  // has no room on a board of the order's area
  std::vector<char32_t> missing;  // characters that no font has: shown as 〓
};

/// Square metres that a sheet takes up on a board: 1 cm of air on each side.
[[nodiscard]] double area_of(PaperSize size);

/// `progress` is told of every sheet, or null.
/// Errc::kUsage     the order wants a paper, category, place, group or department that there is not
/// Errc::kRejected  nothing of what it wants is in the issue, or fits the board
/// and the errors of Release::object and paper::pdf.
[[nodiscard]] Result<Sheets> make_sheets(const Release& release, const Order& order,
                                         fonts::TypeCase& type, Progress* progress = nullptr);

}  // namespace gongshi::content::sheets
