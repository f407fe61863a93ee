// Places, routes and ways out, as a visitor of the sample hospital meets them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "kiosk/speech/speech_text.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;

namespace {

const test::Stop& stop_called(std::string_view name) {
  const auto& stops = test::tour();
  const auto found =
      std::ranges::find_if(stops, [&](const test::Stop& stop) { return stop.name == name; });
  REQUIRE(found != stops.end());
  return *found;
}

/// The plan on the page; null: none is in sight.
const Node* plan_of(const Visitor& visitor) {
  for (const Node& node : visitor.stage.scene().nodes) {
    if (node.role == Role::kPlan) return &node;
  }
  return nullptr;
}

bool marks(const Node& plan, std::string_view words) {
  return std::ranges::any_of(plan.drawing->marks,
                             [&](const PlanMark& mark) { return mark.text == words; });
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("places: floor by floor, this kiosk's first, each with who is there") {
    Visitor visitor;
    go(visitor, stop_called("places"));
    CHECK(visitor.page() == "places");
    CHECK(visitor.sees("门诊楼一层"));
    CHECK(visitor.finds("108 儿科"));
    CHECK(visitor.finds("门诊楼二层"));
    CHECK(visitor.finds("骨科"));
    CHECK_FALSE(visitor.finds("大厅触摸屏"));  // one stands in front of it
  }

  TEST_CASE("route: the plan with where one is and the goal, and the words beside it") {
    Visitor visitor;
    go(visitor, stop_called("route"));
    CHECK(visitor.page() == "route");
    const Node* const plan = plan_of(visitor);
    REQUIRE(plan != nullptr);
    CHECK(marks(*plan, "您在这里"));
    CHECK(marks(*plan, "目的地"));
    REQUIRE(plan->drawing->lines.size() == 1);
    CHECK(plan->drawing->lines[0].points.front() == Point{1126, 790});
    CHECK(plan->drawing->lines[0].points.back() == Point{930, 315});
    CHECK(visitor.finds("到 一层卫生间"));
    CHECK(visitor.finds("4. “一层卫生间”就在您的右边。"));
  }

  TEST_CASE("route: a tab for each floor shows that floor's part") {
    Visitor visitor;
    go(visitor, stop_called("places"));
    REQUIRE(visitor.tap("to:mz2/r205"));
    CHECK(plan_of(visitor)->image == "image/media/floor-1.png");
    CHECK(marks(*plan_of(visitor), "电梯"));
    REQUIRE(visitor.tap("leg:1"));
    CHECK(plan_of(visitor)->image == "image/media/floor-2.png");
    CHECK(marks(*plan_of(visitor), "目的地"));
    CHECK_FALSE(marks(*plan_of(visitor), "您在这里"));
    REQUIRE(visitor.tap("leg:0"));
    CHECK(marks(*plan_of(visitor), "您在这里"));
  }

  TEST_CASE("route: from a doctor to the room of the sessions") {
    Visitor visitor;
    go(visitor, stop_called("doctor-way"));
    CHECK(visitor.page() == "route");
    CHECK(visitor.finds("到 205、206 诊室（骨科）"));
    // Nobody's room on the plans: the pages about the house, as before.
    go(visitor, stop_called("doctor"));
    REQUIRE(visitor.tap("way"));
    CHECK(visitor.page() == "pages");
  }

  TEST_CASE("route: a department leads to its own place") {
    Visitor visitor;
    go(visitor, stop_called("department-clinic"));
    REQUIRE(visitor.tap("way:to:mz1/r108|门诊楼一楼 C 区"));
    CHECK(visitor.finds("到 108 儿科"));
  }

  TEST_CASE("route: enlarged it shows the way and not the rest of the house") {
    Visitor visitor;
    go(visitor, stop_called("route"));
    const Rect whole = plan_of(visitor)->drawing->part;
    REQUIRE(visitor.tap("close"));
    const Rect close = plan_of(visitor)->drawing->part;
    CHECK(close.w < whole.w);
    for (const Point& point : plan_of(visitor)->drawing->lines[0].points) CHECK(close.holds(point));
    REQUIRE(visitor.tap("close"));
    CHECK(plan_of(visitor)->drawing->part == whole);
  }

  TEST_CASE("ways out: the nearest exits, never by lift, the others dashed") {
    Visitor visitor;
    go(visitor, stop_called("escape"));
    CHECK(visitor.page() == "escape");
    const Node* const plan = plan_of(visitor);
    REQUIRE(plan != nullptr);
    CHECK(marks(*plan, "出口"));
    CHECK(std::ranges::count(plan->drawing->lines, true, &PlanLine::main) == 1);
    CHECK(std::ranges::count(plan->drawing->lines, false, &PlanLine::main) == 2);
    CHECK(marks(*plan, "东侧出口"));
    CHECK(visitor.finds("最近的出口：正门（南）"));
    CHECK(visitor.finds("不乘电梯"));
    CHECK_FALSE(visitor.finds("乘“电梯”"));
  }

  TEST_CASE("routes: a kiosk that was not told where it stands says so and shows the place") {
    for (const char* wrong : {"mz1/gone", "mz9/kiosk"}) {
      Visitor visitor(test::kGlasses[0], {},
                      {850, {Language::kZh}, std::chrono::seconds(0), wrong});
      go(visitor, stop_called("route"));
      REQUIRE(plan_of(visitor) != nullptr);
      CHECK(marks(*plan_of(visitor), "目的地"));
      CHECK_FALSE(marks(*plan_of(visitor), "您在这里"));
      CHECK(visitor.finds("本机没有登记位置"));
      go(visitor, stop_called("escape"));
      CHECK(plan_of(visitor) == nullptr);
      CHECK(visitor.finds("本机没有登记位置"));
    }
  }

  TEST_CASE("routes: read aloud from the goal to the last step") {
    Visitor visitor;
    go(visitor, stop_called("route"));
    std::string all;
    for (const std::string& sentence :
         speech_text(visitor.stage.scene(), visitor.stage.offsets(), Language::kZh)) {
      all += sentence + "\n";
    }
    CAPTURE(all);
    const auto goal = all.find("到 一层卫生间");
    const auto step = all.find("右转，走");
    const auto there = all.find("到了。");
    CHECK(goal != std::string::npos);
    CHECK(step != std::string::npos);
    CHECK(there != std::string::npos);
    CHECK(goal < step);
    CHECK(step < there);
    CHECK(all.find("平面图：门诊楼一层，画着从") != std::string::npos);
  }

  TEST_CASE("pictures: a plan in a page is enlarged by buttons and moved to its edges") {
    Visitor visitor;
    go(visitor, stop_called("page-picture"));
    CHECK(visitor.page() == "picture");
    const auto part = [&] { return plan_of(visitor)->drawing->part; };
    const Rect whole{0, 0, 1600, 900};
    CHECK(part() == whole);
    CHECK_FALSE(visitor.tap("smaller"));
    for (int i = 0; i < 3; ++i) REQUIRE(visitor.tap("larger"));
    CHECK_FALSE(visitor.tap("larger"));
    CHECK(part().w == 533);
    CHECK(std::abs(part().center().x - 800) <= 1);  // the middle stayed in the middle
    while (visitor.tap("right")) {
    }
    CHECK(part().right() == 1600);
    while (visitor.tap("up")) {
    }
    CHECK(part().y == 0);
    for (int i = 0; i < 3; ++i) REQUIRE(visitor.tap("smaller"));
    CHECK(part() == whole);
  }
}
