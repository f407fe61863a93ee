#include "content/workspace/sheets/fit.h"

#include <array>
#include <cassert>

namespace gongshi::content::sheets {
namespace {

/// Of the body's height, when the usual pictures leave too little room for the text.
constexpr std::array kSmallerPictures{0.42, 0.34, 0.27};

Result<paper::Paper> set_in(paper::Typesetter& setter, const Item& item,
                            const paper::Format& format) {
  paper::Flow flow(setter, format);
  draw_title(flow, item.title);
  GONGSHI_CHECK(item.draw(flow));
  return std::move(flow.paper());
}

}  // namespace

Result<paper::Paper> set_item(paper::Typesetter& setter, const Frame& frame, const Item& item,
                              std::span<const double> sizes) {
  assert(!sizes.empty());
  paper::Paper paper;
  for (const double size : sizes) {
    GONGSHI_TRY(paper, set_in(setter, item, frame.inside(item, size)));
    if (paper.sheets.size() == 1) break;
  }
  for (const double share : kSmallerPictures) {
    if (!item.grows || paper.sheets.size() == 1) break;
    paper::Format format = frame.inside(item, sizes.back());
    format.picture_share = share;
    GONGSHI_TRY(paper::Paper tighter, set_in(setter, item, format));
    if (tighter.sheets.size() == 1) paper = std::move(tighter);
  }
  frame.draw(paper, item);
  return paper;
}

}  // namespace gongshi::content::sheets
