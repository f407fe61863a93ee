// Emergency cards on the touch screen: started by its staff, shown to its visitors.
#include "kiosk/staff/emergency_scene.h"

#include <condition_variable>
#include <mutex>

#include "content/schema.h"
#include "kiosk/staff/emergency_watch.h"
#include "tests/kiosk/staff_lobby.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

/// The sample issue with a card for those places (Kiosk::tags); none: for every one.
std::shared_ptr<const Issue> issue_with_fire(const std::string& tags) {
  auto objects = test::sample_objects();
  content::EmergencyCard card;
  card.id = "fire";
  card.title_zh = "火警";
  card.text_zh =
      "火情警报！请听从工作人员指挥，走楼梯从最近的安全出口离开，不要乘电梯，不要返回取物。";
  card.text_en = "Fire alarm. Follow the staff. Take the stairs to the nearest exit.";
  card.max_run_min = 30;
  card.tags = tags;
  card.valid.from = *parse_date("2026-01-01");
  objects["table/emergency"] = *content::write_emergency_cards(std::vector{card});
  const auto release = test::load_release(objects);
  REQUIRE(release.has_value());
  return Issue::build(*release);
}

/// For half an hour from now.
content::EmergencyRunning fire_from(WallTime now) {
  return {"fire", "火警", "contact-1", now, now + std::chrono::minutes(30)};
}

/// A display service that is asked by another thread; what it hears can be waited for.
class WatchedService {
 public:
  Result<content::EmergencyReply> answer() {
    const std::lock_guard lock(mutex_);
    ++questions_;
    heard_.notify_all();
    return displays_.answer({}, WallTime{});
  }
  void wake() {
    const std::lock_guard lock(mutex_);
    ++woken_;
    heard_.notify_all();
  }
  void runs(std::string card) {
    const std::lock_guard lock(mutex_);
    displays_.state.running = content::EmergencyRunning{std::move(card), "火警", "kiosk", {}, {}};
  }
  void falls_silent() {
    const std::lock_guard lock(mutex_);
    displays_.runs = false;
  }
  [[nodiscard]] int woken() {
    const std::lock_guard lock(mutex_);
    return woken_;
  }
  /// Two questions from now: what the first of them was told has been taken by then.
  [[nodiscard]] bool asked_again() {
    std::unique_lock lock(mutex_);
    const int enough = questions_ + 2;
    return heard_.wait_for(lock, seconds(20), [&] { return questions_ >= enough; });
  }
  [[nodiscard]] bool woken_to(int times) {
    std::unique_lock lock(mutex_);
    return heard_.wait_for(lock, seconds(20), [&] { return woken_ >= times; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  Displays displays_;
  int questions_ = 0;
  int woken_ = 0;
};

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("maintenance: an emergency card is started and stopped by two taps each") {
    StaffLobby lobby;
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
    const auto issue = issue_with_fire("");
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      StaffLobby lobby(size, size.w == 1280 ? 19 : 24);
      lobby.stage.set_issue(issue);
      lobby.draw();
      lobby.tap("价格查询");
      const content::EmergencyRunning run = fire_from(lobby.clock.wall());
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

  TEST_CASE("emergency: a card is shown where the device stands, and disturbs nobody elsewhere") {
    using Places = std::vector<std::string>;
    const auto shown = [](const std::string& tags, const Places& places) {
      StaffLobby lobby;
      lobby.stage.set_places(places);
      lobby.stage.set_issue(issue_with_fire(tags));
      lobby.draw();
      lobby.tap("价格查询");
      const std::string page = tree_json(lobby.stage);
      lobby.stage.set_emergency(fire_from(lobby.clock.wall()));
      lobby.draw();
      const bool shows = lobby.shows("走楼梯从最近的安全出口离开");
      CHECK((tree_json(lobby.stage) == page) != shows);
      lobby.stage.set_emergency({});
      lobby.draw();
      CHECK_FALSE(lobby.shows("走楼梯从最近的安全出口离开"));
      // Only a visitor whom the card drove away begins anew.
      CHECK((tree_json(lobby.stage) == page) != shows);
      return shows;
    };
    CHECK_FALSE(shown("lobby", {"ward"}));
    CHECK_FALSE(shown("lobby;pharmacy", {"ward", "lobby-2"}));
    CHECK(shown("lobby;pharmacy", {"ward", "pharmacy"}));
    CHECK(shown("", {"ward"}));
    CHECK(shown("lobby", {}));
  }

  TEST_CASE("emergency: a new issue that moves the running card elsewhere takes it away") {
    StaffLobby lobby;
    lobby.stage.set_places({"ward"});
    lobby.stage.set_issue(issue_with_fire("ward"));
    lobby.stage.set_emergency(fire_from(lobby.clock.wall()));
    lobby.draw();
    CHECK(lobby.shows("走楼梯从最近的安全出口离开"));
    lobby.stage.set_issue(issue_with_fire("lobby"));
    lobby.draw();
    CHECK_FALSE(lobby.shows("走楼梯从最近的安全出口离开"));
    CHECK(lobby.shows("价格查询"));
  }

  TEST_CASE("emergency watch: tells what changed, and keeps it while the service is silent") {
    WatchedService service;
    const auto watch =
        EmergencyWatch::start([&] { return service.answer(); }, [&] { service.wake(); },
                              {milliseconds(2), milliseconds(2)});
    REQUIRE(watch.has_value());
    REQUIRE(service.asked_again());
    CHECK(service.woken() == 0);
    CHECK_FALSE((*watch)->running().has_value());
    service.runs("fire");
    REQUIRE(service.woken_to(1));
    REQUIRE((*watch)->running().has_value());
    CHECK((*watch)->running()->id == "fire");
    service.falls_silent();
    REQUIRE(service.asked_again());
    CHECK((*watch)->running().has_value());
    CHECK(service.woken() == 1);
  }

  TEST_CASE("maintenance: emergency cards fit every panel, many of them and without a service") {
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      StaffLobby lobby(size, size.w == 1280 ? 19 : 24);
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
}
