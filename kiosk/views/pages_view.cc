#include "kiosk/views/pages_view.h"

#include <algorithm>
#include <memory>

#include "kiosk/page/blocks.h"
#include "kiosk/page/markdown_blocks.h"
#include "kiosk/views/doctors_view.h"
#include "kiosk/views/price_list_view.h"
#include "kiosk/views/search_page.h"

namespace gongshi::kiosk {
namespace {

using content::Category;
using content::Page;
using content::PriceKind;

constexpr double kRowMarginMm = 4.0;

/// What stands behind a category besides pages: a table with a search of its own.
struct TableDoor {
  std::string_view category, words, action;
};

constexpr TableDoor kTableDoors[] = {
    {"B1", "查医疗服务价格", "prices:0"},  {"B2", "查药品价格", "prices:1"},
    {"B3", "查医用耗材价格", "prices:2"},  {"A2", "按科室查医生", "doctors"},
    {"A3", "查医生与出诊时间", "doctors"}, {"C2", "查出诊时间", "doctors"},
};

std::vector<const Page*> pages_of(const Frame& frame, std::string_view category, Date day) {
  std::vector<const Page*> pages;
  for (const Page& page : frame.release().pages()) {
    if (page.category == category && page.valid.holds(day)) pages.push_back(&page);
  }
  return pages;
}

void add_row(Blocks& blocks, const Frame& frame, std::string_view title, std::string_view detail,
             std::string_view action) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  const int pad = m.mm(kRowMarginMm);
  const int arrow = m.mm(9);
  const int width = blocks.width() - 3 * margin - arrow;
  Node ground = row_ground({}, title, action);
  Node name = text_node({margin, pad, width, 0}, title, TextStyle::kHeading);
  name.wrap = true;
  name.quiet = true;
  name.rect.h = paragraph_height(frame.text, title, name.style, width);
  int y = name.rect.bottom();
  std::vector<Node> nodes{std::move(ground), std::move(name)};
  if (!detail.empty()) {
    Node quiet = text_node({margin, y, width, 0}, detail, TextStyle::kCaption, Color::kMuted);
    quiet.wrap = true;
    quiet.quiet = true;
    quiet.rect.h = paragraph_height(frame.text, detail, quiet.style, width);
    y = quiet.rect.bottom();
    nodes.push_back(std::move(quiet));
  }
  const int height = std::max(y + pad, m.mm(20));
  nodes.push_back({.role = Role::kIcon,
                   .rect = {blocks.width() - margin - arrow, (height - arrow) / 2, arrow, arrow},
                   .color = Color::kAccent,
                   .icon = Icon::kNext,
                   .quiet = true});
  nodes.front().rect = {0, 0, blocks.width(), height};
  blocks.add(height, std::move(nodes));
}

void add_category(Blocks& blocks, const Frame& frame, const Category& category, Date day) {
  const auto pages = pages_of(frame, category.code, day);
  std::string heading(category.name_zh);
  heading += pages.empty() ? std::string() : "（" + std::to_string(pages.size()) + " 项）";
  blocks.gap(3);
  blocks.text(heading, TextStyle::kHeadingBold, Color::kAccent, 0, Role::kHeading);
  blocks.text("责任部门：" + std::string(category.owner), TextStyle::kCaption, Color::kMuted);
  blocks.gap(2);
  bool anything = !pages.empty();
  for (const TableDoor& door : kTableDoors) {
    if (door.category != category.code) continue;
    add_row(blocks, frame, door.words, {}, door.action);
    anything = true;
  }
  for (const Page* page : pages) {
    const std::string detail = "编号 " + std::to_string(page->number) + "　" +
                               std::string(page->owner) + "　" + date_text(page->made_on);
    add_row(blocks, frame, page->title_zh, detail, "page:" + std::string(page->id));
  }
  if (!anything) {
    blocks.text("本期没有这一类的内容。", TextStyle::kBody, Color::kMuted);
  }
  blocks.gap(kGapMm);
}

const Page* find_page(const content::Release& release, std::string_view id) {
  const auto pages = release.pages();
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.id == id; });
  return found == pages.end() ? nullptr : &*found;
}

void add_origin(Blocks& blocks, const Frame& frame, const Page& page) {
  blocks.gap(kGapMm);
  if (const Category* category = frame.release().category(page.category)) {
    blocks.fact("公开目录", category->name_zh);
  }
  blocks.fact("责任部门", std::string(page.owner) +
                              (page.person.empty() ? "" : "，" + std::string(page.person)));
  blocks.fact("依据", page.basis);
  blocks.fact("制作日期", date_text(page.made_on));
  std::string valid = date_text(page.valid.from) + " 起";
  valid += page.valid.to ? "，至 " + date_text(*page.valid.to) + " 止" : std::string("，长期有效");
  blocks.fact("有效期", valid);
  blocks.fact("页面编号", std::to_string(page.number));
  const content::ReleaseId& id = frame.release().id();
  blocks.fact("本期公开",
              "第 " + id.serial() + " 期，" + date_text(to_local(id.created).date) + " 发布");
}

}  // namespace

std::string PagesView::title(const Frame& /*frame*/) const {
  return title_;
}

Scene PagesView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  Scene scene;
  Blocks blocks(frame, frame.area);
  bool anything = false;
  for (const std::string& code : categories_) {
    const Category* category = frame.release().category(code);
    if (category == nullptr) continue;
    add_category(blocks, frame, *category, today);
    anything = true;
  }
  if (!anything) {
    blocks.text("本期没有这一类的内容。", TextStyle::kTitle);
    blocks.gap(kGapMm);
    blocks.text(desk_words(frame.release().hospital()));
  }
  add_list(scene, frame.area, std::move(blocks).list("pages"));
  return scene;
}

Navigation PagesView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (const auto id = argument(action, "page:"); !id.empty()) {
    return push(std::make_unique<PageView>(std::string(id)));
  }
  if (const auto kind = argument(action, "prices:"); kind.size() == 1) {
    return push(std::make_unique<PriceListView>(static_cast<PriceKind>(kind[0] - '0')));
  }
  if (action == "doctors") return push(std::make_unique<DoctorsView>());
  return stay();
}

std::string PageView::title(const Frame& frame) const {
  const Page* page = find_page(frame.release(), id_);
  const Category* category = page == nullptr ? nullptr : frame.release().category(page->category);
  return category == nullptr ? std::string("信息公开") : std::string(category->name_zh);
}

Scene PageView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  const Page* page = find_page(frame.release(), id_);
  if (page == nullptr || !page->valid.holds(to_local(frame.now).date)) {
    Column column(frame.area, m.mm(kGapMm));
    column.take(
        paragraph(scene, frame, column.rest(), "这一页已不在本期公开内容中。", TextStyle::kTitle));
    paragraph(scene, frame, column.rest(), desk_words(frame.release().hospital()));
    return scene;
  }
  const bool english = english_ && !page->body_en.empty();
  const std::string_view title =
      english && !page->title_en.empty() ? page->title_en : page->title_zh;
  Rect port = frame.area;
  if (!page->body_en.empty()) {
    const int height = m.mm(kTargetMm);
    scene.add(
        quiet_button({port.x, port.y, m.mm(60), height}, english ? "中文" : "English", "language"));
    port = {port.x, port.y + height + m.mm(kGapMm), port.w, port.h - height - m.mm(kGapMm)};
  }
  Blocks blocks(frame, port);
  blocks.text(title, TextStyle::kTitle, Color::kInk, 0, Role::kHeading);
  blocks.gap(3);
  const auto body = frame.release().object(english ? page->body_en : page->body_zh);
  if (body) {
    add_markdown(blocks, frame, *body, title);
  } else {
    blocks.text("这一页的正文暂时无法显示。" + desk_words(frame.release().hospital()));
  }
  add_origin(blocks, frame, *page);
  add_list(scene, port, std::move(blocks).list("page"));
  return scene;
}

Navigation PageView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (action == "language") english_ = !english_;
  return stay();
}

}  // namespace gongshi::kiosk
