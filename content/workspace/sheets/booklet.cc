#include <algorithm>

#include "content/workspace/paper/bind.h"
#include "content/workspace/paper/notes.h"
#include "content/workspace/sheets/contacts.h"
#include "content/workspace/sheets/frame.h"
#include "content/workspace/sheets/kinds.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Flow;
using paper::Line;

/// A4 against the booklet's own A5.
double unit_of(const paper::Format& format) {
  return format.width / format_of(Kind::kBooklet, PaperSize::kA5).width;
}

/// Where the text may stand between a head line and a foot line.
paper::Format inside(const paper::Format& bare, const Order& order) {
  const double unit = unit_of(bare);
  paper::Format format = bare;
  format.body_top += 22 * unit + (order.verified ? 0 : banner_height(unit));
  format.body_bottom -= 20 * unit;
  return format;
}

void draw_cover(Flow& flow, const Release& release, const Order& order) {
  const paper::Format& format = flow.format();
  const Hospital& hospital = release.hospital();
  const ReleaseId& id = release.id();
  const Lang lang = order.lang;
  const bool english = lang == Lang::kEn && !hospital.name_en.empty();
  const paper::Style centred{.size = format.heading_sizes[1] * 1.15,
                             .align = paper::Align::kCenter};
  flow.space(format.body_height() * 0.2);
  flow.text(paper::plain(english ? hospital.name_en : hospital.name_zh, paper::kGrey), centred);
  flow.text(paper::bold(kind_title(Kind::kBooklet).in(lang), paper::kAccent),
            {.size = format.heading_sizes[0] * 1.9, .after = 6, .align = paper::Align::kCenter});
  const double width = format.body_width() / 4;
  flow.mark(paper::BoxMark{(format.width - width) / 2, flow.y(), width, 2.4, paper::kAccent});
  flow.space(format.body_height() * 0.06);
  const std::string day = issue_day(id);
  flow.text(paper::bold(Sentence{"第 " + id.serial() + " 期", "No. " + id.serial()}.in(lang)),
            centred);
  flow.text(paper::plain(Sentence{day + " 发布", "issued " + day}.in(lang)), centred);
  flow.text(paper::plain(hospital.issuer, paper::kGrey), {.align = paper::Align::kCenter});
  const double below = format.body_height() * 0.2;
  if (flow.room() > below) flow.space(flow.room() - below);
  flow.text(paper::plain(hospital.address, paper::kGrey),
            {.size = small_size(format), .align = paper::Align::kCenter});
  for (const std::string& line : complaint_lines(hospital, lang)) {
    flow.text(paper::bold(line), {.size = small_size(format), .align = paper::Align::kCenter});
  }
}

/// Guides one after the other, each where there is room for its title and a beginning.
Status draw_guides(Flow& flow, const Release& release, const std::vector<Item>& items, Lang lang) {
  std::string category;
  for (const Item& item : items) {
    const bool changes = item.category != category;
    const Category* const named = release.category(item.category);
    flow.keep(flow.format().heading_sizes[0] * 7);
    if (changes && named != nullptr) {
      flow.text(paper::plain(name_of(*named, lang), paper::kGrey),
                {.size = small_size(flow.format()), .after = 0});
    }
    category = item.category;
    flow.paper().bookmarks.push_back({1, item.title, flow.paper().sheets.size() - 1, flow.y()});
    flow.text(paper::bold(item.title, paper::kAccent),
              {.size = flow.format().heading_sizes[0], .after = 4});
    GONGSHI_CHECK(item.draw(flow));
    flow.rule();
    flow.space(flow.format().text_size * 0.8);
  }
  return {};
}

void draw_last_page(Flow& flow, const Release& release, Lang lang) {
  const std::string title = Sentence{"投诉、监督与咨询", "Complaints, questions"}.in(lang);
  flow.new_sheet();
  flow.paper().bookmarks.push_back({1, title, flow.paper().sheets.size() - 1, flow.y()});
  flow.text(paper::bold(title, paper::kAccent),
            {.size = flow.format().heading_sizes[0], .after = 8});
  draw_contacts(flow, release.hospital(), lang);
}

/// A title and its page, with dots between them.
void draw_entry(Flow& flow, const std::string& title, const std::string& page) {
  const double size = flow.format().text_size;
  const double width = flow.format().body_width();
  const Line number = flow.setter().line(paper::plain(page), size);
  const auto lines =
      flow.setter().lines(paper::plain(title), size, width - number.width - size * 2);
  flow.keep(paper::leading(size) * static_cast<double>(lines.size()));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    flow.put(lines[i], flow.format().side_margin, flow.y(), size);
    if (i + 1 == lines.size()) {
      const double from = flow.format().side_margin + lines[i].width + size * 0.5;
      const double to = flow.format().side_margin + width - number.width - size * 0.5;
      const int dots = static_cast<int>((to - from) / (size * 0.5));
      for (int dot = 1; dot <= dots; ++dot) {
        const double x = to - dot * size * 0.5;
        flow.mark(
            paper::BoxMark{x, flow.y() + paper::leading(size) * 0.68, 0.8, 0.8, paper::kGrey});
      }
      flow.put(number, flow.format().side_margin + width - number.width, flow.y(), size);
    }
    flow.space(paper::leading(size));
  }
}

/// Cover and contents, whose own number of pages moves the others.
paper::Paper draw_front(paper::Typesetter& setter, const Release& release, const Order& order,
                        const paper::Format& format, const std::vector<paper::Bookmark>& guides) {
  std::size_t pages = 2;
  for (;;) {
    Flow flow(setter, format);
    draw_cover(flow, release, order);
    flow.new_sheet();
    flow.text(paper::bold(Sentence{"目　录", "Contents"}.in(order.lang), paper::kAccent),
              {.size = format.heading_sizes[0], .after = 8, .align = paper::Align::kCenter});
    for (const paper::Bookmark& guide : guides) {
      if (guide.level == 1) draw_entry(flow, guide.title, std::to_string(pages + guide.sheet + 1));
    }
    if (flow.paper().sheets.size() == pages) return std::move(flow.paper());
    pages = flow.paper().sheets.size();
  }
}

/// Hospital and book above; issue, code and number below. The cover has its own.
void draw_frames(paper::Paper& paper, paper::Typesetter& setter, const Release& release,
                 const Order& order, const paper::Format& bare) {
  const double unit = unit_of(bare);
  const double size = 8 * unit;
  const ReleaseId& id = release.id();
  const Lang lang = order.lang;
  const double right = bare.width - bare.side_margin;
  const Hospital& hospital = release.hospital();
  const Line name =
      setter.fitted(paper::plain(hospital.name_zh, paper::kGrey), size, bare.body_width() * 0.6);
  const Line book =
      setter.line(paper::plain(kind_title(Kind::kBooklet).in(lang), paper::kGrey), size);
  const std::string day = issue_day(id);
  const std::string issuer(hospital.issuer);
  const Line issue =
      setter.fitted(paper::plain(Sentence{"第 " + id.serial() + " 期　" + day + " 发布　" + issuer +
                                              "　校验码 " + id.short_code(),
                                          "No. " + id.serial() + "　issued " + day + "　" + issuer +
                                              "　code " + id.short_code()}
                                     .in(lang),
                                 paper::kGrey),
                    size, bare.body_width() * 0.88);
  for (std::size_t i = 0; i < paper.sheets.size(); ++i) {
    paper::Sheet& sheet = paper.sheets[i];
    if (i > 0) {
      put_line(sheet, name, bare.side_margin, bare.body_top + 8 * unit);
      put_line(sheet, book, right - book.width, bare.body_top + 8 * unit);
      sheet.marks.emplace_back(paper::BoxMark{bare.side_margin, bare.body_top + 13 * unit,
                                              bare.body_width(), 1.2 * unit, paper::kAccent});
    }
    if (!order.verified) {
      draw_banner(sheet, setter, bare, bare.body_top + 18 * unit, unit, lang);
    }
    sheet.marks.emplace_back(paper::BoxMark{bare.side_margin, bare.body_bottom - 14 * unit,
                                            bare.body_width(), 0.5 * unit, paper::kHairline});
    put_line(sheet, issue, bare.side_margin, bare.body_bottom - 3 * unit);
    const Line number = setter.line(paper::bold(std::to_string(i + 1)), size * 1.2);
    put_line(sheet, number, right - number.width, bare.body_bottom - 3 * unit);
  }
}

}  // namespace

Result<Drawn> draw_booklet(paper::Typesetter& setter, const Release& release, const Order& order,
                           PaperSize size) {
  const paper::Format bare = format_of(Kind::kBooklet, size);
  const paper::Format format = inside(bare, order);
  const auto items = guide_items(release, order);
  if (items.empty()) return Drawn{};
  Flow body(setter, format);
  GONGSHI_CHECK(draw_guides(body, release, items, order.lang));
  draw_last_page(body, release, order.lang);
  Drawn drawn;
  paper::Paper front = draw_front(setter, release, order, format, body.paper().bookmarks);
  drawn.paper = paper::bind(std::move(front), std::move(body.paper()));
  draw_frames(drawn.paper, setter, release, order, bare);
  return drawn;
}

}  // namespace gongshi::content::sheets
