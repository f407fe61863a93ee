// What several sections give in the same way: texts by language, pictures.
#include <algorithm>

#include "content/picture_header.h"
#include "content/workspace/proof/sections.h"
#include "content/workspace/proof/table.h"

namespace gongshi::content::proof {

void draw_texts(Flow& flow, const std::vector<GivenText>& texts, Lang lang) {
  Table table(flow, {{"", 50}, {"", 473}}, kTextSize);
  for (const GivenText& each : texts) {
    if (!each.text.empty()) table.row({plain(each.label.in(lang), kGrey), plain(each.text)});
  }
}

Status draw_picture(Flow& flow, const Release& release, std::string_view path, double most_width,
                    double most_height) {
  GONGSHI_TRY(const std::string_view bytes, release.object(path));
  GONGSHI_TRY(const PictureSize size, picture_size(bytes));
  const double scale = std::min(most_width / size.width, most_height / size.height);
  const double width = size.width * scale;
  const double height = size.height * scale;
  flow.keep(height + 8);
  flow.mark(BoxMark{kSideMargin - 0.5, flow.y() - 0.5, width + 1, height + 1, kHairline});
  flow.mark(PictureMark{kSideMargin, flow.y(), width, height, std::string(bytes)});
  flow.space(height + 8);
  return {};
}

}  // namespace gongshi::content::proof
