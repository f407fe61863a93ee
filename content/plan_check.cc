#include "content/plan_check.h"

#include <unordered_map>

#include "content/picture_header.h"

namespace gongshi::content {
namespace {

Error plan_error(std::string_view id, std::string_view zh, std::string_view en) {
  const std::string name(id);
  return {Errc::kCorrupt,
          {"平面图 " + name + "：" + std::string(zh), "plans: " + name + ": " + std::string(en)},
          "E_CONTENT"};
}

bool between_floors(PointKind kind) {
  return kind == PointKind::kLift || kind == PointKind::kStairs;
}

}  // namespace

WayKind way_kind(const PlanPoint& from, const PlanPoint& to) {
  if (from.plan == to.plan) return from.id == to.id ? WayKind::kNone : WayKind::kWalk;
  if (!between_floors(from.kind) && !between_floors(to.kind)) return WayKind::kDoor;
  if (from.kind != to.kind) return WayKind::kNone;
  return from.kind == PointKind::kLift ? WayKind::kLift : WayKind::kStairs;
}

Status check_plan_picture(const Objects& objects, const Plan& plan) {
  GONGSHI_TRY(const std::string_view bytes, objects.bytes(plan.picture));
  const auto size = picture_size(bytes);
  if (!size) return plan_error(plan.id, size.error().what.zh, size.error().what.en);
  if (int(size->width) == plan.width && int(size->height) == plan.height) return {};
  return plan_error(plan.id, "图片的尺寸与表中不符", "the picture has another size than the table");
}

Status check_plans(std::span<const Plan> plans, std::span<const PlanPoint> points,
                   std::span<const PlanWay> ways) {
  if (plans.size() > kMostPlans || points.size() > kMostPoints || ways.size() > kMostWays) {
    return plan_error("*", "平面图、点或通路超过数量上限", "too many plans, points or ways");
  }
  std::unordered_map<Text, const Plan*> plan_of;
  for (const Plan& plan : plans) plan_of.emplace(plan.id, &plan);
  std::unordered_map<Text, const PlanPoint*> point_of;
  for (const PlanPoint& point : points) {
    const auto plan = plan_of.find(point.plan);
    if (plan == plan_of.end()) return plan_error(point.id, "没有这张平面图", "has no such plan");
    if (point.x >= plan->second->width || point.y >= plan->second->height) {
      return plan_error(point.id, "点在图片之外", "lies outside the picture");
    }
    if (point.kind != PointKind::kBend && point.name.zh.empty()) {
      return plan_error(point.id, "缺少名称", "has no name");
    }
    point_of.emplace(point.id, &point);
  }
  for (const PlanWay& way : ways) {
    const auto from = point_of.find(way.from);
    const auto to = point_of.find(way.to);
    if (from == point_of.end() || to == point_of.end()) {
      return plan_error(way.from, "通路的一端不存在", "a way of it ends at no point");
    }
    if (way_kind(*from->second, *to->second) == WayKind::kNone) {
      return plan_error(way.from, "通路的两端不能相连", "a way of it joins what cannot be joined");
    }
  }
  return {};
}

}  // namespace gongshi::content
