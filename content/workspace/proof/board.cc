#include "content/workspace/proof/board.h"

#include <algorithm>

#include "signage/layout/pages.h"
#include "signage/layout/raster.h"

namespace gongshi::content::proof {
namespace {

std::string size_text(drivers::Geometry geometry) {
  return std::to_string(geometry.width_px) + "×" + std::to_string(geometry.height_px);
}

}  // namespace

Status draw_board(Flow& flow, const Board& board, std::string_view text, const ProperNames& names,
                  Lang lang) {
  const auto laid = signage::lay_out_board(text, board.geometry, flow.setter().type(),
                                           board.least_rows, names.in(text));
  if (!laid && laid.error().code == Errc::kNoGlyph) {  // this board cannot show it: said in print
    const Sentence& why = laid.error().what;
    flow.text(bold(board.name + " " + size_text(board.geometry) + " " + why.in(lang), kRed),
              {.size = kSmallSize});
    return {};
  }
  if (!laid) return laid.error();
  const std::vector<signage::Layout>& pages = *laid;
  const signage::Layout& layout = pages.front();
  const auto [width, height] = board.geometry;
  const int page_count = static_cast<int>(pages.size());
  const int pieces = layout.scrolls ? (layout.width_px + width - 1) / width : page_count;
  const std::string count = std::to_string(pieces);
  const std::string name = board.name + " " + size_text(board.geometry);
  const bool many = layout.scrolls || page_count > 1;
  const Sentence how =
      page_count > 1 ? Sentence{name + "，放不下，分 " + count + " 页显示：",
                                name + ", too long to stand: " + count + " pages:"}
      : layout.scrolls
          ? Sentence{name + "，放不下，横向滚动，共 " + count + " 屏宽，依次为：",
                     name + ", too long to stand: scrolls, " + count + " board widths in order:"}
          : Sentence{name + "，静止显示：", name + ", stands still:"};

  const double most = many ? 1.32 : 2.4;
  const double across = many ? (kBodyWidth - 12) / 3 : kBodyWidth - 8;
  const double pitch =
      std::min({most, std::max(across / (width + 3), 0.6), (kBodyWidth - 8) / (width + 3)});
  const double step_x = (width + 3) * pitch;
  const double step_y = (height + 3) * pitch;
  const int per_row = std::max(1, static_cast<int>((kBodyWidth + pitch) / step_x));

  flow.keep(leading(kSmallSize) + step_y);
  flow.text(plain(how.in(lang), kGrey), {.size = kSmallSize, .after = 1});
  const Ink lit = board.green ? Ink{0.25, 0.95, 0.35} : Ink{1.0, 0.27, 0.18};
  for (int piece = 0; piece < pieces; ++piece) {
    if (piece % per_row == 0) {
      if (piece > 0) flow.space(step_y);
      flow.keep(step_y);
    }
    const signage::Layout& page = pages[static_cast<std::size_t>(page_count > 1 ? piece : 0)];
    const int left = page_count > 1 ? 0 : piece * width;
    flow.mark(DotsMark{
        kSideMargin + pitch + piece % per_row * step_x, flow.y() + pitch, pitch,
        signage::raster(page, left, drivers::PixelFormat::kMono1, {}, flow.setter().type().glyphs),
        lit});
  }
  flow.space(step_y + 2);
  if (!layout.missing.empty()) {
    const std::string missing = fonts::missing_text(layout.missing);
    flow.text(
        bold(Sentence{"此屏没有这些字：" + missing, "the board lacks: " + missing}.in(lang), kRed),
        {.size = kSmallSize});
  }
  return {};
}

}  // namespace gongshi::content::proof
