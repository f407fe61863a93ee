#include "kiosk/ways/route_page.h"

#include <algorithm>

#include "kiosk/words/fill.h"
#include "kiosk/words/route_words.h"

namespace gongshi::kiosk {
namespace {

using content::PlanPoint;
using content::PointKind;

constexpr std::size_t kMostExits = 3;

constexpr Words kHere{"您在这里", "You are here", "سىز بۇ يەردە", "ཁྱེད་འདིར་ཡོད།", "ᠲᠠ ᠡᠨᠳᠡ"};
constexpr Words kGoal{"目的地", "Your goal", "بارىدىغان يېرىڭىز", "འགྲོ་ཡུལ།", "ᠬᠦᠷᠬᠦ ᠭᠠᠵᠠᠷ"};
constexpr Words kExit{"出口", "Exit", "چىقىش ئېغىزى", "ཐོན་སྒོ།", "ᠭᠠᠷᠬᠤ ᠡᠭᠦᠳᠡ"};
constexpr Words kOther{"{1}，{2}", "{1}, {2}", "{1}، {2}"};

Point pixel(const PlanPoint& point) {
  return {point.x, point.y};
}

}  // namespace

RoutePage::RoutePage(const Frame& frame, const RouteAsk& ask)
    : frame_(frame),
      finder_(frame.release().plans(), frame.release().points(), frame.release().ways()),
      here_(frame.release().point(frame.here)) {
  if (ask.goal.empty()) {
    find_exits();
  } else {
    find_route(ask);
  }
}

void RoutePage::find_route(const RouteAsk& ask) {
  goal_ = frame_.release().point(ask.goal);
  if (goal_ == nullptr || here_ == nullptr) return;
  const auto shortest = finder_.find(here_->id, goal_->id);
  const auto level = finder_.find(here_->id, goal_->id, {.step_free = true});
  if (!shortest) return;
  has_choice_ = level.has_value() && level->points != shortest->points;
  has_steps_ = ask.step_free && !level;
  const content::Route& chosen = ask.step_free && level ? *level : *shortest;
  legs_ = content::route_legs(finder_, chosen);
  metres_ = chosen.metres;
}

void RoutePage::find_exits() {
  if (here_ == nullptr) return;
  std::vector<content::Route> routes = finder_.escapes(here_->id, kMostExits);
  if (routes.empty()) return;
  goal_ = routes.front().points.back();
  legs_ = content::route_legs(finder_, routes.front());
  metres_ = routes.front().metres;
  others_.assign(routes.begin() + 1, routes.end());
}

std::string RoutePage::name(const PlanPoint& point) const {
  return std::string(name_in(point.name, frame_.manner.language));
}

const content::Plan& RoutePage::plan(std::size_t leg) const {
  return legs_.empty() ? finder_.plan_of(*goal_) : *legs_[leg].plan;
}

/// Of the other ways what lies on this plan.
void RoutePage::add_others(PlanDrawing& drawing, const content::Plan& plan) const {
  for (const content::Route& route : others_) {
    PlanLine line{{}, false};
    for (const PlanPoint* point : route.points) {
      if (point->plan == plan.id) line.points.push_back(pixel(*point));
    }
    if (line.points.size() > 1) drawing.lines.push_back(std::move(line));
    const PlanPoint& exit = *route.points.back();
    if (exit.plan == plan.id) {
      drawing.marks.push_back({PlanMark::Kind::kOther, pixel(exit), name(exit)});
    }
  }
}

PlanDrawing RoutePage::drawing(std::size_t leg) const {
  PlanDrawing drawing;
  const content::Plan& shown = plan(leg);
  drawing.part = {0, 0, shown.width, shown.height};
  if (legs_.empty()) {
    drawing.marks.push_back({PlanMark::Kind::kGoal, pixel(*goal_), std::string(frame_.say(kGoal))});
    return drawing;
  }
  add_others(drawing, shown);
  PlanLine line;
  for (const PlanPoint* point : legs_[leg].line) line.points.push_back(pixel(*point));
  const PlanPoint& from = *legs_[leg].line.front();
  const PlanPoint& to = *legs_[leg].line.back();
  drawing.lines.push_back(std::move(line));
  if (leg == 0) {
    drawing.marks.push_back({PlanMark::Kind::kHere, pixel(from), std::string(frame_.say(kHere))});
  } else if (from.id != to.id) {
    drawing.marks.push_back({PlanMark::Kind::kOther, pixel(from), name(from)});
  }
  const bool last = leg + 1 == legs_.size();
  const bool out = last && to.kind == PointKind::kExit;
  const std::string words = !last ? name(to) : std::string(frame_.say(out ? kExit : kGoal));
  if (from.id != to.id || leg > 0) {
    drawing.marks.push_back(
        {last ? PlanMark::Kind::kGoal : PlanMark::Kind::kOther, pixel(to), words});
  }
  return drawing;
}

Rect RoutePage::bounds(std::size_t leg) const {
  Rect all;
  const auto take = [&](const PlanPoint& point) { all = all.around({point.x, point.y, 1, 1}); };
  if (legs_.empty()) take(*goal_);
  if (!legs_.empty()) {
    for (const PlanPoint* point : legs_[leg].line) take(*point);
  }
  return all;
}

std::vector<std::string> RoutePage::words(std::size_t leg) const {
  return leg_words(finder_, legs_[leg], frame_.manner.language);
}

std::vector<std::string> RoutePage::others() const {
  std::vector<std::string> words;
  for (const content::Route& route : others_) {
    words.push_back(
        fill(frame_.say(kOther),
             {name(*route.points.back()), distance_words(route.metres, frame_.manner.language)}));
  }
  return words;
}

}  // namespace gongshi::kiosk
