#include "tests/kiosk/visitor.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/bundle/key.h"
#include "content/schema.h"
#include "drivers/os/utf8.h"
#include "kiosk/views/doors.h"
#include "kiosk/views/home_view.h"
#include "tests/kiosk/writer.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

using namespace kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// In front of the sample's kiosk, unless a test stands elsewhere.
Place standing(Place place) {
  if (place.point.empty()) place.point = "mz1/kiosk";
  return place;
}

std::unique_ptr<View> home() {
  static const Doors doors = real_doors();
  return std::make_unique<HomeView>(doors);
}

/// With a floor plan, issues before it and a key for opinions.
std::shared_ptr<const Issue> sample_issue() {
  static const auto sample = [] {
    ObjectMap objects = objects_with_past();
    objects[std::string(content::kHospitalTable)] +=
        "feedback_key\t" + content::bundle::SecretKey::generate().public_key().text() + "\n";
    return Issue::build(*load_release(std::move(objects)));
  }();
  return sample;
}

Place patient(Place place) {
  if (place.rest.count() == 0) place.rest = kVisitorRest;
  return place;
}

}  // namespace

Visitor::Visitor(const Glass& glass, const Manner& manner, Place place,
                 std::shared_ptr<const Issue> issue)
    // Monday 2026-11-23, 10:10 in the hospital's zone.
    : clock(from_local({std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)},
                       std::chrono::minutes(610))),
      metrics(Metrics::of(glass.pixels, glass.inch)),
      text(*Text::open(metrics.px_per_mm)),
      stage(*text, metrics, home, seconds(60), standing(patient(std::move(place)))),
      surface(*make_surface(glass.pixels)) {
  stage.set_facts(sample_facts(content::Freshness::kCurrent));
  stage.set_issue(issue == nullptr ? sample_issue() : std::move(issue));
  stage.set_mailbox(std::make_shared<Mailbox>(opinions.path(), "kiosk-1", clock));
  stage.set_handwriting(shared_hand_templates());
  draw();
  const auto press_bar = [this](std::string_view action) {
    stage.key(action, clock.steady(), clock.wall());
  };
  if (manner.elder) press_bar("@elder");
  for (int i = 0; i < manner.text_step; ++i) press_bar("@text-size");
  if (manner.contrast) press_bar("@contrast");
  if (manner.low_reach) press_bar("@reach");
  if (manner.language != stage.manner().language) {
    press_bar("@language");
    if (manner.language != stage.manner().language) {
      draw();
      press_bar("@language:" + std::string(code_of(manner.language)));
    }
  }
  draw();
  REQUIRE(stage.manner() == manner);
}

void Visitor::draw() {
  stage.tick(clock.steady(), clock.wall());
  if (paints_) {
    (void)stage.draw(*surface, clock.steady(), clock.wall(), false);
  } else {
    stage.look(clock.steady(), clock.wall());
  }
}

void Visitor::finger(Contact::Phase phase, Point at) {
  stage.contact({phase, Contact::Source::kFinger, 1, at, clock.steady()}, clock.wall());
}

void Visitor::press(Point on_page) {
  const Point at = stage.on_glass(on_page);
  ++taps;
  finger(Contact::Phase::kDown, at);
  clock.tick(milliseconds(60));
  finger(Contact::Phase::kUp, at);
  clock.tick(milliseconds(600));
  draw();
}

bool Visitor::sees(std::string_view words) const {
  return find(stage.placed(), words, false) != nullptr;
}

namespace {

const Placed* control(const std::vector<Placed>& all, std::string_view words) {
  for (const Placed& one : all) {
    const bool free = !one.covered && !one.seen.empty() && one.node.touchable();
    if (free && one.node.action == words) return &one;
  }
  return find(all, words, true);
}

/// The next page of a list, or of the home page's tiles.
const Placed* page_down(const std::vector<Placed>& all) {
  for (const Placed& one : all) {
    const std::string& action = one.node.action;
    if (one.covered || !one.node.touchable()) continue;
    if (action.starts_with("@page-down:") || action.starts_with("more")) return &one;
  }
  return nullptr;
}

/// Where keys and list take turns: the button that leads from one to the other.
const Placed* turn_to(const std::vector<Placed>& all, std::string_view action) {
  for (const Placed& one : all) {
    if (!one.covered && one.node.touchable() && one.node.action == action) return &one;
  }
  return nullptr;
}

constexpr int kMostPages = 60;

}  // namespace

bool Visitor::tap(std::string_view words) {
  for (int i = 0; i < kMostPages; ++i) {
    const auto all = placed();
    if (const Placed* const target = control(all, words)) {
      // A row that is half out of sight is touched where it is seen.
      press(target->seen.center());
      return true;
    }
    const bool key = words.rfind("key:", 0) == 0;
    const Placed* next = turn_to(all, key ? "input:open" : "input:done");
    if (next == nullptr) next = page_down(all);
    if (next == nullptr) return false;
    press(next->seen.center());
  }
  return false;
}

bool Visitor::finds(std::string_view words) {
  for (int i = 0; i < kMostPages; ++i) {
    if (sees(words)) return true;
    const auto all = placed();
    const Placed* next = turn_to(all, "input:done");
    if (next == nullptr) next = page_down(all);
    if (next == nullptr) return false;
    press(next->seen.center());
  }
  return false;
}

bool Visitor::type(std::string_view letters) {
  for (const char letter : letters) {
    if (!tap("key:" + std::string(1, letter))) return false;
    ++letters_typed;
  }
  return true;
}

void Visitor::wait(milliseconds time) {
  clock.tick(time);
  draw();
}

void Visitor::save(const std::string& path) {
  (void)stage.draw(*surface, clock.steady(), clock.wall(), true);
  CHECK(save_picture(*surface, path).has_value());
}

const std::vector<Stop>& tour() {
  static const std::vector<Stop> stops = {
      {"home", {}},
      {"prices", {"prices"}},
      {"price-search", {"prices", "type:xcg"}},
      {"price-none", {"prices", "type:zzzzz"}},
      {"price-list", {"prices", "@look"}},
      {"price-drugs", {"prices", "kind:1"}},
      {"price-found", {"prices", "type:xcg", "@look"}},
      {"price-nothing", {"prices", "type:zzzzz", "@look"}},
      {"price-sound", {"prices", "type:xuecangui", "@look"}},
      {"price-alias", {"prices", "kind:1", "type:anp", "@look"}},
      {"price", {"prices", "type:xcg", "血常规"}},
      {"price-consent", {"prices", "type:fqj", "腹腔镜下胆囊切除术"}},
      {"price-form", {"prices", "type:tx", "特需门诊诊查费", "add", "toggle"}},
      {"price-drug", {"prices", "kind:1", "type:xbd", "硝苯地平控释片", "add", "toggle"}},
      {"price-chosen", {"prices", "type:xcg", "血常规", "add", "add", "toggle"}},
      {"price-tools", {"prices", "@look"}},
      {"price-filter", {"prices", "@look", "?filter"}},
      {"price-filtered", {"prices", "@look", "?filter", "?class:1", "?filter:done"}},
      {"basket", {"prices", "type:xcg", "血常规", "basket"}},
      {"compare", {"prices", "type:xcg", "血常规", "compare"}},
      {"doctors", {"doctors"}},
      {"doctors-today", {"doctors", "scope:1"}},
      {"doctors-week", {"doctors", "scope:2"}},
      {"doctor-search", {"doctors", "type:w", "@look"}},
      {"doctor-specialty", {"doctors", "type:gxb", "@look"}},
      {"doctor-none", {"doctors", "type:zzzz", "@look"}},
      {"department", {"doctors", "department:XNK"}},
      {"department-clinic", {"doctors", "department:EK"}},
      {"clinic", {"doctors", "department:EK", "clinic"}},
      {"doctor", {"doctors", "department:XNK", "doctor:d001"}},
      {"guides", {"tile:0"}},
      {"insurance", {"tile:1"}},
      {"notices", {"tile:2"}},
      {"complaints", {"tile:3"}},
      {"hospital", {"tile:8"}},
      {"information", {"tile:11"}},
      {"page", {"tile:0", "page:visit-steps"}},
      {"issues", {"tile:11", "issues"}},
      {"issue", {"tile:11", "issues", "issue:1-41"}},
      {"issue-first", {"tile:11", "issues", "issue:1-40"}},
      {"page-table", {"tile:8", "page:licence"}},
      {"page-plan", {"tile:0", "number", "type:601", "page:complain"}},
      {"page-picture",
       {"tile:0", "number", "type:601", "page:complain", "picture:image/media/floor-1.png"}},
      {"page-picture-large",
       {"tile:0", "number", "type:601", "page:complain", "picture:image/media/floor-1.png",
        "larger"}},
      {"places", {"tile:0", "way:places"}},
      {"route", {"tile:0", "way:places", "to:mz1/toilet"}},
      {"route-upstairs", {"tile:0", "way:places", "to:mz2/r205", "leg:1"}},
      {"route-close", {"tile:0", "way:places", "to:mz2/r205", "close"}},
      {"route-words", {"tile:0", "way:places", "to:mz2/r205", "?turn"}},
      {"doctor-way", {"doctors", "department:GK", "doctor:d003", "way:to:mz2/r205|205"}},
      {"escape", {"tile:0", "way:escape"}},
      {"number", {"tile:0", "number"}},
      {"number-found", {"tile:0", "number", "type:10"}},
      {"opinion", {"@feedback:none:"}},
      {"opinion-price", {"prices", "type:xcg", "血常规", "@feedback:service:250101001"}},
      {"faces", {"@feedback:none:", "rate"}},
      {"phrases", {"@feedback:none:", "rate", "face:4", "phrase:price"}},
      {"write", {"@feedback:none:", "ask"}},
      {"write-letters", {"@feedback:none:", "ask", "type:jia"}},
      {"write-text", {"@feedback:none:", "ask", "type:22", "sign:2", "type:jia"}},
      {"write-refused", {"@feedback:none:", "ask", "type:13800138000", "send"}},
      {"write-hand", {"@feedback:none:", "ask", "input:hand"}},
      {"write-hand-read",
       {"@feedback:none:", "ask", "input:hand", "hand:血", "write:0", "hand:药"}},
      {"price-hand", {"prices", "input:hand", "hand:血"}},
      {"answer", {"@feedback:none:", "look"}},
      {"answer-wrong", {"@feedback:none:", "look", "type:4821735062"}},
      {"answer-found", {"@feedback:none:", "look", "type:4821735061"}},
      {"sent", {"@feedback:none:", "rate", "face:2", "send"}},
      {"rest", {}, true},
  };
  return stops;
}

constexpr seconds kLongestVisit{121};  // also in elder mode

void go(Visitor& visitor, const Stop& stop) {
  visitor.stage.key("@home", visitor.clock.steady(), visitor.clock.wall());
  visitor.wait(milliseconds(1));
  if (stop.rests) {
    visitor.wait(kLongestVisit);
    visitor.wait(kVisitorRest);
    REQUIRE(visitor.stage.resting());
  }
  for (const std::string_view step : stop.taps) {
    CAPTURE(std::string(step));
    if (step == "@look") {  // at the list, where it is not there already
      (void)visitor.tap("input:done");
      continue;
    }
    if (step.starts_with("?")) {  // never looked for further down: that would scroll the page
      if (control(visitor.placed(), step.substr(1)) != nullptr) (void)visitor.tap(step.substr(1));
      continue;
    }
    constexpr std::string_view kType = "type:", kHand = "hand:";
    if (step.starts_with(kHand)) {
      std::string_view character = step.substr(kHand.size());
      write(visitor, utf8::next(character).value());
      visitor.wait(milliseconds(700));
      continue;
    }
    const bool done =
        step.starts_with(kType) ? visitor.type(step.substr(kType.size())) : visitor.tap(step);
    REQUIRE_MESSAGE(done, stop.name, ": nothing to tap for ", std::string(step));
  }
}

}  // namespace gongshi::test
