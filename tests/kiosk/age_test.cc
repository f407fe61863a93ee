// Freshness on the kiosk: what stands on every kind of page in every state.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "kiosk/page/check.h"
#include "kiosk/stage/script_player.h"
#include "kiosk/stage/stage.h"
#include "kiosk/views/doors.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::Freshness;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr const char* kBannerZh = "内容可能已过时，请到窗口核实";
constexpr const char* kBannerEn = "This may be out of date. Please check at the counter.";

/// The way to one page of each kind, by taps from home.
struct Way {
  const char* page;
  std::vector<const char*> taps;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"home", {}},
      {"price-list", {"价格查询"}},
      {"price-detail", {"价格查询", "常规心电图检查"}},
      {"doctors", {"医生查询"}},
      {"department", {"医生查询", "心血管内科"}},
      {"doctor", {"医生查询", "心血管内科", "仇文海"}},
      {"pages", {"医院概况"}},
      {"page", {"医院概况", "医院简介"}},
  };
  return all;
}

/// One Text for each size of panel: it opens fonts and keeps what it has drawn.
std::shared_ptr<Text> text_for(const Metrics& metrics) {
  static std::map<double, std::shared_ptr<Text>> kept;
  auto& text = kept[metrics.px_per_mm];
  if (text == nullptr) text = *Text::open(metrics.px_per_mm);
  return text;
}

/// The kiosk with its real views, at five past ten on Monday 23 November 2026.
class Lobby {
 public:
  explicit Lobby(Freshness state, Size size = {1920, 1080}, double inch = 24.0)
      : metrics(Metrics::of(size, inch)),
        text(text_for(metrics)),
        stage(
            *text, metrics, [this] { return std::make_unique<HomeView>(doors); }, seconds(600)),
        surface(*make_surface(size)) {
    stage.set_facts(test::sample_facts(state));
    static const auto issue = Issue::build(test::sample_release());
    stage.set_issue(issue);
    draw();
  }

  void draw() {
    stage.tick(clock.steady(), clock.wall());
    stage.draw(*surface, clock.steady(), clock.wall(), false);
  }
  void go(const Way& way) {
    for (const char* const words : way.taps) {
      const Point at = sought(words);
      stage.contact({Contact::Phase::kDown, Contact::Source::kFinger, 1, at, clock.steady()},
                    clock.wall());
      clock.tick(milliseconds(40));
      stage.contact({Contact::Phase::kUp, Contact::Source::kFinger, 1, at, clock.steady()},
                    clock.wall());
      draw();
    }
    REQUIRE(stage.navigator().view().name() == way.page);
  }
  void page_down() {
    const auto placed = stage.placed();
    const Placed* const down = find(placed, "下一页", true);
    REQUIRE(down != nullptr);
    stage.key(down->node.action, clock.steady(), clock.wall());
    draw();
  }
  /// Where `words` can be tapped, after as many pages down as that takes.
  Point sought(const std::string& words) {
    for (int pages = 0; pages < 9; ++pages) {
      const auto placed = stage.placed();
      if (const Placed* const target = find(placed, words, true)) return target->seen.center();
      page_down();
    }
    FAIL("nothing is called " << words);
    return {};
  }
  [[nodiscard]] bool shows(std::string_view words) const {
    return find(stage.placed(), words, false) != nullptr;
  }
  /// Pictures go to the folder GONGSHI_VIEW_PICTURES, if that is set, to be looked at.
  void save(const std::string& name) {
    const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
    if (folder == nullptr) return;
    CHECK(save_picture(*surface, std::string(folder) + "/" + name + "-" +
                                     std::to_string(metrics.width) + ".png")
              .has_value());
  }

  test::FakeClock clock{
      from_local(Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)},
                 std::chrono::minutes(605))};
  Metrics metrics;
  std::shared_ptr<Text> text;
  Doors doors = real_doors();
  Stage stage;
  Surface surface;
};

std::string word(Freshness state) {
  return std::string(content::freshness_word(state));
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("age: every page of every state carries number, date and how sure the device is") {
    for (const Freshness state : test::kEveryState) {
      if (state == Freshness::kWithheld) continue;  // it has no pages
      for (const Way& way : ways()) {
        CAPTURE(word(state));
        CAPTURE(std::string(way.page));
        Lobby lobby(state);
        lobby.go(way);
        CHECK(lobby.shows("第 1-42 期 · 2026年11月20日发布"));
        const bool banner = state == Freshness::kStale || state == Freshness::kFallback;
        CHECK(lobby.shows(kBannerZh) == banner);
        CHECK(lobby.shows(kBannerEn) == banner);
        CHECK(lobby.shows("维护码 S2") == (state == Freshness::kFallback));
        CHECK(lobby.shows("内容为最新一期") == (state == Freshness::kCurrent));
        CHECK(lobby.shows("最近一次确认：11月22日") ==
              (state == Freshness::kUnconfirmed || state == Freshness::kBehind ||
               state == Freshness::kStale));
        CHECK(lobby.shows("，新一期更新中") == (state == Freshness::kBehind));
        CHECK(lobby.shows("本机时间待校准") == (state == Freshness::kClockUnsure));
        lobby.save("age-" + word(state) + "-" + way.page);
      }
    }
  }

  TEST_CASE("age: with an unsure clock no page says today, and no clock is shown") {
    for (const Way& way : ways()) {
      CAPTURE(std::string(way.page));
      Lobby lobby(Freshness::kClockUnsure);
      lobby.go(way);
      for (const char* const words : {"今天", "今日", "天前", "10:05", "现在", "2026年11月23日"}) {
        CAPTURE(std::string(words));
        CHECK_FALSE(lobby.shows(words));
      }
      Lobby sure(Freshness::kCurrent);
      sure.go(way);
      CHECK(sure.shows("10:05"));
      CHECK(sure.shows("（3 天前）"));
    }
    Lobby sure(Freshness::kCurrent);
    sure.go({"doctor", {"医生查询", "心血管内科", "仇文海"}});
    CHECK(sure.shows("今天"));
  }

  TEST_CASE("age: with an unsure clock a doctor's stopped clinic carries its date") {
    Lobby lobby(Freshness::kClockUnsure);
    lobby.go({"doctor", {"医生查询", "心血管内科", "仇文海"}});
    CHECK(lobby.shows("每周出诊安排"));
    for (int i = 0; i < 5 && !lobby.shows("2026-11-25 上午停诊"); ++i) lobby.page_down();
    CHECK(lobby.shows("2026-11-25 上午停诊"));
  }

  TEST_CASE("age: no fault on any panel under a banner or over the longest small line") {
    struct Panel {
      Size size;
      double inch;
    };
    for (const Panel& panel : {Panel{{1280, 1024}, 19}, Panel{{1080, 1920}, 32},
                               Panel{{1280, 1024}, 24}, Panel{{1920, 1080}, 24}}) {
      for (const Way& way : ways()) {
        for (const Freshness state : {Freshness::kFallback, Freshness::kBehind}) {
          CAPTURE(panel.size.w);
          CAPTURE(std::string(way.page));
          CAPTURE(word(state));
          Lobby lobby(state, panel.size, panel.inch);
          lobby.go(way);
          for (const std::string& fault :
               faults(lobby.stage.placed(), lobby.metrics, *lobby.text)) {
            FAIL_CHECK(fault);
          }
          lobby.save("panel-" + word(state) + "-" + way.page);
        }
      }
    }
  }

  TEST_CASE("age: the banner comes when the minute has passed, with no word from the store") {
    Lobby lobby(Freshness::kCurrent);
    content::store::FreshnessFacts facts = test::sample_facts(Freshness::kCurrent);
    facts.active->fresh_until = lobby.clock.wall() + seconds(55);
    lobby.stage.set_facts(facts);
    lobby.draw();
    CHECK_FALSE(lobby.shows(kBannerZh));
    lobby.clock.tick(seconds(54));
    lobby.draw();
    CHECK_FALSE(lobby.shows(kBannerZh));
    // The loop sleeps no longer than to the stage's own deadline.
    const auto wake = lobby.stage.deadline(lobby.clock.steady(), lobby.clock.wall());
    REQUIRE(wake.has_value());
    CHECK(*wake <= lobby.clock.steady() + seconds(60));
    lobby.clock.tick(seconds(2));
    CHECK(lobby.stage.tick(lobby.clock.steady(), lobby.clock.wall()));
    lobby.draw();
    CHECK(lobby.shows(kBannerZh));
  }

  TEST_CASE("age: what is withheld goes at once, from the middle of a visit") {
    for (const Size size : {Size{1920, 1080}, Size{1280, 1024}, Size{1080, 1920}}) {
      Lobby lobby(Freshness::kCurrent, size);
      lobby.go({"price-list", {"价格查询"}});
      CHECK(lobby.shows("血常规"));
      lobby.stage.set_facts(test::sample_facts(Freshness::kWithheld));
      lobby.stage.set_notice({{"公开信息暂停公示，请到窗口咨询。", "Please ask at the counter."},
                              {"青溪市第一人民医院", "0571-5550 1234"},
                              "S1"});
      lobby.draw();
      CHECK_FALSE(lobby.shows("血常规"));
      CHECK(lobby.shows("青溪市第一人民医院"));
      CHECK(lobby.shows("暂停公示，请到窗口咨询"));
      CHECK(lobby.shows("投诉电话 0571-5550 1234"));
      CHECK(lobby.shows("维护码 S1"));
      CHECK(tree_json(lobby.stage).find("元") == std::string::npos);
      for (const std::string& fault : faults(lobby.stage.placed(), lobby.metrics, *lobby.text)) {
        FAIL_CHECK(fault);
      }
      lobby.save("withheld");
    }
  }
}
