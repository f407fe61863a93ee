#include "kiosk/views/home_view.h"

#include <algorithm>

#include "kiosk/page/anatomy.h"
#include "kiosk/page/layout.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/views/home_notice.h"

namespace gongshi::kiosk {
namespace {

constexpr std::string_view kPricesAction = "prices";
constexpr std::string_view kDoctorsAction = "doctors";
constexpr Words kPrices{"价格查询", "Prices", "باھا سۈرۈشتۈرۈش", "རིན་གོང་འཚོལ་བ",
                        "ᠦᠨ᠎ᠡ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kPricesDetail{
    "医疗服务、药品、耗材价格，可用拼音首字母查找", "Services, drugs and supplies",
    "داۋالاش مۇلازىمىتى، دورا ۋە ماتېرىيال باھاسى", "སྨན་བཅོས་ཞབས་ཞུ་དང་སྨན་རིགས་ཀྱི་རིན་གོང"};
constexpr Words kDoctors{"医生查询", "Doctors", "دوختۇر سۈرۈشتۈرۈش", "སྨན་པ་འཚོལ་བ", "ᠡᠮᠴᠢ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kDoctorsDetail{
    "按科室或姓名查医生与出诊时间", "By department or name, with their hours",
    "بۆلۈم ياكى ئىسمى بويىچە، كېسەل كۆرۈش ۋاقتى بىلەن", "ཚན་ཁག་གམ་མིང་གིས་སྨན་པ་དང་དུས་ཚོད་འཚོལ་བ"};
constexpr Words kMore{"更多", "More", "تېخىمۇ كۆپ", "དེ་ལས་མང་བ", "ᠤᠯᠠᠮ ᠣᠯᠠᠨ"};
constexpr Words kMoreDetail{"其他公开内容", "Everything else", "باشقا ئاشكارا مەزمۇنلار", "",
                            "ᠪᠤᠰᠤᠳ ᠮᠡᠳᠡᠭᠡ"};

constexpr std::size_t kMostChoices = 6;  // kiosk notes 6.28

Node hero(Icon icon, std::string_view name, std::string_view detail, std::string_view action) {
  Node node = tile({}, icon, name, detail, action);
  node.fill = Color::kAccent;
  node.style = TextStyle::kHero;
  return node;
}

Node opinion_tile(const Frame& frame) {
  constexpr Words kName{"意见箱", "Opinions", "پىكىر ساندۇقى", "བསམ་འཆར་སྒམ", "ᠰᠠᠨᠠᠯ ᠤᠨ ᠬᠠᠶᠢᠷᠴᠠᠭ"};
  constexpr Words kDetail{"说意见、提问题、查答复", "Tell us, ask us, look up an answer",
                          "پىكىر قىلىش، سوئال سوراش، جاۋابنى كۆرۈش"};
  Node node = tile({}, Icon::kComplaint, frame.say(kName), frame.say(kDetail),
                   feedback_action(content::feedback::AboutKind::kNothing, ""));
  node.color = Color::kTeal;
  return node;
}

/// All that can be chosen, the two searches first, the opinion box after them where there is one;
/// without places yet.
std::vector<Node> choices(const Frame& frame) {
  std::vector<Node> all;
  all.push_back(hero(Icon::kSearch, frame.say(kPrices), frame.say(kPricesDetail), kPricesAction));
  all.push_back(
      hero(Icon::kDoctor, frame.say(kDoctors), frame.say(kDoctorsDetail), kDoctorsAction));
  if (has_feedback(frame.release())) all.push_back(opinion_tile(frame));
  std::size_t i = 0;
  for (const HomeTile& one : home_tiles()) {
    Node node = tile({}, one.icon, frame.say(one.name), frame.say(one.detail),
                     "tile:" + std::to_string(i++));
    node.color = one.color;
    all.push_back(std::move(node));
  }
  return all;
}

bool holds_its_name(const Node& node, const Frame& frame) {
  const auto parts = anatomy(node, frame.metrics, frame.text);
  return !node.rect.empty() &&
         std::all_of(parts.lines.begin(), parts.lines.end(), [&](const TextLine& line) {
           return node.rect.inset(frame.metrics.mm(2), 0).holds(line.box);
         });
}

bool all_hold_their_names(const std::vector<Node>& nodes, const Frame& frame) {
  return std::all_of(nodes.begin(), nodes.end(),
                     [&](const Node& node) { return holds_its_name(node, frame); });
}

/// The two searches large in a row of their own, the opinion box beside them (below them on an
/// upright screen), the others below in `columns`.
void lay_out_whole(std::vector<Node>& all, const Frame& frame, const Rect& area, int columns) {
  const int gap = frame.metrics.mm(5);
  const bool box = all.size() > home_tiles().size() + 2;
  const bool beside = box && columns > 2;
  const std::size_t heads = box ? 3 : 2;
  const int tile_rows = (int(all.size() - heads) + columns - 1) / columns;
  const int rows = tile_rows + (box && !beside ? 1 : 0);
  // The searches stand half as high again as the other rows.
  const int unit = (area.h - rows * gap) * 2 / (2 * rows + 3);
  Column column(area, gap);
  Row heroes(column.take(unit * 3 / 2), gap);
  const int width = beside ? (area.w - 2 * gap) * 3 / 8 : (area.w - gap) / 2;
  all[0].rect = heroes.take(width);
  all[1].rect = beside ? heroes.take(width) : heroes.rest();
  if (box) all[2].rect = beside ? heroes.rest() : column.take(unit);
  const std::vector<Rect> cells = grid(column.rest(), columns, tile_rows, gap);
  for (std::size_t i = heads; i < all.size(); ++i) all[i].rect = cells[i - heads];
}

/// As many as fit from `from` on, six at most, the last one leading on.
std::vector<Node> lay_out_page(std::vector<Node> all, const Frame& frame, const Rect& area,
                               std::size_t from, int columns) {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(5);
  const int least = std::max(m.target(), frame.text.line_height(TextStyle::kTitle) + m.mm(10));
  const int most_rows = int(kMostChoices) / columns;
  const int rows = std::clamp((area.h + gap) / (least + gap), 1, most_rows);
  const std::vector<Rect> cells = grid(area, columns, rows, gap);
  from = std::min(from, all.size() - 1);
  std::vector<Node> page;
  const bool last = all.size() - from <= cells.size();
  const std::size_t count = last ? all.size() - from : cells.size() - 1;
  for (std::size_t i = 0; i < count; ++i) {
    Node node = std::move(all[from + i]);
    node.style = TextStyle::kTitle;
    node.rect = cells[i];
    page.push_back(std::move(node));
  }
  if (!last) {
    page.push_back(tile(cells.back(), Icon::kNext, frame.say(kMore), frame.say(kMoreDetail),
                        "more:" + std::to_string(from + count)));
  }
  return page;
}

std::vector<Node> lay_out(const Frame& frame, const Rect& area, std::size_t from) {
  const bool portrait = frame.metrics.portrait();
  if (!frame.manner.elder && from == 0) {
    std::vector<Node> all = choices(frame);
    for (int columns = portrait ? 2 : 4; columns > 1; --columns) {
      lay_out_whole(all, frame, area, columns);
      if (all_hold_their_names(all, frame)) return all;
    }
  }
  std::vector<Node> page;
  for (int columns = portrait ? 2 : 3; columns > 0; --columns) {
    page = lay_out_page(choices(frame), frame, area, from, columns);
    if (all_hold_their_names(page, frame)) break;
  }
  return page;
}

}  // namespace

std::string HomeView::title(const Frame& frame) const {
  if (from_ > 0) return std::string(frame.say(kMore));
  return std::string(frame.release().hospital().name_zh);
}

Scene HomeView::draw(const Frame& frame) const {
  Scene scene;
  Column column(frame.area, frame.metrics.mm(5));
  const int notice = from_ == 0 ? home_notice_height(frame, frame.area.w) : 0;
  if (notice > 0) home_notice(scene, frame, column.take(notice));
  for (Node& node : lay_out(frame, column.rest(), from_)) scene.add(std::move(node));
  return scene;
}

Navigation HomeView::on_action(std::string_view action, const Frame& frame) {
  if (action == kPricesAction) return push(doors_.prices());
  if (action == kDoctorsAction) return push(doors_.doctors());
  const std::string_view more = argument(action, "more:");
  for (std::size_t i = 0; !more.empty() && i < home_tiles().size() + 3; ++i) {
    if (more == std::to_string(i)) return push(std::make_unique<HomeView>(doors_, i));
  }
  std::size_t i = 0;
  for (const HomeTile& one : home_tiles()) {
    if (action == "tile:" + std::to_string(i++)) {
      return push(doors_.pages(one.name, categories_of(one, frame.release())));
    }
  }
  return stay();
}

}  // namespace gongshi::kiosk
