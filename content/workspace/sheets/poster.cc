#include <array>

#include "content/workspace/paper/bind.h"
#include "content/workspace/sheets/fit.h"
#include "content/workspace/sheets/kinds.h"

namespace gongshi::content::sheets {
namespace {

/// Points of the text on A3, the largest first. The smallest is that of the boards.
constexpr std::array kTextSizes{46.0, 42.0, 38.0, 34.0, 31.0, 28.0, 26.0,
                                24.0, 22.0, 20.0, 18.0, 16.5, 15.2, 14.0};

}  // namespace

Result<Drawn> draw_posters(paper::Typesetter& setter, const Release& release, const Order& order,
                           PaperSize size) {
  const paper::Format format = format_of(Kind::kPoster, size);
  auto sizes = kTextSizes;
  for (double& each : sizes) {
    each *= format.width / format_of(Kind::kPoster, PaperSize::kA3).width;
  }
  const Frame frame(setter, release, order, format);
  Drawn drawn;
  drawn.paper.format = format;
  for (const Item& item : guide_items(release, order)) {
    const std::span<const double> usable = item.grows ? sizes : std::span(sizes).last(1);
    GONGSHI_TRY(paper::Paper paper, set_item(setter, frame, item, usable));
    drawn.items.push_back({item.title, paper.sheets.size()});
    drawn.paper = paper::bind(std::move(drawn.paper), std::move(paper));
  }
  return drawn;
}

}  // namespace gongshi::content::sheets
