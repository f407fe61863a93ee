// StaffLobby: a kiosk whose updater and display service the test plays, touched where it is told;
// the real ones are in tests/system.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/check.h"
#include "kiosk/stage/script_player.h"
#include "kiosk/stage/stage.h"
#include "kiosk/views/doors.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

namespace gongshi::kiosk {

using content::store::ControlReply;
using content::store::ControlRequest;
using content::store::ControlVerb;
using std::chrono::milliseconds;
using std::chrono::seconds;

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

/// The kiosk of a lobby, at five past ten.
class StaffLobby {
 public:
  explicit StaffLobby(Size size = {1920, 1080}, double inch = 24.0, bool issue = true)
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

}  // namespace gongshi::kiosk
