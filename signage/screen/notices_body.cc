#include "signage/screen/notices_body.h"

#include <algorithm>

#include "content/markdown.h"
#include "content/proper_names.h"
#include "drivers/os/log.h"
#include "signage/screen/sheets.h"
#include "signage/screen/text_block.h"
#include "signage/screen/title_band.h"

namespace gongshi::signage {
namespace {

using content::Element;

struct Paragraph {
  std::string words;
  bool bold = false;
};

std::string row_words(const std::vector<content::Runs>& row) {
  std::string words;
  for (const content::Runs& cell : row) {
    const std::string text = content::plain_text(cell);
    if (text.empty()) continue;
    words += (words.empty() ? "" : "　") + text;
  }
  return words;
}

std::vector<Paragraph> paragraphs_of(std::string_view markdown) {
  std::vector<Paragraph> all;
  for (const Element& element : content::parse_markdown(markdown)) {
    switch (element.kind) {
      case Element::Kind::kHeading:
        all.push_back({content::plain_text(element.runs), true});
        break;
      case Element::Kind::kParagraph:
        all.push_back({content::plain_text(element.runs), false});
        break;
      case Element::Kind::kItem:
        all.push_back({element.bullet + (element.bullet.empty() ? "" : " ") +
                           content::plain_text(element.runs),
                       false});
        break;
      case Element::Kind::kTable:
        for (std::size_t i = 0; i < element.rows.size(); ++i) {
          all.push_back({row_words(element.rows[i]), i == 0});
        }
        break;
      case Element::Kind::kRule:
      case Element::Kind::kImage:  // a page in words; plans have messages of their own
        break;
    }
  }
  return all;
}

bool is_shown(const content::Page& page, const BodyContent& content) {
  const std::vector<std::string>& wanted = content.scene.display.look.pages;
  if (page.audience == content::Audience::kStaff || !page.valid.holds(content.scene.day())) {
    return false;
  }
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), page.id) != wanted.end();
}

}  // namespace

Result<std::unique_ptr<BodyPages>> NoticesBody::make(const BodyContent& content) {
  std::unique_ptr<NoticesBody> body(new NoticesBody(content.style));
  if (content.scene.release() == nullptr) return std::unique_ptr<BodyPages>(std::move(body));
  for (const content::Page& page : content.scene.release()->pages()) {
    if (is_shown(page, content)) GONGSHI_CHECK(body->add(page, content));
  }
  return std::unique_ptr<BodyPages>(std::move(body));
}

Font NoticesBody::font(const Line& line) const {
  const int size = style_.sizes.px(36, 38, 26);
  return {size, line.bold ? fonts::Weight::kBold : fonts::Weight::kRegular};
}

int NoticesBody::tall(const Line& line) const {
  const int whole = style_.sizes.px(56, 60, 38);
  return line.words.empty() ? whole / 3 : whole;
}

Rect NoticesBody::place() const {
  const ScreenSizes& sizes = style_.sizes;
  const Rect page = sizes.page();
  const int aside = sizes.margin() + sizes.px(26, 0, 18);
  const int above = sizes.px(20, 20, 6);
  return {page.x + aside, page.y + above, page.width - aside - sizes.margin(),
          page.height - 2 * above};
}

/// Breaks the page's text into lines and the lines into sheets.
Status NoticesBody::add(const content::Page& page, const BodyContent& content) {
  const bool english =
      main_language(content.scene.display.languages) == "en" && !page.body_en.empty();
  const auto text = content.scene.release()->object(english ? page.body_en : page.body_zh);
  if (!text) {
    log(Level::kWarning, "signage", text.error());
    return {};
  }
  const bool titled = english && !page.title_en.empty();
  const std::string_view title = titled ? page.title_en : page.title_zh;
  const content::ProperNames names(*content.scene.release());
  std::vector<Line> lines;
  for (const Paragraph& paragraph : paragraphs_of(*text)) {
    // The band above says it already.
    if (lines.empty() && paragraph.bold && paragraph.words == title) continue;
    const std::vector<std::string> wholes = names.in(paragraph.words);
    GONGSHI_TRY(auto broken, cell_lines(paragraph.words, font({"", paragraph.bold}), place().width,
                                        content.type, wholes));
    if (!lines.empty()) lines.push_back({});
    for (std::string& words : broken) lines.push_back({std::move(words), paragraph.bold});
  }
  Sheet sheet{
      std::string(title), std::string(page.owner) + "  " + date_text(page.made_on), {}, 1, 1};
  std::vector<SheetLine> heights;
  for (const Line& line : lines) {
    using Kind = SheetLine::Kind;
    const Kind kind = line.bold ? Kind::kHeading : Kind::kText;
    heights.push_back({tall(line), line.words.empty() ? Kind::kSpace : kind});
  }
  const std::vector<SheetSpan> spans = sheets_of(heights, place().height);
  sheet.count = static_cast<int>(spans.size());
  for (const SheetSpan& span : spans) {
    sheet.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(span.first),
                       lines.begin() + static_cast<std::ptrdiff_t>(span.end));
    sheets_.push_back(sheet);
    ++sheet.number;
  }
  return {};
}

StandingWords NoticesBody::words(int page) const {
  const Sheet& sheet = sheets_[static_cast<std::size_t>(page)];
  StandingWords words;
  words.text = sheet.title + "  " + sheet.remark;
  for (const Line& line : sheet.lines) {
    if (!line.words.empty()) words.text += '\n' + line.words;
  }
  return words;
}

Status NoticesBody::paint(int page, const Scene& scene, Painter& painter) {
  const Sheet& sheet = sheets_[static_cast<std::size_t>(page)];
  painter.fill(style_.sizes.body(), style_.theme.ground);
  GONGSHI_CHECK(draw_title({sheet.title, sheet.remark, sheet.number, sheet.count},
                           scene.display.languages, style_, painter));
  const Rect area = place();
  // Pages are in Chinese and English: on a screen that is read from the right they keep their edge.
  const bool turned = style_.way == Way::kFromRight;
  int top = area.y;
  for (const Line& line : sheet.lines) {
    const Color color = line.bold ? style_.theme.title_text : style_.theme.text;
    GONGSHI_CHECK(painter.text(font(line), turned ? area.x + area.width : area.x,
                               top + tall(line) / 2, turned ? Align::kRight : Align::kLeft, color,
                               line.words));
    top += tall(line);
  }
  return {};
}

}  // namespace gongshi::signage
