// What several sections give in the same way: texts by language, pictures.
#include <algorithm>

#include "content/picture_header.h"
#include "content/workspace/proof/sections.h"
#include "content/workspace/proof/table.h"

namespace gongshi::content::proof {
namespace {

constexpr double kPortraitWidth = 58;
constexpr double kPortraitHeight = 78;
constexpr double kPortraitStep = 74;

/// As large as `most` holds it, at the pen.
Result<PictureMark> fitted(const Flow& flow, const Release& release, std::string_view path,
                           double most_width, double most_height) {
  GONGSHI_TRY(const std::string_view bytes, release.object(path));
  GONGSHI_TRY(const PictureSize size, picture_size(bytes));
  const double scale = std::min(most_width / size.width, most_height / size.height);
  return PictureMark{kSideMargin, flow.y(), size.width * scale, size.height * scale,
                     std::string(bytes)};
}

}  // namespace

Status draw_portraits(Flow& flow, const Release& release, const std::vector<Portrait>& portraits) {
  constexpr int kPerRow = static_cast<int>(kBodyWidth / kPortraitStep);
  const double row = kPortraitHeight + leading(kSmallSize) + 6;
  int column = 0;
  for (const Portrait& each : portraits) {
    if (each.path.empty()) continue;
    if (column == kPerRow) {
      flow.space(row);
      column = 0;
    }
    if (column == 0) flow.keep(row);
    GONGSHI_TRY(PictureMark picture,
                fitted(flow, release, each.path, kPortraitWidth, kPortraitHeight));
    picture.x += column * kPortraitStep;
    const Line name = flow.setter().line(plain(each.name), kSmallSize);
    flow.put(name, picture.x, flow.y() + kPortraitHeight + 1, kSmallSize);
    flow.mark(std::move(picture));
    ++column;
  }
  if (column > 0) flow.space(row);
  return {};
}

void draw_texts(Flow& flow, const std::vector<GivenText>& texts, Lang lang) {
  Table table(flow, {{"", 50}, {"", 473}}, kTextSize);
  for (const GivenText& each : texts) {
    if (!each.text.empty()) table.row({plain(each.label.in(lang), kGrey), plain(each.text)});
  }
}

Result<PlacedPicture> place_picture(Flow& flow, const Release& release, std::string_view path,
                                    double most_width, double most_height) {
  GONGSHI_TRY(PictureMark picture, fitted(flow, release, path, most_width, most_height));
  flow.keep(picture.height + 8);
  picture.y = flow.y();
  flow.mark(
      BoxMark{kSideMargin - 0.5, flow.y() - 0.5, picture.width + 1, picture.height + 1, kHairline});
  const PlacedPicture placed{picture.x, picture.y, picture.width, picture.height};
  flow.mark(std::move(picture));
  flow.space(placed.height + 8);
  return placed;
}

Status draw_picture(Flow& flow, const Release& release, std::string_view path, double most_width,
                    double most_height) {
  const auto placed = place_picture(flow, release, path, most_width, most_height);
  return placed ? Status{} : Status{placed.error()};
}

}  // namespace gongshi::content::proof
