// What several sections give in the same way: texts by language, portraits.
#include "content/workspace/paper/picture.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

constexpr double kPortraitWidth = 58;
constexpr double kPortraitHeight = 78;
constexpr double kPortraitStep = 74;

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
                fitted_picture(release, each.path, kPortraitWidth, kPortraitHeight));
    picture.x = kSideMargin + column * kPortraitStep;
    picture.y = flow.y();
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

}  // namespace gongshi::content::proof
