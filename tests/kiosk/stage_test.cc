#include "kiosk/stage/stage.h"

#include <doctest/doctest.h>

#include <cstring>

#include "kiosk/page/check.h"
#include "kiosk/page/layout.h"
#include "kiosk/stage/script_player.h"
#include "kiosk/views/home_view.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// A page with a long list and a button that counts.
class LongView final : public View {
 public:
  std::string_view name() const override { return "long"; }
  std::string title(const Frame&) const override { return "长长的列表"; }
  Scene draw(const Frame& frame) const override {
    Scene scene;
    Column column(frame.area, frame.metrics.mm(kGapMm));
    scene.add(main_button(column.take(frame.metrics.mm(kTargetMm)),
                          "已按 " + std::to_string(pressed_) + " 次", "count"));
    const int width = row_width(frame.metrics, column.rest());
    List list{.id = "rows", .count = 5000, .row_height = frame.metrics.mm(14)};
    list.row = [width, height = list.row_height](int i) {
      const std::string words = "第 " + std::to_string(i) + " 行";
      return std::vector<Node>{row_ground({0, 0, width, height}, words, "row:" + words),
                               cell({20, 0, width - 40, height}, words)};
    };
    add_list(scene, column.rest(), std::move(list));
    return scene;
  }
  Navigation on_action(std::string_view action, const Frame&) override {
    if (action == "count") ++pressed_;
    return stay();
  }

 private:
  int pressed_ = 0;
};

/// A kiosk without window and without loop, at ten past ten on a Monday.
class Lobby {
 public:
  explicit Lobby(Size size = {1920, 1080}, double inch = 24.0)
      : metrics(Metrics::of(size, inch)),
        text(*Text::open(metrics.px_per_mm)),
        doors{[] { return std::make_unique<LongView>(); },
              [] { return std::make_unique<LongView>(); },
              [this](const Words& title, const std::vector<std::string>& codes) {
                opened_title = title.zh;
                opened = codes;
                return std::make_unique<LongView>();
              }},
        stage(
            *text, metrics, [this] { return std::make_unique<HomeView>(doors); }, seconds(60)),
        surface(*make_surface(size)) {
    stage.set_facts(test::sample_facts(content::Freshness::kCurrent));
    stage.set_issue(Issue::build(test::sample_release()));
    draw(true);
  }

  void draw(bool whole = false) {
    stage.tick(clock.steady(), clock.wall());
    changed = stage.draw(*surface, clock.steady(), clock.wall(), whole);
  }
  void finger(Contact::Phase phase, Point at) {
    stage.contact({phase, Contact::Source::kFinger, 1, at, clock.steady()}, clock.wall());
  }
  void tap(std::string_view words) {
    const auto placed = stage.placed();
    const Placed* const target = find(placed, words, true);
    REQUIRE(target != nullptr);
    const Point at = target->seen.center();
    finger(Contact::Phase::kDown, at);
    clock.tick(milliseconds(40));
    finger(Contact::Phase::kUp, at);
    draw();
  }
  bool shows(std::string_view words) { return find(stage.placed(), words, false) != nullptr; }

  /// The surface equals what a fresh painter draws of the same scene.
  bool true_to_scene() {
    auto fresh = *make_surface({metrics.width, metrics.height});
    Surface kept = std::move(surface);
    surface = std::move(fresh);
    draw(true);
    const std::size_t bytes = bytes_of(*kept);
    const bool equal = std::memcmp(kept->pixels, surface->pixels, bytes) == 0;
    surface = std::move(kept);
    return equal;
  }

  test::FakeClock clock{WallTime(seconds(1'795'399'800))};
  Metrics metrics;
  std::unique_ptr<Text> text;
  Doors doors;
  std::string opened_title;
  std::vector<std::string> opened;
  Stage stage;
  Surface surface;
  std::vector<Rect> changed;
};

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("low reach: everything on the band answers a touch") {
    Lobby lobby({1920, 1080}, 32.0);
    lobby.tap("低位操作");
    REQUIRE(lobby.stage.manner().low_reach);
    lobby.tap("信息公开");  // in the lowest row
    CHECK(lobby.stage.navigator().depth() == 2);
    lobby.tap("返回");
    CHECK(lobby.stage.navigator().at_home());
  }

  TEST_CASE("home: whole at every size, no overlap, no cut text, no small target") {
    struct Panel {
      Size size;
      double inch;
    };
    for (const Panel& panel :
         {Panel{{1920, 1080}, 24}, Panel{{1280, 1024}, 19}, Panel{{1280, 1024}, 24},
          Panel{{1080, 1920}, 24}, Panel{{1080, 1920}, 32}, Panel{{3840, 2160}, 43}}) {
      CAPTURE(panel.size.w);
      CAPTURE(panel.inch);
      Lobby lobby(panel.size, panel.inch);
      for (const std::string& fault : faults(lobby.stage.placed(), lobby.metrics, *lobby.text)) {
        FAIL_CHECK(fault);
      }
      CHECK(lobby.shows("青溪市第一人民医院"));
      CHECK(lobby.shows("投诉电话 0571-5550 1234"));
      CHECK(lobby.shows("第 1-42 期"));
    }
  }

  TEST_CASE("home: every category of the release lies behind some tile") {
    const auto release = test::sample_release();
    for (const content::Category& category : release->categories()) {
      bool reached = false;
      for (const HomeTile& tile : home_tiles()) {
        const auto codes = categories_of(tile, *release);
        reached = reached || std::find(codes.begin(), codes.end(), category.code) != codes.end();
      }
      CHECK(reached);
    }
  }

  TEST_CASE("home: the four things of the wall are tiles that open") {
    Lobby lobby;
    for (const char* const name : {"规章制度", "办事程序", "收费标准", "办事时限"}) {
      lobby.tap(name);
      CHECK(lobby.opened_title == name);
      CHECK_FALSE(lobby.opened.empty());
      lobby.tap("首页");
      CHECK(lobby.stage.navigator().at_home());
    }
  }

  TEST_CASE("stage: pressing shows at once, releasing inside acts, sliding off cancels") {
    Lobby lobby;
    lobby.tap("价格查询");
    const auto placed = lobby.stage.placed();
    const Point at = find(placed, "已按 0 次", true)->seen.center();
    lobby.finger(Contact::Phase::kDown, at);
    CHECK(lobby.stage.dirty());
    lobby.draw();
    CHECK(lobby.true_to_scene());
    CHECK(lobby.shows("已按 0 次"));
    lobby.clock.tick(milliseconds(50));
    lobby.finger(Contact::Phase::kMove, {at.x, at.y - 200});
    lobby.finger(Contact::Phase::kUp, {at.x, at.y - 200});
    lobby.draw();
    CHECK(lobby.shows("已按 0 次"));
    lobby.tap("已按 0 次");
    CHECK(lobby.shows("已按 1 次"));
    CHECK(lobby.true_to_scene());
  }

  TEST_CASE("stage: a small change redraws a small part, and the surface stays true") {
    Lobby lobby;
    lobby.tap("价格查询");
    lobby.tap("已按 0 次");
    int area = 0;
    for (const Rect& rect : lobby.changed) area += rect.w * rect.h;
    CHECK(area < 1920 * 1080 / 6);
    CHECK(lobby.true_to_scene());
    lobby.draw();
    CHECK(lobby.changed.empty());
  }

  TEST_CASE("stage: a scrolled and flung list shows the same pixels as one drawn anew") {
    Lobby lobby;
    lobby.tap("价格查询");
    int y = 800;
    lobby.finger(Contact::Phase::kDown, {700, y});
    for (int i = 0; i < 12; ++i) {
      lobby.clock.tick(milliseconds(16));
      y -= 37;
      lobby.finger(Contact::Phase::kMove, {700, y});
      lobby.draw();
    }
    CHECK(lobby.true_to_scene());
    lobby.finger(Contact::Phase::kUp, {700, y});
    CHECK(lobby.stage.moving());
    for (int i = 0; i < 60; ++i) {
      lobby.clock.tick(milliseconds(17));
      lobby.draw();
    }
    CHECK(lobby.true_to_scene());
    CHECK_FALSE(lobby.shows("第 0 行"));

    // A touch stops the list and is no tap.
    const double before = lobby.stage.navigator().offset("rows");
    lobby.finger(Contact::Phase::kDown, {700, 600});
    CHECK_FALSE(lobby.stage.moving());
    lobby.clock.tick(milliseconds(30));
    lobby.finger(Contact::Phase::kUp, {700, 600});
    lobby.clock.tick(milliseconds(30));
    lobby.draw();
    CHECK(lobby.stage.navigator().offset("rows") == before);

    // And back, with the page button.
    lobby.tap("上一页");
    CHECK(lobby.stage.navigator().offset("rows") < before);
    CHECK(lobby.true_to_scene());
  }

  TEST_CASE("stage: a button beside a moving list stops it and counts") {
    Lobby lobby;
    lobby.tap("价格查询");
    lobby.finger(Contact::Phase::kDown, {700, 800});
    for (int i = 1; i <= 5; ++i) {
      lobby.clock.tick(milliseconds(16));
      lobby.finger(Contact::Phase::kMove, {700, 800 - 40 * i});
    }
    lobby.finger(Contact::Phase::kUp, {700, 600});
    CHECK(lobby.stage.moving());
    lobby.tap("已按 0 次");
    CHECK_FALSE(lobby.stage.moving());
    CHECK(lobby.shows("已按 1 次"));
  }

  TEST_CASE("stage: after the idle time the tree equals a fresh start") {
    Lobby lobby;
    const std::string fresh = tree_json(lobby.stage);
    lobby.tap("价格查询");
    lobby.tap("下一页");
    lobby.tap("已按 0 次");
    lobby.clock.tick(seconds(41));
    lobby.draw();
    CHECK(lobby.shows("继续使用"));
    CHECK(lobby.true_to_scene());
    for (const std::string& fault : faults(lobby.stage.placed(), lobby.metrics, *lobby.text)) {
      FAIL_CHECK(fault);
    }
    lobby.tap("继续使用");
    CHECK_FALSE(lobby.shows("继续使用"));
    CHECK(lobby.shows("已按 1 次"));
    CHECK(lobby.true_to_scene());
    lobby.clock.tick(seconds(60));
    lobby.draw();
    CHECK(lobby.stage.navigator().at_home());
    // The clock on the wall has moved by two minutes; set it back to compare the rest.
    Lobby other;
    other.clock.tick(lobby.clock.wall() - other.clock.wall());
    other.draw(true);
    CHECK(tree_json(lobby.stage) == tree_json(other.stage));
    CHECK(fresh.size() == tree_json(lobby.stage).size());
  }

  TEST_CASE("stage: a new issue takes over in one frame and keeps the visitor's page") {
    Lobby lobby;
    lobby.tap("价格查询");
    lobby.tap("已按 0 次");
    lobby.stage.set_issue(Issue::build(test::sample_release()));
    lobby.draw();
    CHECK(lobby.shows("已按 1 次"));
    CHECK(lobby.true_to_scene());
  }

  TEST_CASE("stage: without an issue there is a sentence in two languages, never a blank") {
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      const Metrics metrics = Metrics::of(size, 24.0);
      const auto text = *Text::open(metrics.px_per_mm);
      Stage stage(*text, metrics, [] { return std::make_unique<LongView>(); }, seconds(60));
      stage.set_notice(
          {{"本机尚未收到公开信息，请到咨询台查询。", "Please ask at the desk."}, {}, {}});
      auto surface = *make_surface(size);
      stage.draw(*surface, SteadyTime{}, WallTime{}, true);
      CHECK(find(stage.placed(), "请到咨询台查询", false) != nullptr);
      CHECK(find(stage.placed(), "Please ask at the desk.", false) != nullptr);
      CHECK(faults(stage.placed(), metrics, *text).empty());
    }
  }
}
