#include "content/workspace/check/check_plans.h"

#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <vector>

#include "content/plan_check.h"
#include "content/room_match.h"
#include "content/workspace/file/plan_reader.h"

namespace gongshi::content::workspace {
namespace {

using content::PointKind;
using content::Text;
using content::WayKind;

/// Which points hang together by the ways of some kinds.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

class PlanChecks {
 public:
  explicit PlanChecks(Context& context)
      : workspace_(context.workspace), findings_(context.findings) {}

  void run() {
    for (const auto& entry : workspace_.points) {
      index_.emplace(entry.value.id, points_.size());
      points_.push_back(entry.value);
    }
    check_reached();
    check_escape();
    for (const auto& entry : workspace_.departments) {
      check_room(entry.value.place, workspace_.place(entry.origin, Field::kPlace));
    }
    for (const auto& entry : workspace_.sessions) {
      check_room(entry.value.room, workspace_.place(entry.origin, Field::kRoom));
    }
  }

 private:
  [[nodiscard]] Groups groups(bool with_lifts) const {
    Groups groups(points_.size());
    for (const content::PlanWay& way : workspace_.ways) {
      const std::size_t a = index_.at(way.from);
      const std::size_t b = index_.at(way.to);
      const bool lift = content::way_kind(points_[a], points_[b]) == WayKind::kLift;
      if (with_lifts || !lift) groups.join(a, b);
    }
    return groups;
  }

  [[nodiscard]] bool has(PointKind kind) const {
    return std::ranges::find(points_, kind, &content::PlanPoint::kind) != points_.end();
  }

  [[nodiscard]] Place place_of(std::size_t i) const {
    return {kPlansFile, workspace_.points[i].origin.row, "points." + std::string(points_[i].id)};
  }

  /// Somebody starts at a kiosk; where there is none yet, at a door.
  void check_reached() {
    Groups all = groups(true);
    const PointKind start = has(PointKind::kKiosk) ? PointKind::kKiosk : PointKind::kExit;
    std::set<std::size_t> started;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].kind == start) started.insert(all.of(i));
    }
    if (started.empty() && !points_.empty()) started.insert(all.of(0));
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].kind == PointKind::kBend || started.contains(all.of(i))) continue;
      const std::string name(points_[i].name.zh);
      findings_.add(place_of(i), Code::kUnreachedPoint,
                    {"走不到“" + name + "”：没有通路连到它", "no way leads to \"" + name + "\""});
    }
  }

  void check_escape() {
    Groups on_foot = groups(false);
    std::set<std::size_t> outside;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].kind == PointKind::kExit) outside.insert(on_foot.of(i));
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].kind != PointKind::kKiosk || outside.contains(on_foot.of(i))) continue;
      const std::string name(points_[i].name.zh);
      findings_.add(place_of(i), Code::kNoEscape,
                    {"从“" + name + "”不乘电梯走不到任何出口",
                     "from \"" + name + "\" no exit is reached without a lift"});
    }
  }

  void check_room(Text room, Place place) {
    if (room.empty() || !told_.insert(room).second) return;
    if (content::match_room(points_, room) != nullptr) return;
    const std::string words(room);
    findings_.add(std::move(place), Code::kRoomNowhere,
                  {"“" + words + "”不在平面图上；请把这几个字写进 plans.yaml 里对应点的 rooms",
                   "\"" + words +
                       "\" is on no plan; write these words into the rooms of its point in "
                       "plans.yaml"});
  }

  Workspace& workspace_;
  Findings& findings_;
  std::vector<content::PlanPoint> points_;
  std::unordered_map<Text, std::size_t> index_;
  std::set<Text> told_;
};

}  // namespace

void check_plans(Context& context) {
  if (!context.workspace.plans.empty()) PlanChecks(context).run();
}

}  // namespace gongshi::content::workspace
