#include "content/workspace/sheets/page_text.h"

#include <algorithm>
#include <numeric>

#include "content/markdown.h"
#include "content/workspace/paper/notes.h"
#include "content/workspace/paper/picture.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/sheets/format.h"
#include "content/workspace/sheets/item.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;
using paper::Spans;

Spans spans_of(const Runs& runs) {
  Spans spans;
  for (const TextRun& run : runs) {
    spans.push_back({run.text, run.bold ? fonts::Weight::kBold : fonts::Weight::kRegular});
  }
  return spans;
}

/// Widths that give every column room for its longest cell, or else a fair share: narrow columns
/// keep what they need, the wide ones share the rest.
std::vector<double> column_widths(Flow& flow, const Element& table, std::size_t count) {
  const double total = flow.format().body_width();
  const double size = table_size(flow.format());
  std::vector<double> wanted(count, size);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double width = flow.setter().line(paper::bold(plain_text(row[i])), size).width + size;
      wanted[i] = std::max(wanted[i], std::min(width, total * 0.6));
    }
  }
  const double sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
  if (sum <= total) return wanted;
  const double fair = total / static_cast<double>(count);
  double narrow = 0;
  double wide = 0;
  for (const double width : wanted) (width <= fair ? narrow : wide) += width;
  for (double& width : wanted) {
    if (width > fair) width *= (total - narrow) / wide;
  }
  return wanted;
}

void draw_table(Flow& flow, const Element& table) {
  std::size_t count = 0;
  for (const auto& row : table.rows) count = std::max(count, row.size());
  if (count == 0) return;
  const auto widths = column_widths(flow, table, count);
  std::vector<paper::Column> columns;
  for (std::size_t i = 0; i < count; ++i) {
    const bool named = i < table.rows.front().size();
    columns.push_back({named ? plain_text(table.rows.front()[i]) : std::string(), widths[i]});
  }
  paper::Table drawn(flow, columns, table_size(flow.format()));
  for (std::size_t n = 1; n < table.rows.size(); ++n) {
    std::vector<Spans> cells;
    for (const Runs& runs : table.rows[n]) cells.push_back(spans_of(runs));
    cells.resize(count);
    drawn.row(cells);
  }
}

Status draw_element(Flow& flow, const Release& release, const Element& element) {
  const double text = flow.format().text_size;
  const double step = text * 1.6;  // of a list into the page
  switch (element.kind) {
    case Element::Kind::kHeading:
      flow.heading(std::clamp(element.level, 2, 4), plain_text(element.runs));
      return {};
    case Element::Kind::kParagraph:
      flow.text(spans_of(element.runs), {.indent = step * element.level, .after = text * 0.45});
      return {};
    case Element::Kind::kItem:
      if (element.runs.empty()) return {};
      flow.text(spans_of(element.runs), {.indent = step * std::max(1, element.level),
                                         .after = text * 0.2,
                                         .marker = element.bullet});
      return {};
    case Element::Kind::kTable:
      draw_table(flow, element);
      return {};
    case Element::Kind::kImage:
      GONGSHI_CHECK(draw_centred(flow, release, element.picture,
                                 flow.format().body_height() * flow.format().picture_share));
      flow.text(paper::plain(plain_text(element.runs), paper::kGrey),
                {.size = small_size(flow.format()), .align = paper::Align::kCenter});
      return {};
    case Element::Kind::kRule:
      break;
  }
  flow.rule();
  return {};
}

}  // namespace

Status draw_centred(Flow& flow, const Release& release, std::string_view path, double most_height) {
  GONGSHI_TRY(auto picture,
              paper::fitted_picture(release, path, flow.format().body_width(), most_height));
  flow.keep(picture.height + 8);
  picture.x = (flow.format().width - picture.width) / 2;
  picture.y = flow.y();
  flow.mark(paper::BoxMark{picture.x - 0.5, picture.y - 0.5, picture.width + 1, picture.height + 1,
                           paper::kHairline});
  const double height = picture.height;
  flow.mark(std::move(picture));
  flow.space(height + 4);
  return {};
}

Status draw_page(Flow& flow, const Release& release, const Page& page, Lang lang) {
  const bool english = lang == Lang::kEn && !page.body_en.empty();
  if (lang == Lang::kEn && !english) {
    flow.text(paper::plain(chinese_only(lang), paper::kGrey),
              {.size = small_size(flow.format()), .align = paper::Align::kCenter});
  }
  GONGSHI_TRY(const std::string_view body, release.object(english ? page.body_en : page.body_zh));
  bool first = true;
  bool after_item = false;
  for (const Element& element : parse_markdown(body)) {
    const bool repeats = first && element.kind == Element::Kind::kHeading &&
                         plain_text(element.runs) == title_of(page, lang);
    first = false;
    if (repeats) continue;
    const bool is_item = element.kind == Element::Kind::kItem;
    if (after_item && !is_item) flow.space(flow.format().text_size * 0.35);
    after_item = is_item;
    GONGSHI_CHECK(draw_element(flow, release, element));
  }
  return {};
}

void draw_origin(Flow& flow, const Release& release, const Page& page, Lang lang) {
  paper::Notes notes(lang);
  if (const Category* category = release.category(page.category); category != nullptr) {
    notes.add({"公开目录", "Catalogue"}, name_of(*category, lang));
  }
  notes.add({"责任部门", "Department"},
            std::string(page.owner) +
                (page.person.empty() ? std::string() : "，" + std::string(page.person)));
  notes.add({"依据", "Basis"}, page.basis);
  notes.add({"制作日期", "Made on"}, date_text(page.made_on));
  const Sentence without_end = page.valid.to ? Sentence{} : Sentence{"，长期有效", ""};
  notes.add({"有效期", "Valid"}, valid_words(page.valid, lang) + without_end.in(lang));
  notes.add({"页面编号", "Page number"}, std::to_string(page.number));
  flow.space(flow.format().text_size * 0.4);
  flow.text(notes.spans(), {.size = small_size(flow.format())});
}

}  // namespace gongshi::content::sheets
