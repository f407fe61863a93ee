// The maintenance page with an updater that the test plays; the real one is in tests/system.
#include "kiosk/staff/maintenance.h"

#include "kiosk/touch/corner_knock.h"
#include "tests/kiosk/staff_lobby.h"

using namespace gongshi;
using namespace gongshi::kiosk;

TEST_SUITE("kiosk") {
  TEST_CASE("corner knock: four corners clockwise within five seconds, nothing else") {
    const Metrics m = Metrics::of({1920, 1080}, 24);
    const std::vector<Point> corners{{10, 10}, {1910, 10}, {1910, 1070}, {10, 1070}};
    const auto at = [](double s) {
      return SteadyTime{} + std::chrono::duration_cast<SteadyClock::duration>(
                                std::chrono::duration<double>(s + 100));
    };
    const auto knock = [&](std::vector<int> order, double step) {
      CornerKnock corners_in_turn(m);
      bool opened = false;
      double time = 0;
      for (const int index : order) {
        const bool now = index < 0 ? corners_in_turn.press({960, 540}, at(time))
                                   : corners_in_turn.press(corners[std::size_t(index)], at(time));
        opened = opened || now;
        time += step;
      }
      return opened;
    };
    CHECK(knock({0, 1, 2, 3}, 1.0));
    CHECK(knock({0, 1, 2, 3}, 1.66));
    CHECK_FALSE(knock({0, 1, 2, 3}, 1.7));  // the last after 5.1 s
    CHECK_FALSE(knock({0, 1, 2}, 0.2));
    CHECK_FALSE(knock({0, 3, 2, 1}, 0.2));
    CHECK_FALSE(knock({0, 1, -1, 2, 3}, 0.2));
    CHECK(knock({3, 0, 0, 1, 2, 3}, 0.2));  // a corner too many is a new beginning
    CHECK_FALSE(knock({0, 1, 1, 2, 3}, 0.2));
  }

  TEST_CASE("maintenance: the knock opens a keypad and shows the public nothing") {
    StaffLobby lobby;
    const std::string home = tree_json(lobby.stage);
    CHECK_FALSE(lobby.shows("维护密码"));
    lobby.knock();
    REQUIRE(lobby.stage.in_maintenance());
    CHECK(lobby.shows("请输入维护密码"));
    for (const char* const words : {"KINGSTON", "lobby-1", "OK", "立即联网更新", "从 U 盘导入"}) {
      CHECK_FALSE(lobby.shows(words));
    }
    CHECK_FALSE(lobby.offers("确定"));  // not before there are four digits
    lobby.check("maintenance-keypad");
    lobby.tap("退出维护");
    CHECK_FALSE(lobby.stage.in_maintenance());
    CHECK(tree_json(lobby.stage) == home);
  }

  TEST_CASE("maintenance: the PIN is dots, a wrong one is told in the updater's words and gone") {
    StaffLobby lobby;
    lobby.knock();
    lobby.type("13579");
    CHECK(lobby.shows("●●●●●"));
    CHECK(tree_json(lobby.stage).find("13579") == std::string::npos);
    CHECK(lobby.shows("密码，已输入 5 位"));
    lobby.tap("删除");
    CHECK(lobby.shows("密码，已输入 4 位"));
    lobby.tap("确定");
    CHECK(lobby.shows("密码不对，还可再试 4 次"));
    CHECK(lobby.shows("wrong PIN, 4 more tries"));
    CHECK(lobby.shows("密码，已输入 0 位"));
    REQUIRE(lobby.updater.times(ControlVerb::kUnlock) == 1);
    lobby.type("1234567890123456");
    CHECK(lobby.shows("密码，已输入 12 位"));
    lobby.check("maintenance-wrong");
  }

  TEST_CASE("maintenance: the right PIN shows everything, on every panel, and each button asks") {
    struct Panel {
      Size size;
      double inch;
    };
    for (const Panel& panel :
         {Panel{{1920, 1080}, 24}, Panel{{1280, 1024}, 19}, Panel{{1080, 1920}, 32}}) {
      CAPTURE(panel.size.w);
      StaffLobby lobby(panel.size, panel.inch);
      lobby.unlock();
      for (const char* const words :
           {"第 1-42 期", "8f14e45f", "S3 STALE", "空闲", "KINGSTON", "OK，已换到第 1-42 期",
            "lobby-1", "已回读", "立即联网更新", "从 U 盘导入", "回执存入 U 盘"}) {
        CAPTURE(std::string(words));
        CHECK(lobby.shows(words));
      }
      lobby.check("maintenance");
      lobby.tap("从 U 盘导入");
      CHECK(lobby.shows("已开始"));
      lobby.tap("立即联网更新");
      lobby.tap("回执存入 U 盘");
      CHECK(lobby.updater.times(ControlVerb::kImportStick) == 1);
      CHECK(lobby.updater.times(ControlVerb::kPull) == 1);
      CHECK(lobby.updater.times(ControlVerb::kCarryReceipts) == 1);
      for (const ControlRequest& request : lobby.updater.asked) {
        CHECK(request.pin == (request.verb == ControlVerb::kState ? "" : lobby.updater.pin));
      }
      lobby.check("maintenance-begun");
    }
  }

  TEST_CASE("maintenance: while the updater is at work it says so and takes no second order") {
    StaffLobby lobby;
    lobby.unlock();
    lobby.updater.state.busy = true;
    lobby.clock.tick(seconds(1));
    lobby.draw();
    CHECK(lobby.shows("正在处理，请稍候"));
    CHECK_FALSE(lobby.offers("从 U 盘导入"));
    CHECK_FALSE(lobby.offers("立即联网更新"));
    lobby.check("maintenance-busy");
    lobby.updater.state.busy = false;
    lobby.updater.state.word = "E_SIG";
    lobby.updater.state.outcome = {"签名不对，内容没有变", "bad signature, nothing changed"};
    lobby.updater.state.stick.clear();
    lobby.clock.tick(seconds(1));
    lobby.draw();
    CHECK(lobby.shows("E_SIG，签名不对，内容没有变"));
    CHECK(lobby.shows("未插入"));
    CHECK_FALSE(lobby.offers("从 U 盘导入"));
    CHECK(lobby.offers("立即联网更新"));
  }

  TEST_CASE("maintenance: asks on a tap and once a second, and not when it is closed") {
    StaffLobby lobby;
    CHECK(lobby.updater.asked.empty());
    lobby.unlock();
    const long before = lobby.updater.times(ControlVerb::kState);
    for (int i = 0; i < 100; ++i) {
      lobby.clock.tick(milliseconds(100));
      lobby.draw();
    }
    const long asked = lobby.updater.times(ControlVerb::kState) - before;
    CHECK(asked >= 9);
    CHECK(asked <= 11);
    const auto wake = lobby.stage.deadline(lobby.clock.steady(), lobby.clock.wall());
    REQUIRE(wake.has_value());
    CHECK(*wake <= lobby.clock.steady() + seconds(1));
    lobby.tap("退出维护");
    const std::size_t all = lobby.updater.asked.size();
    lobby.clock.tick(seconds(5));
    lobby.draw();
    CHECK(lobby.updater.asked.size() == all);
  }

  TEST_CASE("maintenance: without an updater it says so, on a device without content too") {
    StaffLobby lobby({1280, 1024}, 19, false);
    lobby.updater.runs = false;
    lobby.knock();
    CHECK(lobby.shows("更新服务没有运行"));
    lobby.type("246810");
    lobby.tap("确定");
    CHECK(lobby.shows("更新服务没有运行"));
    CHECK_FALSE(lobby.shows("立即联网更新"));
    lobby.check("maintenance-alone");
    lobby.updater.runs = true;
    lobby.tap("确定");
    CHECK(lobby.shows("没有可以显示的内容"));
    CHECK(lobby.shows("S1 WITHHELD"));
    // It goes away while the page is open.
    lobby.updater.runs = false;
    lobby.clock.tick(seconds(2));
    lobby.draw();
    CHECK(lobby.shows("没有应答"));
    CHECK_FALSE(lobby.offers("立即联网更新"));
    lobby.check("maintenance-gone");
  }

  TEST_CASE("maintenance: leaves after the idle time, but not from under a running import") {
    StaffLobby lobby;
    lobby.unlock();
    lobby.updater.state.busy = true;
    for (int i = 0; i < 120; ++i) {
      lobby.clock.tick(seconds(1));
      lobby.draw();
    }
    CHECK(lobby.stage.in_maintenance());
    lobby.updater.state.busy = false;
    for (int i = 0; i < 62; ++i) {
      lobby.clock.tick(seconds(1));
      lobby.draw();
    }
    CHECK_FALSE(lobby.stage.in_maintenance());
    CHECK(lobby.shows("价格查询"));
    // The PIN is asked for anew.
    lobby.knock();
    CHECK(lobby.shows("密码，已输入 0 位"));
    // A page left open with an updater that never ends is closed in the end.
    lobby.type(lobby.updater.pin);
    lobby.tap("确定");
    lobby.updater.state.busy = true;
    for (int i = 0; i < 12 * 60; ++i) {
      lobby.clock.tick(seconds(1));
      lobby.draw();
    }
    CHECK_FALSE(lobby.stage.in_maintenance());
  }
}
