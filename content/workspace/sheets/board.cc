#include <array>
#include <cmath>

#include "content/workspace/paper/bind.h"
#include "content/workspace/sheets/fit.h"
#include "content/workspace/sheets/kinds.h"

namespace gongshi::content::sheets {
namespace {

/// Points of a text on A4, the largest first.
constexpr std::array kTextSizes{21.0, 19.5, 18.0, 16.5, 15.0, 14.0};

/// How many sheets a board of the order's area has room for; without an area, any number.
std::size_t room_for(const Order& order, PaperSize size) {
  if (!order.area_m2) return std::size_t(-1);
  // Half a square millimetre is no reason to leave a sheet out.
  return static_cast<std::size_t>(std::floor(*order.area_m2 / area_of(size) + 1e-6));
}

}  // namespace

Result<Drawn> draw_board(paper::Typesetter& setter, const Release& release, const Order& order,
                         PaperSize size) {
  const paper::Format format = format_of(Kind::kBoard, size);
  const Frame frame(setter, release, order, format);
  std::array<double, kTextSizes.size()> all_sizes = kTextSizes;
  for (double& each : all_sizes) each *= format.text_size / kTextSizes.back();
  Drawn drawn;
  drawn.paper.format = format;
  std::size_t room = room_for(order, size);
  for (const Item& item : board_items(release, order)) {
    const std::span<const double> sizes = item.grows ? all_sizes : std::span(all_sizes).last(1);
    GONGSHI_TRY(paper::Paper paper, set_item(setter, frame, item, sizes));
    const Printed printed{item.title, paper.sheets.size()};
    if (printed.sheets > room) {
      drawn.left_out.push_back(printed);
      continue;
    }
    room -= printed.sheets;
    drawn.items.push_back(printed);
    drawn.paper = paper::bind(std::move(drawn.paper), std::move(paper));
  }
  return drawn;
}

}  // namespace gongshi::content::sheets
