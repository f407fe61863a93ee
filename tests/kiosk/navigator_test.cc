#include "kiosk/stage/navigator.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

class NamedView final : public View {
 public:
  explicit NamedView(std::string name) : name_(std::move(name)) {}
  std::string_view name() const override { return name_; }
  std::string title(const Frame&) const override { return name_; }
  Scene draw(const Frame&) const override { return {}; }
  Navigation on_action(std::string_view, const Frame&) override { return stay(); }

 private:
  std::string name_;
};

Navigator sixty_seconds() {
  return Navigator([] { return std::make_unique<NamedView>("home"); }, seconds(60));
}

SteadyTime at(double s) {
  return SteadyTime(milliseconds(std::int64_t(s * 1000)));
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("navigator: pushes, goes back and never leaves home") {
    Navigator navigator = sixty_seconds();
    CHECK(navigator.at_home());
    CHECK_FALSE(navigator.apply(back()));
    CHECK(navigator.apply(push(std::make_unique<NamedView>("prices"))));
    CHECK(navigator.apply(push(std::make_unique<NamedView>("detail"))));
    CHECK(navigator.view().name() == "detail");
    CHECK(navigator.apply(back()));
    CHECK(navigator.view().name() == "prices");
    CHECK(navigator.apply(home()));
    CHECK(navigator.view().name() == "home");
    CHECK_FALSE(navigator.apply(push(nullptr)));
  }

  TEST_CASE("navigator: after the idle time nothing of the visitor is left") {
    Navigator navigator = sixty_seconds();
    navigator.touched(at(0));
    navigator.set_offset("rows", 400);
    navigator.apply(push(std::make_unique<NamedView>("prices")));
    navigator.note_revision("rows", 7);
    navigator.set_offset("rows", 1200);
    CHECK_FALSE(navigator.tick(at(59.9)));
    CHECK(navigator.tick(at(60)));
    CHECK(navigator.at_home());
    CHECK(navigator.offset("rows") == 0);
    CHECK_FALSE(navigator.countdown(at(61)).has_value());
    CHECK_FALSE(navigator.deadline(at(61)).has_value());
    CHECK_FALSE(navigator.tick(at(500)));
  }

  TEST_CASE("navigator: the countdown begins 20 seconds before the end and a touch stops it") {
    Navigator navigator = sixty_seconds();
    navigator.touched(at(0));
    navigator.apply(push(std::make_unique<NamedView>("prices")));
    CHECK_FALSE(navigator.countdown(at(39.9)).has_value());
    CHECK(*navigator.deadline(at(10)) == at(40));
    CHECK(navigator.countdown(at(40)) == 20);
    CHECK(navigator.countdown(at(40.5)) == 20);
    CHECK(navigator.countdown(at(41.001)) == 19);
    CHECK(navigator.countdown(at(59.5)) == 1);
    navigator.touched(at(59.9));
    CHECK_FALSE(navigator.countdown(at(60)).has_value());
    CHECK_FALSE(navigator.tick(at(119.8)));
    CHECK(navigator.view().name() == "prices");
    CHECK(navigator.tick(at(119.9)));
  }

  TEST_CASE("navigator: a list under a new revision begins at its top") {
    Navigator navigator = sixty_seconds();
    navigator.note_revision("rows", 1);
    navigator.set_offset("rows", 300);
    navigator.note_revision("rows", 1);
    CHECK(navigator.offset("rows") == 300);
    navigator.note_revision("rows", 2);
    CHECK(navigator.offset("rows") == 0);
  }

  TEST_CASE("navigator: each page keeps its own scroll position on the way back") {
    Navigator navigator = sixty_seconds();
    navigator.apply(push(std::make_unique<NamedView>("prices")));
    navigator.set_offset("rows", 700);
    navigator.apply(push(std::make_unique<NamedView>("detail")));
    CHECK(navigator.offset("rows") == 0);
    navigator.apply(back());
    CHECK(navigator.offset("rows") == 700);
  }
}
