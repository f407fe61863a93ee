#include "tests/support/sample_plans.h"

#include <cstdio>
#include <cstdlib>

#include "content/schema.h"

namespace gongshi::test {
namespace {

using namespace content;

const Plan kPlans[] = {
    {"mz1",
     {"门诊楼一层", "Outpatient, ground floor", "ئامبۇلاتورىيە بىناسى 1-قەۋەت", "", ""},
     1,
     "image/media/floor-1.png",
     1600,
     900,
     64},
    {"mz2",
     {"门诊楼二层", "Outpatient, floor 2", "ئامبۇلاتورىيە بىناسى 2-قەۋەت", "", ""},
     2,
     "image/media/floor-2.png",
     1600,
     900,
     64},
};

PlanPoint bend(Text id, Text plan, int x, int y) {
  return {id, plan, x, y, PointKind::kBend, {}, {}, Side::kUnstated};
}

PlanPoint place(Text id, Text plan, int x, int y, PointKind kind, const Names& name,
                Text rooms = {}, Side faces = Side::kUnstated) {
  return {id, plan, x, y, kind, name, rooms, faces};
}

const Names kLift{"电梯", "Lift", "لىفت", "", ""};
const Names kWestStairs{"西楼梯", "West stairs", "غەربىي پەلەمپەي", "", ""};

const PlanPoint kPoints[] = {
    place("mz1/kiosk", "mz1", 1126, 790, PointKind::kKiosk,
          {"大厅触摸屏", "Kiosk in the hall", "زالدىكى تېگىش ئېكران", "", ""}, {}, Side::kUp),
    bend("mz1/south-east", "mz1", 1000, 790),
    bend("mz1/south", "mz1", 780, 790),
    place("mz1/main", "mz1", 780, 835, PointKind::kExit,
          {"正门（南）", "Main door (south)", "ئاساسىي ئىشىك", "", ""}),
    bend("mz1/hall-east", "mz1", 1000, 575),
    bend("mz1/desk-way", "mz1", 1000, 535),
    place("mz1/desk", "mz1", 970, 535, PointKind::kDesk,
          {"咨询台", "Information desk", "مەسلىھەت سۇپىسى", "", ""}),
    bend("mz1/east-cross", "mz1", 1268, 575),
    place("mz1/east", "mz1", 1525, 575, PointKind::kExit,
          {"东侧出口", "East exit", "شەرقىي چىقىش ئېغىزى", "", ""}),
    place("mz1/r108", "mz1", 1310, 450, PointKind::kRoom,
          {"108 儿科", "108 Paediatrics", "108 بالىلار بۆلۈمى", "", ""}, "108;110;门诊楼一楼 C 区"),
    bend("mz1/r108-way", "mz1", 1268, 450),
    bend("mz1/north-east", "mz1", 1000, 395),
    place("mz1/toilet", "mz1", 930, 315, PointKind::kToilet,
          {"一层卫生间", "Toilets", "ھاجەتخانا", "", ""}),
    bend("mz1/toilet-front", "mz1", 930, 395),
    bend("mz1/north-hall", "mz1", 780, 395),
    place("mz1/north", "mz1", 780, 140, PointKind::kExit,
          {"北侧出口", "North exit", "شىمالىي چىقىش ئېغىزى", "", ""}),
    bend("mz1/lift-front", "mz1", 630, 395),
    place("mz1/lift", "mz1", 630, 300, PointKind::kLift, kLift),
    bend("mz1/west-hall", "mz1", 335, 395),
    bend("mz1/west-corner", "mz1", 335, 226),
    place("mz1/west-stairs", "mz1", 270, 226, PointKind::kStairs, kWestStairs),
    place("mz2/lift", "mz2", 630, 300, PointKind::kLift, kLift),
    bend("mz2/lift-front", "mz2", 630, 395),
    bend("mz2/middle-west", "mz2", 600, 395),
    bend("mz2/middle-south", "mz2", 600, 575),
    bend("mz2/r231-front", "mz2", 430, 575),
    place("mz2/r205", "mz2", 430, 640, PointKind::kRoom,
          {"205、206 诊室（骨科）", "205, 206 Orthopaedics", "205، 206 سۆڭەك بۆلۈمى", "", ""},
          "205;206;门诊楼二楼 B 区"),
    bend("mz2/west-hall", "mz2", 335, 395),
    bend("mz2/west-corner", "mz2", 335, 226),
    place("mz2/west-stairs", "mz2", 270, 226, PointKind::kStairs, kWestStairs),
    place("mz2/toilet", "mz2", 930, 315, PointKind::kToilet,
          {"二层卫生间", "Toilets", "ھاجەتخانا", "", ""}),
    bend("mz2/toilet-front", "mz2", 930, 395),
};

const PlanWay kWays[] = {
    {"mz1/kiosk", "mz1/south-east"},
    {"mz1/south-east", "mz1/south"},
    {"mz1/south", "mz1/main"},
    {"mz1/south-east", "mz1/hall-east"},
    {"mz1/hall-east", "mz1/desk-way"},
    {"mz1/desk-way", "mz1/desk"},
    {"mz1/desk-way", "mz1/north-east"},
    {"mz1/hall-east", "mz1/east-cross"},
    {"mz1/east-cross", "mz1/east"},
    {"mz1/east-cross", "mz1/r108-way"},
    {"mz1/r108-way", "mz1/r108"},
    {"mz1/north-east", "mz1/toilet-front"},
    {"mz1/toilet-front", "mz1/toilet"},
    {"mz1/toilet-front", "mz1/north-hall"},
    {"mz1/north-hall", "mz1/north"},
    {"mz1/north-hall", "mz1/lift-front"},
    {"mz1/lift-front", "mz1/lift"},
    {"mz1/lift-front", "mz1/west-hall"},
    {"mz1/west-hall", "mz1/west-corner"},
    {"mz1/west-corner", "mz1/west-stairs"},
    {"mz1/lift", "mz2/lift"},
    {"mz1/west-stairs", "mz2/west-stairs", true},
    {"mz2/lift", "mz2/lift-front"},
    {"mz2/lift-front", "mz2/middle-west"},
    {"mz2/middle-west", "mz2/middle-south"},
    {"mz2/middle-south", "mz2/r231-front"},
    {"mz2/r231-front", "mz2/r205"},
    {"mz2/middle-west", "mz2/west-hall"},
    {"mz2/west-hall", "mz2/west-corner"},
    {"mz2/west-corner", "mz2/west-stairs"},
    {"mz2/lift-front", "mz2/toilet-front"},
    {"mz2/toilet-front", "mz2/toilet"},
};

std::string must(Result<std::string> table) {
  if (!table) {
    std::fprintf(stderr, "sample plans: %s\n", table.error().what.en.c_str());
    std::abort();
  }
  return *std::move(table);
}

}  // namespace

void add_plans(ObjectMap& objects) {
  objects[std::string(kPlanTable)] = must(write_plans(kPlans));
  objects[std::string(kPointTable)] = must(write_points(kPoints));
  objects[std::string(kWayTable)] = must(write_ways(kWays));
}

}  // namespace gongshi::test
