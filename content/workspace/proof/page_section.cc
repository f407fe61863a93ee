#include <algorithm>

#include "content/workspace/paper/picture.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/proof/markdown.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

void draw_table(Flow& flow, const Block& block) {
  std::size_t width = 0;
  for (const auto& row : block.rows) width = std::max(width, row.size());
  if (width == 0) return;
  // Columns share the width by their longest text, none below a twelfth nor above a half.
  std::vector<double> longest(width, 1);
  for (const auto& row : block.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      longest[i] = std::max(longest[i], flow.setter().line(row[i], kTextSize).width);
    }
  }
  std::vector<Column> columns;
  for (std::size_t i = 0; i < width; ++i) {
    std::string title;
    if (i < block.rows.front().size()) {
      for (const Span& span : block.rows.front()[i]) title += span.text;
    }
    columns.push_back({title, std::clamp(longest[i], kBodyWidth / 12, kBodyWidth / 2)});
  }
  Table table(flow, columns, 8.5);
  for (std::size_t n = 1; n < block.rows.size(); ++n) {
    std::vector<Spans> cells = block.rows[n];
    cells.resize(width);
    table.row(cells);
  }
}

constexpr double kMostPictureHeight = 400;

Status draw_block(Flow& flow, const Release& release, const Block& block) {
  const double indent = 16.0 * block.depth;
  switch (block.kind) {
    case Block::Kind::kHeading: {
      std::string title;
      for (const Span& span : block.spans) title += span.text;
      flow.heading(4, title);
      return {};
    }
    case Block::Kind::kRule:
      flow.rule();
      return {};
    case Block::Kind::kTable:
      draw_table(flow, block);
      return {};
    case Block::Kind::kCode:
      flow.text(block.spans, {.size = 8.5, .indent = indent + 12});
      return {};
    case Block::Kind::kPicture:
      GONGSHI_CHECK(draw_picture(flow, release, block.picture, kBodyWidth, kMostPictureHeight));
      break;
    case Block::Kind::kParagraph:
      break;
  }
  flow.text(block.spans,
            {.indent = indent, .after = block.depth > 0 ? 2.0 : 5.0, .marker = block.marker});
  return {};
}

Status draw_body(Flow& flow, const Release& release, std::string_view path) {
  if (path.empty()) return {};
  GONGSHI_TRY(const std::string_view text, release.object(path));
  GONGSHI_TRY(const auto blocks, markdown(text));
  for (const Block& block : blocks) GONGSHI_CHECK(draw_block(flow, release, block));
  return {};
}

std::string audience_word(Audience audience, Lang lang) {
  return (audience == Audience::kPatient ? Sentence{"患者", "patients"}
                                         : Sentence{"社会公众", "public"})
      .in(lang);
}

void draw_catalogue(Flow& flow, const Release& release, Lang lang) {
  flow.heading(1, Sentence{"信息公开目录", "Catalogue of disclosure"}.in(lang));
  Table table(flow, {{Sentence{"代码", "code"}.in(lang), 36},
                     {Sentence{"类别", "category"}.in(lang), 230},
                     {Sentence{"责任部门", "department"}.in(lang), 95},
                     {Sentence{"责任人", "person"}.in(lang), 80},
                     {Sentence{"公开对象", "audience"}.in(lang), 50},
                     {Sentence{"核对周期（天）", "check (days)"}.in(lang), 50, true}});
  for (const Category& each : release.categories()) {
    Spans name = plain(each.name_zh);
    if (!each.name_en.empty()) {
      name.push_back({"\n" + std::string(each.name_en), fonts::Weight::kRegular, kGrey});
    }
    table.row({plain(each.code), name, plain(each.owner), plain(each.person),
               plain(audience_word(each.audience, lang)),
               plain(each.check_days > 0 ? std::to_string(each.check_days) : "–")});
  }
}

}  // namespace

Status draw_pages(Flow& flow, const Release& release, Lang lang) {
  draw_catalogue(flow, release, lang);
  flow.heading(1, Sentence{"页面", "Pages"}.in(lang));
  std::vector<const Page*> pages;
  for (const Page& page : release.pages()) pages.push_back(&page);
  std::sort(pages.begin(), pages.end(),
            [](const Page* a, const Page* b) { return a->number < b->number; });
  for (const Page* page : pages) {
    flow.heading(2, std::to_string(page->number) + "　" + std::string(page->title_zh));
    Notes notes(lang);
    notes.add({"标识", "id"}, page->id);
    if (const Category* category = release.category(page->category); category != nullptr) {
      notes.add({"类别", "category"},
                std::string(category->code) + " " + std::string(category->name_zh));
    }
    notes.add({"责任部门", "department"}, page->owner);
    notes.add({"责任人", "person"}, page->person);
    notes.add({"依据", "basis"}, page->basis);
    notes.add({"形成日期", "made"}, date_text(page->made_on));
    notes.add({"有效期", "valid"}, validity_text(page->valid, lang));
    notes.add({"公开对象", "audience"}, audience_word(page->audience, lang));
    flow.text(notes.spans(), {.size = kSmallSize, .after = 6});
    GONGSHI_CHECK(draw_body(flow, release, page->body_zh));
    if (page->body_en.empty() && page->title_en.empty()) continue;
    flow.heading(3, page->title_en.empty() ? Text("English") : page->title_en);
    GONGSHI_CHECK(draw_body(flow, release, page->body_en));
  }
  return {};
}

}  // namespace gongshi::content::proof
