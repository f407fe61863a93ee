// PlanCheck: what must hold between plans, their points and the ways, before anybody is sent along.
#pragma once

#include <span>

#include "content/model.h"
#include "content/objects.h"
#include "drivers/os/result.h"

namespace gongshi::content {

inline constexpr std::size_t kMostPlans = 64;
inline constexpr std::size_t kMostPoints = 4'096;
inline constexpr std::size_t kMostWays = 16'384;

/// How a way that joins two points may be gone; kNone: there can be no such way.
enum class WayKind : std::uint8_t { kNone, kWalk, kLift, kStairs, kDoor };
[[nodiscard]] WayKind way_kind(const PlanPoint& from, const PlanPoint& to);

/// The picture that is there is the one that the points were read off.
/// Errc::kCorrupt, word E_CONTENT.
[[nodiscard]] Status check_plan_picture(const Objects& objects, const Plan& plan);

/// Counts within the limits, every point on its picture, every named kind with a name, every way
/// between two points that are there and that it can join.
/// Errc::kCorrupt, word E_CONTENT: `what` names the id.
[[nodiscard]] Status check_plans(std::span<const Plan> plans, std::span<const PlanPoint> points,
                                 std::span<const PlanWay> ways);

}  // namespace gongshi::content
