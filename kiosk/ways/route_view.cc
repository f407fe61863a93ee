#include "kiosk/ways/route_view.h"

#include <algorithm>
#include <utility>

#include "kiosk/page/blocks.h"
#include "kiosk/views/search_page.h"
#include "kiosk/ways/plan_node.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/route_words.h"

namespace gongshi::kiosk {
namespace {

constexpr double kLeastWordsMm = 84;  // width of the column with words, grown with the text
constexpr double kLowPageMm = 120;    // a page on which a whole plan is too small to be read
constexpr double kLeastPlanMm = 150;  // width of a plan that can be read

constexpr Words kTitle{"怎么走", "The way there", "قانداق بارىدۇ", "འགྲོ་ལམ།", "ᠶᠠᠪᠤᠬᠤ ᠵᠠᠮ"};
constexpr Words kEscapeTitle{"安全出口", "Ways out", "بىخەتەر چىقىش ئېغىزى", "ཐོན་སྒོ།",
                             "ᠭᠠᠷᠬᠤ ᠡᠭᠦᠳᠡ"};
constexpr Words kTo{"到 {1}", "To {1}", "{1} غا"};
constexpr Words kToExit{"最近的出口：{1}", "Nearest exit: {1}", "ئەڭ يېقىن چىقىش ئېغىزى: {1}"};
constexpr Words kFar{"一共要走{1}", "{1} to walk", "جەمئىي {1}"};
constexpr Words kStep{"{1}. {2}", "{1}. {2}", "{1}. {2}"};
constexpr Words kThere{"到了。", "You are there.", "يېتىپ كەلدىڭىز."};
constexpr Words kOut{
    "出门后离开大楼，到集合点去，不要回头取东西。不乘电梯。",
    "Go well away from the building to the assembly point. Never use a lift, never "
    "go back.",
    "سىرتقا چىقىپ بىنادىن يىراقلاڭ، لىفت ئىشلەتمەڭ، قايتىپ كىرمەڭ."};
constexpr Words kOthers{"另外的出口（虚线）：",
                        "Other exits (dashed line):", "باشقا چىقىش ئېغىزلىرى (ئۈزۈك سىزىق):"};
constexpr Words kInside{"“{1}”在这里面，进去后请看指示牌，或问工作人员。",
                        "\"{1}\" is inside; follow the signs or ask the staff.",
                        "«{1}» ئىچىدە، كۆرسەتكۈچ تاختىغا قاراڭ ياكى خادىملاردىن سوراڭ."};
constexpr Words kStepsLeft{
    "没有无台阶的路，请让咨询台的工作人员帮助您。",
    "There is no way without steps; please ask the information desk for help.",
    "پەلەمپەيسىز يول يوق، خادىملاردىن ياردەم سوراڭ."};
constexpr Words kNotPlaced{"本机没有登记位置，画不出从这里出发的路线。",
                           "This kiosk has not been told where it stands, so there is no route.",
                           "بۇ ئۈسكۈنىنىڭ ئورنى تىزىملانمىغان، يول سىزىلمايدۇ."};
constexpr Words kNoWay{"图上没有从这里去的路。", "No way leads there on the plans.",
                       "خەرىتىدە بۇ يەردىن بارىدىغان يول يوق."};
constexpr Words kGone{"这个地方已不在本期的平面图上。", "This place is no longer on the plans.",
                      "بۇ ئورۇن بۇ ساننىڭ خەرىتىسىدە يوق."};
constexpr Words kStepFree{"走没有台阶的路", "Without steps", "پەلەمپەيسىز يول"};
constexpr Words kShortest{"走最近的路", "Shortest way", "ئەڭ يېقىن يول"};
constexpr Words kCloser{"放大路线", "Enlarge", "چوڭايتىش", "", "ᠲᠣᠮᠣᠳᠬᠠᠬᠤ"};
constexpr Words kWhole{"看全图", "Whole plan", "پۈتۈن خەرىتە", "", "ᠪᠦᠬᠦ ᠵᠢᠷᠤᠭ"};
constexpr Words kReadWords{"看文字", "In words", "خەت بىلەن", "", "ᠦᠰᠦᠭ"};
constexpr Words kSeePlan{"看图", "On the plan", "خەرىتە", "", "ᠵᠢᠷᠤᠭ"};
constexpr Words kPlanName{"平面图：{1}。", "Plan: {1}.", "خەرىتە: {1}."};
constexpr Words kPlanWithWay{"平面图：{1}，画着从“{2}”到“{3}”的路线。",
                             "Plan: {1}, with the way from \"{2}\" to \"{3}\".",
                             "خەرىتە: {1}، «{2}» دىن «{3}» غا بارىدىغان يول سىزىلغان."};

Node floor_tab(const Frame& frame, const RoutePage& page, std::size_t leg, bool selected) {
  const std::string words = std::to_string(leg + 1) + " " +
                            std::string(name_in(page.plan(leg).name, frame.manner.language));
  Node node = sized_button(frame, words, "leg:" + std::to_string(leg));
  const std::string number = std::to_string(leg + 1);
  const bool fits = node.rect.w <= frame.area.w / 2;  // where words and plan stand side by side
  if (!fits) node = sized_button(frame, number, node.action);
  Node look = tab(node.rect, fits ? words : number, node.action, selected);
  look.label = words;
  look.style = node.style;
  return look;
}

/// Width of the buttons one below the other at the side of a page that is low and wide; 0: they do
/// not fit there, or the page is not low.
int side_bar(std::vector<Node> nodes, const Frame& frame) {
  int widest = 0;
  for (const Node& node : nodes) widest = std::max(widest, node.rect.w);
  const bool low = frame.area.h < frame.metrics.mm(kLowPageMm) && frame.area.w > 2 * frame.area.h;
  if (!low || widest == 0 || widest > frame.area.w / 3) return 0;
  const int high = flow_buttons(nodes, frame, {0, 0, widest, 0});
  return high <= frame.area.h ? widest : 0;
}

}  // namespace

std::string RouteView::title(const Frame& frame) const {
  return std::string(frame.say(goal_.empty() ? kEscapeTitle : kTitle));
}

void RouteView::on_issue(const Issue& /*issue*/) {
  leg_ = 0;
}

/// Who asked for easy mode or low reach is spared the stairs, until they say otherwise.
RouteAsk RouteView::ask(const Frame& frame) const {
  return {goal_, step_free_.value_or(frame.manner.elder || frame.manner.low_reach)};
}

bool RouteView::is_close(const Frame& frame) const {
  return close_.value_or(frame.area.h < frame.metrics.mm(kLowPageMm));
}

std::size_t RouteView::leg_of(const RoutePage& page) const {
  return page.legs().empty() ? 0 : std::min(leg_, page.legs().size() - 1);
}

std::vector<Node> RouteView::buttons(const Frame& frame, const RoutePage& page, bool turns) const {
  std::vector<Node> nodes;
  const auto add = [&](const Words& words, std::string_view action) {
    nodes.push_back(sized_button(frame, frame.say(words), action));
  };
  if (page.legs().size() > 1) {
    for (std::size_t i = 0; i < page.legs().size(); ++i) {
      nodes.push_back(floor_tab(frame, page, i, i == leg_of(page)));
    }
  }
  if (turns) add(reads_ ? kSeePlan : kReadWords, "turn");
  if (page.has_choice()) {
    add(ask(frame).step_free ? kShortest : kStepFree, "steps");
  }
  if (!turns || !reads_) add(is_close(frame) ? kWhole : kCloser, "close");
  return nodes;
}

/// Side by side on a wide glass, one below the other on an upright one, or in turn.
RouteView::Places RouteView::places(const Frame& frame, const RoutePage& page,
                                    std::vector<Node>& nodes) const {
  const Metrics& m = frame.metrics;
  const Rect& area = frame.area;
  const int gap = m.mm(kGapMm);
  const content::Plan& plan = page.plan(leg_of(page));
  // A plan is as wide as its height lets it be; the words have the rest, up to two fifths.
  const int least = m.grown(kLeastWordsMm) + m.mm(kScrollStripMm);
  const int wide = (area.h - m.target() - gap) * plan.width / std::max(1, plan.height);
  const int column = std::max(least, std::min(area.w - wide - gap, area.w * 2 / 5));
  Places places;
  const int plan_height = area.w * plan.height / std::max(1, plan.width);
  const int below = area.h - plan_height - 3 * m.target();
  const bool stacked = m.portrait() && below >= m.grown(60);
  const bool beside = !stacked && area.w - column - gap >= m.mm(kLeastPlanMm) && area.h >= m.mm(70);
  places.turns = !beside && !stacked;
  nodes = buttons(frame, page, places.turns);
  const int width = beside ? area.w - column - gap : area.w;
  const int left = beside ? area.x + column + gap : area.x;
  const int bar = flow_buttons(nodes, frame, {left, 0, width, 0});
  const int side = stacked ? 0 : side_bar(nodes, frame);
  if (beside && side > 0) {
    places.words = {area.x, area.y, column, area.h};
    places.plan = {left, area.y, width - side - gap, area.h};
    places.buttons = {places.plan.right() + gap, area.y, side, area.h};
    (void)flow_buttons(nodes, frame, {places.buttons.x, 0, side, 0});
  } else if (beside) {
    places.words = {area.x, area.y, column, area.h};
    places.plan = {left, area.y, width, area.h - bar - gap};
    places.buttons = {left, places.plan.bottom() + gap, width, bar};
  } else if (stacked) {
    places.plan = {left, area.y, width, plan_height};
    places.buttons = {left, places.plan.bottom() + gap, width, bar};
    const int y = places.buttons.bottom() + gap;
    places.words = {left, y, width, area.bottom() - y};
  } else if (side > 0) {
    const Rect all{area.x, area.y, area.w - side - gap, area.h};
    (reads_ ? places.words : places.plan) = all;
    places.buttons = {all.right() + gap, area.y, side, area.h};
    (void)flow_buttons(nodes, frame, {places.buttons.x, 0, side, 0});
  } else {
    const Rect all{left, area.y, width, area.h - bar - gap};
    (reads_ ? places.words : places.plan) = all;
    places.buttons = {left, all.bottom() + gap, width, bar};
  }
  for (Node& node : nodes) node.rect = node.rect.moved(0, places.buttons.y);
  return places;
}

void RouteView::add_words(Scene& scene, const Frame& frame, const RoutePage& page,
                          const Rect& area) const {
  if (area.empty()) return;
  Blocks blocks(frame, area);
  const auto name = [&](const content::Names& names) {
    return name_in(names, frame.manner.language);
  };
  const bool escape = goal_.empty();
  blocks.text(fill(frame.say(escape ? kToExit : kTo), {name(page.goal()->name)}), TextStyle::kTitle,
              Color::kInk, 0, Role::kHeading);
  if (page.legs().empty()) {
    blocks.text(name(page.plan(0).name), TextStyle::kHeadingBold, Color::kAccent);
    blocks.gap(2);
    blocks.text(frame.say(page.here_known() ? kNoWay : kNotPlaced));
    blocks.text(desk_words(frame));
  } else {
    blocks.text(fill(frame.say(kFar), {distance_words(page.metres(), frame.manner.language)}),
                TextStyle::kBody, Color::kMuted);
  }
  if (page.has_steps()) blocks.text(frame.say(kStepsLeft), TextStyle::kBodyBold, Color::kWarm);
  int number = 0;
  for (std::size_t i = 0; i < page.legs().size(); ++i) {
    blocks.gap(3);
    blocks.text(name(page.plan(i).name), TextStyle::kHeadingBold, Color::kAccent, 0,
                Role::kHeading);
    for (const std::string& words : page.words(i)) {
      blocks.gap(1.5);
      blocks.text(fill(frame.say(kStep), {std::to_string(++number), words}));
    }
  }
  blocks.gap(2);
  if (!page.legs().empty()) blocks.text(frame.say(escape ? kOut : kThere));
  const bool exact =
      room_.empty() ||
      (";" + std::string(page.goal()->rooms) + ";").find(";" + room_ + ";") != std::string::npos;
  if (!exact) blocks.text(fill(frame.say(kInside), {room_}));
  if (const auto others = page.others(); !others.empty()) {
    blocks.gap(3);
    blocks.text(frame.say(kOthers), TextStyle::kBodyBold);
    for (const std::string& words : others) blocks.text(words);
  }
  add_list(scene, area, std::move(blocks).list("route"));
}

void RouteView::add_plan(Scene& scene, const Frame& frame, const RoutePage& page,
                         const Rect& area) const {
  if (area.empty()) return;
  const std::size_t leg = leg_of(page);
  const content::Plan& plan = page.plan(leg);
  PlanDrawing drawing = page.drawing(leg);
  drawing.vertical = frame.metrics.vertical;
  drawing.part = part_shown({plan.width, plan.height}, page.bounds(leg), frame.metrics.across(area),
                            is_close(frame));
  const std::string_view floor = name_in(plan.name, frame.manner.language);
  std::string words = fill(frame.say(kPlanName), {floor});
  if (!page.legs().empty()) {
    const auto& line = page.legs()[leg].line;
    const auto ends = [&](const content::PlanPoint& point) {
      return name_in(point.name, frame.manner.language);
    };
    words = fill(frame.say(kPlanWithWay), {floor, ends(*line.front()), ends(*line.back())});
  }
  scene.add(plan_node(plan.picture, area, std::move(drawing), std::move(words)));
}

Scene RouteView::draw(const Frame& frame) const {
  Scene scene;
  const RoutePage page(frame, ask(frame));
  if (page.goal() == nullptr) {
    const bool lost = goal_.empty() && !page.here_known();
    Blocks blocks(frame, frame.area);
    add_note(blocks, frame,
             frame.say(lost            ? kNotPlaced
                       : goal_.empty() ? kNoWay
                                       : kGone),
             desk_words(frame), {});
    add_list(scene, frame.area, std::move(blocks).list("gone"));
    return scene;
  }
  std::vector<Node> nodes;
  const Places where = places(frame, page, nodes);
  add_words(scene, frame, page, where.words);
  add_plan(scene, frame, page, where.plan);
  for (Node& node : nodes) scene.add(std::move(node));
  return scene;
}

Navigation RouteView::on_action(std::string_view action, const Frame& frame) {
  if (const auto leg = argument(action, "leg:"); !leg.empty()) {
    leg_ = 0;
    for (const char digit : leg) leg_ = leg_ * 10 + std::size_t(digit - '0');
    reads_ = false;
  } else if (action == "steps") {
    step_free_ = !ask(frame).step_free;
    leg_ = 0;
  } else if (action == "close") {
    close_ = !is_close(frame);
  } else if (action == "turn") {
    reads_ = !reads_;
  }
  return stay();
}

}  // namespace gongshi::kiosk
