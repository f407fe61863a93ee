#include <array>
#include <cmath>
#include <map>

#include "content/workspace/paper/picture.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

constexpr double kMostPlanHeight = 330;
constexpr double kDot = 1.6;       // of a way
constexpr double kDotStep = 5;     // from dot to dot
constexpr double kMarkSide = 9.0;  // of a point

std::string kind_word(PointKind kind, Lang lang) {
  static const std::array<Sentence, 8> words{{{"路口", "bend"},
                                              {"房间", "room"},
                                              {"服务台", "desk"},
                                              {"卫生间", "toilet"},
                                              {"电梯", "lift"},
                                              {"楼梯", "stairs"},
                                              {"出口", "exit"},
                                              {"触摸屏", "kiosk"}}};
  return words[std::size_t(kind)].in(lang);
}

/// From pixels of the plan to the sheet.
class Scale {
 public:
  Scale(const Plan& plan, const PlacedPicture& picture)
      : picture_(picture), by_(picture.width / plan.width) {}
  [[nodiscard]] double x(const PlanPoint& point) const { return picture_.x + point.x * by_; }
  [[nodiscard]] double y(const PlanPoint& point) const { return picture_.y + point.y * by_; }

 private:
  PlacedPicture picture_;
  double by_;
};

void draw_dot(Flow& flow, double x, double y, double side, const Ink& ink) {
  flow.mark(BoxMark{x - side / 2, y - side / 2, side, side, ink});
}

void draw_ways(Flow& flow, const Release& release, const Plan& plan, const Scale& scale) {
  for (const PlanWay& way : release.ways()) {
    const PlanPoint& from = *release.point(way.from);
    const PlanPoint& to = *release.point(way.to);
    if (from.plan != plan.id || to.plan != plan.id) continue;
    const double dx = scale.x(to) - scale.x(from);
    const double dy = scale.y(to) - scale.y(from);
    const int dots = std::max(1, int(std::hypot(dx, dy) / kDotStep));
    for (int i = 0; i <= dots; ++i) {
      draw_dot(flow, scale.x(from) + dx * i / dots, scale.y(from) + dy * i / dots, kDot,
               way.steps ? kRed : kAccent);
    }
  }
}

/// Where a lift, the stairs or a door lead to on other plans.
std::string beyond(const Release& release, const PlanPoint& point) {
  std::string words;
  for (const PlanWay& way : release.ways()) {
    if (way.from != point.id && way.to != point.id) continue;
    const Text other = way.from == point.id ? way.to : way.from;
    if (release.point(other)->plan == point.plan) continue;
    words += (words.empty() ? "" : ", ") + std::string(other);
  }
  return words;
}

void draw_number(Flow& flow, const std::string& number, double x, double y) {
  draw_dot(flow, x, y, kMarkSide, kRed);
  const Spans white{{number, fonts::Weight::kBold, Ink{1, 1, 1}}};
  const Line line = flow.setter().line(white, kSmallSize);
  flow.put(line, x - line.width / 2, y - leading(kSmallSize) / 2, kSmallSize);
}

Status draw_plan(Flow& flow, const Release& release, const Plan& plan, Lang lang) {
  flow.heading(2, plan.name.zh);
  Notes notes(lang);
  notes.add({"图号", "plan"}, plan.id);
  notes.add({"英文名", "English"}, plan.name.en);
  notes.add({"维吾尔文名", "Uyghur"}, plan.name.ug);
  notes.add({"楼层", "level"}, std::to_string(plan.level));
  notes.add({"图宽（米）", "metres wide"}, std::to_string(plan.metres));
  notes.add({"图片", "picture"}, plan.picture);
  flow.text(notes.spans(), {.size = 8.5});
  GONGSHI_TRY(const PlacedPicture picture,
              place_picture(flow, release, plan.picture, kBodyWidth, kMostPlanHeight));
  const Scale scale(plan, picture);
  draw_ways(flow, release, plan, scale);
  std::map<Text, std::string> numbers;
  for (const PlanPoint& point : release.points()) {
    if (point.plan != plan.id || point.kind == PointKind::kBend) continue;
    numbers[point.id] = std::to_string(numbers.size() + 1);
    draw_number(flow, numbers[point.id], scale.x(point), scale.y(point));
  }
  Table table(flow, {{Sentence{"号", "no."}.in(lang), 22, true},
                     {Sentence{"编号", "id"}.in(lang), 84},
                     {Sentence{"类型", "kind"}.in(lang), 42},
                     {Sentence{"名称", "name"}.in(lang), 150},
                     {Sentence{"房间", "rooms"}.in(lang), 140},
                     {Sentence{"通往", "leads to"}.in(lang), 85}});
  for (const PlanPoint& point : release.points()) {
    if (!numbers.contains(point.id)) continue;
    Spans name = plain(point.name.zh);
    for (const Text other : {point.name.en, point.name.ug, point.name.bo, point.name.mn}) {
      if (!other.empty()) {
        name.push_back({"\n" + std::string(other), fonts::Weight::kRegular, kGrey});
      }
    }
    table.row({plain(numbers[point.id]), plain(point.id), plain(kind_word(point.kind, lang)), name,
               plain(point.rooms), plain(beyond(release, point))});
  }
  return {};
}

}  // namespace

Status draw_plans(Flow& flow, const Release& release, Lang lang) {
  if (release.plans().empty()) return {};
  flow.heading(1, Sentence{"平面图和路线", "Plans and ways"}.in(lang));
  flow.text(
      plain(Sentence{"蓝点是走得通的路，红点是有台阶的路。请对照现场走一遍：每扇门、每部电梯都"
                     "要通到图上所说的地方。",
                     "Blue dots are ways people walk, red ones have steps. Walk them: each "
                     "door and lift must lead where the plan says."}
                .in(lang),
            kGrey),
      {.size = 8.5, .after = 2});
  for (const Plan& plan : release.plans()) GONGSHI_CHECK(draw_plan(flow, release, plan, lang));
  return {};
}

}  // namespace gongshi::content::proof
