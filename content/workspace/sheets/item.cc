#include "content/workspace/sheets/item.h"

namespace gongshi::content::sheets {

std::string title_of(const Page& page, Lang lang) {
  return std::string(lang == Lang::kEn && !page.title_en.empty() ? page.title_en : page.title_zh);
}

std::string name_of(const Category& category, Lang lang) {
  const bool english = lang == Lang::kEn && !category.name_en.empty();
  return std::string(english ? category.name_en : category.name_zh);
}

void draw_title(paper::Flow& flow, const std::string& title) {
  const double size = flow.format().heading_sizes[0];
  flow.paper().bookmarks.push_back({1, title, flow.paper().sheets.size() - 1, flow.y()});
  flow.text(paper::bold(title, paper::kAccent),
            {.size = size, .after = size * 0.1, .align = paper::Align::kCenter});
  const double width = size * 2;
  flow.mark(paper::BoxMark{(flow.format().width - width) / 2, flow.y(), width, size * 0.1,
                           paper::kAccent});
  flow.space(size * 0.75);
}

}  // namespace gongshi::content::sheets
