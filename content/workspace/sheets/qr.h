// QR: an address as a QR code of plain rectangles.
#pragma once

#include <string_view>

#include "content/workspace/paper/paper.h"

namespace gongshi::content::sheets {

/// So wide and high with its quiet zone, its corner at x, y. False, with nothing drawn, when no
/// code holds the text.
bool draw_qr(paper::Sheet& sheet, std::string_view text, double x, double y, double side);

}  // namespace gongshi::content::sheets
