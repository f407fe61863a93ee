// The maintenance page with an updater that the test plays; the real one is in tests/system.
#include "kiosk/staff/maintenance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

#include "content/schema.h"
#include "kiosk/page/check.h"
#include "kiosk/staff/emergency_watch.h"
#include "kiosk/stage/script_player.h"
#include "kiosk/stage/stage.h"
#include "kiosk/touch/corner_knock.h"
#include "kiosk/views/doors.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::store::ControlReply;
using content::store::ControlRequest;
using content::store::ControlVerb;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// What the updater would say; it keeps what it was asked.
struct Updater {
  bool runs = true;
  std::string pin = "246810";
  ControlReply state;
  std::vector<ControlRequest> asked;

  Result<ControlReply> answer(const ControlRequest& request) {
    asked.push_back(request);
    if (!runs) {
      return Error{Errc::kClosed, {"更新服务没有运行", "the updater is not running"}, {}};
    }
    ControlReply reply = state;
    if (request.verb == ControlVerb::kState) {
      reply.accepted = true;
    } else if (request.pin != pin) {
      reply.sentence = {"密码不对，还可再试 4 次", "wrong PIN, 4 more tries"};
    } else {
      reply.accepted = true;
      reply.sentence = {"已开始", "begun"};
    }
    return reply;
  }
  [[nodiscard]] long times(ControlVerb verb) const {
    return std::count_if(asked.begin(), asked.end(),
                         [verb](const ControlRequest& request) { return request.verb == verb; });
  }
};

/// What the display service would say; it keeps what it was asked.
struct Displays {
  bool runs = true;
  content::EmergencyReply state;
  std::vector<content::EmergencyRequest> asked;

  Result<content::EmergencyReply> answer(const content::EmergencyRequest& request, WallTime now) {
    asked.push_back(request);
    if (!runs) {
      return Error{Errc::kClosed, {"显示服务没有运行", "the display service is not running"}, {}};
    }
    content::EmergencyReply reply = state;
    reply.accepted = true;
    if (request.verb == content::EmergencyVerb::kStart) {
      state.running = content::EmergencyRunning{request.card, "火警", request.from, now,
                                                now + std::chrono::minutes(30)};
      reply.running = state.running;
      reply.sentence = {"已启动应急卡“火警”，本机 5 块屏", "started fire on 5 displays"};
    } else if (request.verb == content::EmergencyVerb::kStop) {
      state.running.reset();
      reply.running.reset();
      reply.sentence = {"已停止应急卡“火警”", "stopped fire"};
    }
    return reply;
  }
  [[nodiscard]] long orders() const {
    return std::count_if(asked.begin(), asked.end(), [](const content::EmergencyRequest& request) {
      return request.verb != content::EmergencyVerb::kList;
    });
  }
};

class Lobby {
 public:
  explicit Lobby(Size size = {1920, 1080}, double inch = 24.0, bool issue = true)
      : metrics(Metrics::of(size, inch)),
        text(*Text::open(metrics.px_per_mm)),
        stage(
            *text, metrics, [this] { return std::make_unique<HomeView>(doors); }, seconds(60)),
        surface(*make_surface(size)) {
    updater.state.stick = "KINGSTON";
    updater.state.word = "OK";
    updater.state.outcome = {"已换到第 1-42 期", "now at 1-42"};
    content::DisplayLine board{"lobby-1", "onbon-k", "1-42", "", content::Proof::kReadBack, {}};
    board.proved_at = clock.wall() - seconds(7);
    board.seen = content::Seen::kSeen;
    lines = {board, board, board};
    stage.set_maintenance(
        {[this](const ControlRequest& request) { return updater.answer(request); },
         [this]() -> Result<std::vector<content::DisplayLine>> { return lines; }, true,
         [this](const content::EmergencyRequest& request) {
           return displays.answer(request, clock.wall());
         }});
    displays.state.displays = 5;
    displays.state.cards = {{"fire", "火警", 30}, {"water", "停水", 120}, {"net", "网络故障", 240}};
    stage.set_facts(
        test::sample_facts(issue ? content::Freshness::kStale : content::Freshness::kWithheld));
    if (issue) {
      stage.set_issue(Issue::build(test::sample_release()));
    } else {
      stage.set_notice({{"公开信息暂停公示，请到窗口咨询。", "Please ask."}, {}, "S1"});
    }
    draw();
  }

  void draw() {
    stage.tick(clock.steady(), clock.wall());
    stage.draw(*surface, clock.steady(), clock.wall(), false);
  }
  void touch(Point at) {
    stage.contact({Contact::Phase::kDown, Contact::Source::kFinger, 1, at, clock.steady()},
                  clock.wall());
    clock.tick(milliseconds(60));
    stage.contact({Contact::Phase::kUp, Contact::Source::kFinger, 1, at, clock.steady()},
                  clock.wall());
    clock.tick(milliseconds(200));
    draw();
  }
  void tap(std::string_view words) {
    const auto placed = stage.placed();
    const Placed* const target = find(placed, words, true);
    REQUIRE_MESSAGE(target != nullptr, "nothing is called " << std::string(words));
    touch(target->seen.center());
  }
  void knock() {
    const int right = metrics.width - 10;
    const int bottom = metrics.height - 10;
    for (const Point at : {Point{10, 10}, {right, 10}, {right, bottom}, {10, bottom}}) touch(at);
  }
  void type(std::string_view digits) {
    for (const char digit : digits) tap(std::string(1, digit));
  }
  void unlock() {
    knock();
    type(updater.pin);
    tap("确定");
  }
  [[nodiscard]] bool shows(std::string_view words) const {
    return find(stage.placed(), words, false) != nullptr;
  }
  [[nodiscard]] bool offers(std::string_view words) const {
    return find(stage.placed(), words, true) != nullptr;
  }
  void check(const std::string& name) {
    for (const std::string& fault : faults(stage.placed(), metrics, *text)) {
      FAIL_CHECK(name << " " << metrics.width << ": " << fault);
    }
    const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
    if (folder == nullptr) return;
    CHECK(save_picture(*surface, std::string(folder) + "/" + name + "-" +
                                     std::to_string(metrics.width) + ".png")
              .has_value());
  }

  test::FakeClock clock{
      from_local(Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)},
                 std::chrono::minutes(605))};
  Updater updater;
  Displays displays;
  std::vector<content::DisplayLine> lines;
  Metrics metrics;
  std::unique_ptr<Text> text;
  Doors doors = real_doors();
  Stage stage;
  Surface surface;
};

}  // namespace

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
    Lobby lobby;
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
    Lobby lobby;
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
      Lobby lobby(panel.size, panel.inch);
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

  TEST_CASE("maintenance: an emergency card is started and stopped by two taps each") {
    Lobby lobby;
    lobby.unlock();
    CHECK(lobby.displays.asked.empty());
    lobby.tap("应急卡");
    CHECK(lobby.shows("没有正在运行的应急卡。启动后本机 5 块屏立即改为该卡。"));
    CHECK(lobby.offers("停水，最长 120 分钟"));
    lobby.check("maintenance-emergency");
    lobby.tap("火警，最长 30 分钟");
    CHECK(lobby.displays.orders() == 0);
    CHECK(lobby.offers("再点一次，在所有屏上启动“火警”"));
    lobby.check("maintenance-emergency-armed");
    // The second tap on another card arms that one; a tap without a second one is forgotten.
    lobby.tap("停水，最长 120 分钟");
    CHECK(lobby.offers("火警，最长 30 分钟"));
    for (int i = 0; i < 7; ++i) {
      lobby.clock.tick(seconds(1));
      lobby.draw();
    }
    CHECK(lobby.offers("停水，最长 120 分钟"));
    CHECK(lobby.displays.orders() == 0);
    lobby.tap("火警，最长 30 分钟");
    lobby.tap("再点一次，在所有屏上启动“火警”");
    REQUIRE(lobby.displays.orders() == 1);
    CHECK(lobby.shows("已启动应急卡“火警”，本机 5 块屏"));
    CHECK(lobby.displays.state.running->by == "kiosk");
    CHECK(lobby.shows("正在运行：火警"));
    CHECK(lobby.shows("还有 30 分钟"));
    lobby.check("maintenance-emergency-running");
    lobby.tap("停止“火警”，恢复日常内容");
    CHECK(lobby.displays.orders() == 1);
    lobby.tap("再点一次，停止“火警”");
    CHECK(lobby.displays.orders() == 2);
    CHECK(lobby.shows("已停止应急卡“火警”"));
    lobby.tap("返回维护页");
    CHECK(lobby.offers("立即联网更新"));
  }

  TEST_CASE("emergency: a running card is all there is on the touch screen, until its end") {
    auto objects = test::sample_objects();
    content::EmergencyCard card;
    card.id = "fire";
    card.title_zh = "火警";
    card.text_zh =
        "火情警报！请听从工作人员指挥，走楼梯从最近的安全出口离开，不要乘电梯，不要返回取物。";
    card.text_en = "Fire alarm. Follow the staff. Take the stairs to the nearest exit.";
    card.max_run_min = 30;
    card.valid.from = *parse_date("2026-01-01");
    objects["table/emergency"] = *content::write_emergency_cards(std::vector{card});
    const auto release = test::load_release(objects);
    REQUIRE(release.has_value());
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      Lobby lobby(size, size.w == 1280 ? 19 : 24);
      lobby.stage.set_issue(Issue::build(*release));
      lobby.draw();
      lobby.tap("价格查询");
      const WallTime now = lobby.clock.wall();
      const content::EmergencyRunning run{"fire", "火警", "contact-1", now,
                                          now + std::chrono::minutes(30)};
      lobby.stage.set_emergency(run);
      lobby.draw();
      CHECK(lobby.shows("走楼梯从最近的安全出口离开"));
      CHECK(lobby.shows("Take the stairs"));
      CHECK_FALSE(lobby.shows("价格查询"));
      lobby.check("emergency");
      const auto placed = lobby.stage.placed();
      CHECK(std::none_of(placed.begin(), placed.end(),
                         [](const Placed& each) { return each.node.touchable(); }));
      // The people who look after the device can still stop it.
      lobby.unlock();
      CHECK(lobby.offers("应急卡"));
      lobby.tap("退出维护");
      CHECK(lobby.shows("走楼梯从最近的安全出口离开"));
      const auto wake = lobby.stage.deadline(lobby.clock.steady(), lobby.clock.wall());
      REQUIRE(wake.has_value());
      lobby.clock.tick(std::chrono::minutes(30));
      lobby.draw();
      CHECK(lobby.shows("价格查询"));
      CHECK_FALSE(lobby.shows("走楼梯从最近的安全出口离开"));
      // A card that the issue does not have is none.
      content::EmergencyRunning other = run;
      other.id = "flood";
      other.ends = lobby.clock.wall() + std::chrono::minutes(30);
      lobby.stage.set_emergency(other);
      lobby.draw();
      CHECK(lobby.shows("价格查询"));
      lobby.stage.set_emergency({});
      lobby.draw();
      CHECK(lobby.shows("价格查询"));
    }
  }

  TEST_CASE("emergency watch: tells what changed, and keeps it while the service is silent") {
    std::mutex mutex;
    Displays service;
    std::atomic<int> woken{0};
    const auto eventually = [](const auto& holds) {
      for (int i = 0; i < 1000 && !holds(); ++i) std::this_thread::sleep_for(milliseconds(5));
      return holds();
    };
    auto watch = EmergencyWatch::start(
        [&] {
          const std::lock_guard lock(mutex);
          return service.answer({}, WallTime{});
        },
        [&] { ++woken; });
    REQUIRE(watch.has_value());
    CHECK(eventually([&] {
      const std::lock_guard lock(mutex);
      return !service.asked.empty();
    }));
    CHECK(woken == 0);
    {
      const std::lock_guard lock(mutex);
      service.state.running = content::EmergencyRunning{"fire", "火警", "kiosk", {}, {}};
    }
    CHECK(eventually([&] { return woken == 1; }));
    REQUIRE((*watch)->running().has_value());
    CHECK((*watch)->running()->id == "fire");
    {
      const std::lock_guard lock(mutex);
      service.runs = false;
      service.asked.clear();
    }
    CHECK(eventually([&] {
      const std::lock_guard lock(mutex);
      return !service.asked.empty();
    }));
    CHECK((*watch)->running().has_value());
    CHECK(woken == 1);
  }

  TEST_CASE("maintenance: emergency cards fit every panel, many of them and without a service") {
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      Lobby lobby(size, size.w == 1280 ? 19 : 24);
      lobby.displays.state.cards.clear();
      for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        lobby.displays.state.cards.push_back({"card" + number, "第 " + number + " 张应急卡", 30});
      }
      lobby.unlock();
      lobby.tap("应急卡");
      CHECK(lobby.shows("用 gongshi-signage emergency list 查看"));
      lobby.check("maintenance-emergency-many");
      lobby.displays.runs = false;
      lobby.clock.tick(seconds(1));
      lobby.draw();
      CHECK(lobby.shows("显示服务没有运行"));
      CHECK_FALSE(lobby.offers("第 0 张应急卡"));
      lobby.check("maintenance-emergency-alone");
    }
  }

  TEST_CASE("maintenance: while the updater is at work it says so and takes no second order") {
    Lobby lobby;
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
    Lobby lobby;
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
    Lobby lobby({1280, 1024}, 19, false);
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
    Lobby lobby;
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
