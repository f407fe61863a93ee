#include "kiosk/page/scene.h"

#include <doctest/doctest.h>

#include "kiosk/page/layout.h"

using namespace gongshi::kiosk;

namespace {

const Metrics kMetrics = Metrics::of({1920, 1080}, 24.0);

Scene list_scene(int count) {
  Scene scene;
  List list{.id = "rows", .count = count, .row_height = 60};
  list.row = [](int i) {
    const std::string name = "row " + std::to_string(i);
    return std::vector<Node>{row_ground({0, 0, 700, 60}, name, "open:" + std::to_string(i)),
                             cell({10, 0, 300, 60}, name)};
  };
  add_list(scene, {100, 100, 800, 300}, std::move(list));
  return scene;
}

Offsets at(int offset) {
  return [offset](std::string_view) { return offset; };
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("scene: only rows in sight are asked for") {
    int asked = 0;
    Scene scene = list_scene(100'000);
    auto& list = *scene.nodes.front().list;
    list.row = [&asked, row = list.row](int i) {
      ++asked;
      return row(i);
    };
    // 300 pixels at offset 30: half of row 0, four whole rows, half of row 5.
    const auto placed = unroll(scene, kMetrics, at(30));
    CHECK(asked == 6);
    CHECK(placed[1].node.name() == "row 0");
    CHECK(placed[1].node.rect == Rect{100, 70, 700, 60});
    CHECK(placed[1].seen == Rect{100, 100, 700, 30});
  }

  TEST_CASE("scene: a tap finds the row under it, and nothing outside the list's viewport") {
    const auto placed = unroll(list_scene(100), kMetrics, at(30));
    const Placed* const row = hit(placed, {300, 131}, 0);
    REQUIRE(row != nullptr);
    CHECK(row->node.action == "open:1");
    CHECK(hit(placed, {300, 401}, 0) == nullptr);
    CHECK(hit(placed, {300, 99}, 0) == nullptr);
  }

  TEST_CASE("scene: a near miss snaps to the nearest control, a far one does not") {
    Scene scene;
    scene.add(main_button({100, 100, 200, 60}, "是", "yes"));
    scene.add(main_button({330, 100, 200, 60}, "否", "no"));
    const auto placed = unroll(scene, kMetrics, at(0));
    const int snap = kMetrics.mm(4);  // 14 pixels
    CHECK(hit(placed, {310, 130}, snap)->node.action == "yes");
    CHECK(hit(placed, {320, 130}, snap)->node.action == "no");
    CHECK(hit(placed, {200, 160 + snap + 1}, snap) == nullptr);
  }

  TEST_CASE("scene: nothing below a dialog can be touched, disabled controls neither") {
    Scene scene;
    scene.add(main_button({100, 100, 200, 60}, "下面", "below"));
    scene.dialog_from = scene.nodes.size();
    scene.add(main_button({100, 300, 200, 60}, "继续使用", "@continue"));
    scene.add(main_button({400, 300, 200, 60}, "不可用", "off")).enabled = false;
    const auto placed = unroll(scene, kMetrics, at(0));
    CHECK(hit(placed, {200, 130}, 0) == nullptr);
    CHECK(hit(placed, {200, 330}, 0)->node.action == "@continue");
    CHECK(hit(placed, {500, 330}, 0) == nullptr);
    CHECK(find(placed, "下面", true) == nullptr);
    CHECK(find(placed, "下面", false) != nullptr);
  }

  TEST_CASE("scene: a whole name wins over a name that contains it") {
    Scene scene;
    scene.add(cell({0, 0, 300, 40}, "血常规（五分类）"));
    scene.add(cell({0, 50, 300, 40}, "血常规"));
    const auto placed = unroll(scene, kMetrics, at(0));
    CHECK(find(placed, "血常规", false)->node.text == "血常规");
    CHECK(find(placed, "五分类", false)->node.text == "血常规（五分类）");
    CHECK(find(placed, "尿常规", false) == nullptr);
  }

  TEST_CASE("list: rows of unequal height are found by their offsets") {
    const List list{.id = "page", .count = 3, .tops = {0, 40, 200, 260}};
    CHECK(list.height() == 260);
    CHECK(list.at(0) == 0);
    CHECK(list.at(39) == 0);
    CHECK(list.at(40) == 1);
    CHECK(list.at(199) == 1);
    CHECK(list.at(259) == 2);
    CHECK(list.at(9999) == 2);
  }

  TEST_CASE("list: page buttons are off where there is no further to go") {
    const Scene scene = list_scene(100);
    const Node& list = scene.nodes.front();
    CHECK(list_travel(*list.list, list.rect) == 5700);
    const auto top = list_controls(list, kMetrics, 0);
    CHECK_FALSE(top.front().enabled);
    CHECK(top.back().enabled);
    const auto end = list_controls(list, kMetrics, 5700);
    CHECK(end.front().enabled);
    CHECK_FALSE(end.back().enabled);
    CHECK(list_controls(list_scene(5).nodes.front(), kMetrics, 0).empty());
  }

  TEST_CASE("grid: cells fill the area to its last pixel") {
    const Rect area{7, 11, 1003, 517};
    const auto cells = grid(area, 4, 3, 10);
    REQUIRE(cells.size() == 12);
    CHECK(cells.front().x == area.x);
    CHECK(cells[3].right() == area.right());
    CHECK(cells[11].bottom() == area.bottom());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(cells[i].overlaps(cells[k]));
    }
  }
}
