// A monkey at the glass: random touches, swipes and keys over the real stage, with releases, cards
// and glasses changing meanwhile. GONGSHI_FULL=1: a hundred thousand steps;
// GONGSHI_MONKEY_SEED=N plays the same ones again.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <string>

#include <unistd.h>

#include "tests/kiosk/visitor.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::uint64_t kShort = 1500, kFull = 100'000;
/// What the caches of rows, pictures and text may still take after the first tenth of the way.
constexpr double kMostGrowthMb = 96;
constexpr std::size_t kDeepest = 12;

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

double resident_mb() {
  std::ifstream statm("/proc/self/statm");
  double all = 0, resident = 0;
  statm >> all >> resident;
  return resident * double(::sysconf(_SC_PAGESIZE)) / 1e6;
}

class Monkey {
 public:
  explicit Monkey(std::uint64_t seed) : random_(seed) { sit_down(); }

  void step() {
    const int what = up_to(1000);
    if (what < 450) {
      tap(anywhere());
    } else if (what < 620) {
      tap(something());
    } else if (what < 720) {
      swipe();
    } else if (what < 900) {
      visitor_->stage.keypad(Keypad(up_to(11)), now(), wall());
    } else if (what < 950) {
      visitor_->stage.key("key:" + std::string(1, char('a' + up_to(26))), now(), wall());
    } else if (what < 970) {
      two_fingers();
    } else if (what < 985) {
      visitor_->clock.tick(seconds(up_to(90)));
    } else if (what < 995) {
      news();
    } else if (what < 997) {
      sit_down();
    } else {
      knock();
    }
    visitor_->clock.tick(milliseconds(up_to(400)));
    visitor_->stage.tick(now(), wall());
    if (++steps_ % 25 == 0) {
      (void)visitor_->stage.draw(*visitor_->surface, now(), wall(), up_to(20) == 0);
    }
  }

  void look() {
    const Stage& stage = visitor_->stage;
    CHECK(stage.navigator().depth() <= kDeepest);
    pages.insert(stage.in_maintenance() ? "maintenance" : visitor_->page());
    CHECK(visitor_->metrics.screen().holds(Rect{0, 0, 1, 1}));
    CHECK(unlocked_ == 0);
  }
  std::set<std::string> pages;

 private:
  int up_to(int end) { return int(random_() % std::uint64_t(end)); }
  [[nodiscard]] SteadyTime now() const { return visitor_->clock.steady(); }
  [[nodiscard]] WallTime wall() const { return visitor_->clock.wall(); }

  void sit_down() {
    visitor_ = std::make_unique<Visitor>(test::kGlasses[up_to(5)]);
    visitor_->stage.set_maintenance({[this](const content::store::ControlRequest& request) {
                                       content::store::ControlReply reply;
                                       reply.accepted =
                                           request.verb == content::store::ControlVerb::kState;
                                       if (request.verb != content::store::ControlVerb::kState &&
                                           request.verb != content::store::ControlVerb::kUnlock) {
                                         ++unlocked_;
                                       }
                                       return Result<content::store::ControlReply>(reply);
                                     },
                                     [] { return std::vector<content::DisplayLine>{}; }});
  }
  Point anywhere() { return {up_to(visitor_->metrics.width), up_to(visitor_->metrics.height)}; }
  /// Something that can be touched: a monkey that knows where buttons are gets further.
  Point something() {
    const auto all = visitor_->placed();
    std::vector<Point> places;
    for (const Placed& one : all) {
      if (!one.covered && one.node.touchable() && !one.seen.empty()) {
        places.push_back(one.seen.center());
      }
    }
    return places.empty() ? anywhere() : places[std::size_t(up_to(int(places.size())))];
  }
  void contact(Contact::Phase phase, Point at, std::int64_t id = 1) {
    const auto source = id == 0 ? Contact::Source::kMouse : Contact::Source::kFinger;
    visitor_->stage.contact({phase, source, id, at, now()}, wall());
  }
  void tap(Point at) {
    const int id = up_to(3);
    contact(Contact::Phase::kDown, at, id);
    visitor_->clock.tick(milliseconds(up_to(120)));
    if (up_to(50) == 0) visitor_->clock.tick(seconds(11));  // leaning
    contact(Contact::Phase::kUp, at, id);
  }
  void swipe() {
    Point at = anywhere();
    contact(Contact::Phase::kDown, at);
    const int steps = 1 + up_to(8), dx = up_to(200) - 100, dy = up_to(400) - 200;
    for (int i = 0; i < steps; ++i) {
      visitor_->clock.tick(milliseconds(16));
      at = {std::clamp(at.x + dx / steps, 0, visitor_->metrics.width - 1),
            std::clamp(at.y + dy / steps, 0, visitor_->metrics.height - 1)};
      contact(Contact::Phase::kMove, at);
    }
    if (up_to(20) != 0) contact(Contact::Phase::kUp, at);
  }
  void two_fingers() {
    contact(Contact::Phase::kDown, anywhere(), 1);
    contact(Contact::Phase::kDown, anywhere(), 2);
    contact(Contact::Phase::kUp, anywhere(), up_to(2) + 1);
    contact(Contact::Phase::kUp, anywhere(), up_to(3));
  }
  void knock() {
    const int right = visitor_->metrics.width - 5, bottom = visitor_->metrics.height - 5;
    for (const Point at : {Point{5, 5}, {right, 5}, {right, bottom}, {5, bottom}}) tap(at);
  }
  void news() {
    Stage& stage = visitor_->stage;
    switch (up_to(3)) {
      case 0:
        stage.set_notice({{"公开信息暂停公示，请到窗口咨询。", "Please ask."}, {}, "S5"});
        stage.tick(now(), wall());
        stage.set_issue(Issue::build(test::sample_release()));
        return;
      case 1:
        stage.set_emergency(content::EmergencyRunning{"fire", "火警", "test", wall(),
                                                      wall() + std::chrono::minutes(1)});
        stage.tick(now(), wall());
        stage.set_emergency(std::nullopt);
        return;
      default:
        stage.set_facts(test::sample_facts(up_to(2) == 0 ? content::Freshness::kStale
                                                         : content::Freshness::kCurrent));
        stage.set_issue(Issue::build(test::sample_release()));
    }
  }

  std::mt19937_64 random_;
  std::unique_ptr<Visitor> visitor_;
  int steps_ = 0;
  int unlocked_ = 0;  // orders that got behind the PIN
};

}  // namespace

TEST_SUITE("kiosk monkey") {
  TEST_CASE("requirement 22: random touches, swipes and keys find no way out") {
    const bool full = number_of("GONGSHI_FULL", 0) != 0;
    const std::uint64_t seed = number_of("GONGSHI_MONKEY_SEED", std::random_device{}());
    const auto steps = int(number_of("GONGSHI_MONKEY_STEPS", full ? kFull : kShort));
    MESSAGE("GONGSHI_MONKEY_SEED=", seed, ", steps ", steps);
    CAPTURE(seed);
    Monkey monkey(seed);
    double early_mb = 0;
    for (int i = 0; i < steps; ++i) {
      if (i == steps / 10) early_mb = resident_mb();
      monkey.step();
      if (i % 10 == 0) monkey.look();
    }
    const double grown = resident_mb() - early_mb;
    std::string names;
    for (const std::string& page : monkey.pages) names += page + " ";
    MESSAGE("pages seen: ", names, "; memory grew by ", grown, " MB after the first tenth");
    CHECK(monkey.pages.size() >= 5);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(grown < kMostGrowthMb);
#endif
  }
}
