// Plans of floors, the points on them, and the ways between those.
#include "content/columns.h"
#include "content/picture_header.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

constexpr std::array<std::string_view, 8> kPointKinds{"bend", "room",   "desk", "toilet",
                                                      "lift", "stairs", "exit", "kiosk"};
constexpr std::array<std::string_view, 5> kSides{"", "up", "right", "down", "left"};
constexpr int kLowestLevel = -20;
constexpr int kHighestLevel = 200;
constexpr int kMostMetres = 5'000;
constexpr int kMostSide = int{kMostPictureSide};

struct PlanColumns {
  template <class Io, class T>
  void operator()(Io& io, T& p) const {
    io.text("id", p.id, Need::kKey);
    io.text("name_zh", p.name.zh, Need::kMust);
    io.text("name_en", p.name.en, Need::kOptional);
    io.text("name_ug", p.name.ug, Need::kOptional);
    io.text("name_bo", p.name.bo, Need::kOptional);
    io.text("name_mn", p.name.mn, Need::kOptional);
    io.number("level", p.level, kLowestLevel, kHighestLevel, Need::kMust);
    io.text("picture", p.picture, Need::kMust);
    io.number("width", p.width, 1, kMostSide, Need::kMust);
    io.number("height", p.height, 1, kMostSide, Need::kMust);
    io.number("metres", p.metres, 1, kMostMetres, Need::kMust);
  }
};

struct PointColumns {
  template <class Io, class T>
  void operator()(Io& io, T& p) const {
    io.text("id", p.id, Need::kKey);
    io.text("plan", p.plan, Need::kMust);
    io.number("x", p.x, 0, kMostSide, Need::kMust);
    io.number("y", p.y, 0, kMostSide, Need::kMust);
    io.word("kind", p.kind, kPointKinds);
    io.text("name_zh", p.name.zh, Need::kOptional);
    io.text("name_en", p.name.en, Need::kOptional);
    io.text("name_ug", p.name.ug, Need::kOptional);
    io.text("name_bo", p.name.bo, Need::kOptional);
    io.text("name_mn", p.name.mn, Need::kOptional);
    io.text("rooms", p.rooms, Need::kOptional);
    io.word("faces", p.faces, kSides);
  }
};

struct WayColumns {
  template <class Io, class T>
  void operator()(Io& io, T& w) const {
    io.text("from", w.from, Need::kKey);
    io.text("to", w.to, Need::kKey);
    io.flag("steps", w.steps);
  }
};

}  // namespace

Result<std::string> write_plans(std::span<const Plan> plans) {
  return write_rows(kPlanTable, plans, PlanColumns{});
}
Result<std::vector<Plan>> read_plans(std::string_view text) {
  return read_rows<Plan>(kPlanTable, text, PlanColumns{});
}

Result<std::string> write_points(std::span<const PlanPoint> points) {
  return write_rows(kPointTable, points, PointColumns{});
}
Result<std::vector<PlanPoint>> read_points(std::string_view text) {
  return read_rows<PlanPoint>(kPointTable, text, PointColumns{});
}

Result<std::string> write_ways(std::span<const PlanWay> ways) {
  return write_rows(kWayTable, ways, WayColumns{});
}
Result<std::vector<PlanWay>> read_ways(std::string_view text) {
  return read_rows<PlanWay>(kWayTable, text, WayColumns{});
}

}  // namespace gongshi::content
