// Writing on the search pages, as a visitor does it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "kiosk/handwriting/ink.h"
#include "kiosk/touch/writing_panel.h"
#include "tests/kiosk/visitor.h"
#include "tests/kiosk/writer.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::finger;
using test::Visitor;
using test::write;
using test::writing_box;

namespace {

std::ptrdiff_t action_count(const Visitor& visitor, std::string_view action) {
  const auto all = visitor.placed();
  return std::ranges::count_if(all, [&](const Placed& one) { return one.node.action == action; });
}

Rect box_of(const Visitor& visitor) {
  const auto all = visitor.placed();
  const Placed* const box = writing_box(all);
  REQUIRE(box != nullptr);
  return box->node.rect;
}

void draw(Visitor& visitor) {
  visitor.stage.tick(visitor.clock.steady(), visitor.clock.wall());
  (void)visitor.stage.draw(*visitor.surface, visitor.clock.steady(), visitor.clock.wall(), false);
}

/// In front of the writing panel of the price page.
void open_panel(Visitor& visitor, std::shared_ptr<const handwriting::Templates> templates =
                                      test::shared_hand_templates()) {
  visitor.stage.set_handwriting(std::move(templates));
  REQUIRE(visitor.tap("价格查询"));
  REQUIRE(visitor.tap("input:hand"));
}

/// What belongs to writing, and the field above: not the list beside it.
std::vector<Placed> panel_of(std::vector<Placed> all) {
  const Rect box = writing_box(all)->node.rect;
  std::erase_if(all, [&](const Placed& one) {
    return one.node.rect.right() <= box.x ? true : !one.list_id.empty();
  });
  return all;
}

/// Buttons of the help bar that lead to `manner`.
std::vector<const char*> wishes_of(const Manner& manner) {
  std::vector<const char*> wishes;
  if (manner.elder) wishes.push_back("@elder");
  for (int i = 0; i < manner.text_step; ++i) wishes.push_back("@text-size");
  if (manner.low_reach) wishes.push_back("@reach");
  if (manner.language == Language::kEn) wishes.push_back("@language");
  return wishes;
}

void press(Visitor& visitor, std::string_view action) {
  visitor.stage.key(action, visitor.clock.steady(), visitor.clock.wall());
  draw(visitor);
}

bool pixels_equal(SDL_Surface& a, SDL_Surface& b) {
  for (int y = 0; y < a.h; ++y) {
    const auto* const left = static_cast<const std::uint8_t*>(a.pixels) + y * a.pitch;
    const auto* const right = static_cast<const std::uint8_t*>(b.pixels) + y * b.pitch;
    if (std::memcmp(left, right, std::size_t(a.w) * 4) != 0) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("writing: who writes a character and taps it finds what has it in its name") {
    Visitor visitor;
    open_panel(visitor);
    CHECK(visitor.sees("请用手指在框里写一个字"));
    write(visitor, U'血');
    CHECK_FALSE(visitor.sees("请用手指在框里写一个字"));
    CHECK(action_count(visitor, "write:0") == 0);  // the hand has not rested yet
    visitor.wait(milliseconds(700));
    const auto all = visitor.placed();
    const auto first =
        std::ranges::find_if(all, [](const Placed& one) { return one.node.action == "write:0"; });
    REQUIRE(first != all.end());
    CHECK(first->node.text == "血");
    REQUIRE(visitor.tap("write:0"));
    CHECK(visitor.sees("血常规"));
    CHECK_FALSE(visitor.finds("静脉输液"));
    CHECK(visitor.sees("请用手指在框里写一个字"));  // for the next one
    REQUIRE(visitor.tap("key:delete"));
    CHECK(visitor.finds("静脉输液"));
  }

  TEST_CASE("writing: with the build's templates too, and doctors are found the same way") {
    auto made = test::made_templates();
    if (!made) return;
    Visitor visitor;
    open_panel(visitor, std::make_shared<const handwriting::Templates>(*std::move(made)));
    write(visitor, U'心');
    visitor.wait(milliseconds(700));
    REQUIRE(visitor.tap("心"));
    CHECK(visitor.finds("常规心电图检查"));
    visitor.tap("@home");
    REQUIRE(visitor.tap("医生查询"));
    REQUIRE(visitor.tap("input:hand"));
    CHECK(writing_box(visitor.placed()) != nullptr);
  }

  TEST_CASE("writing: strokes are taken back one by one or all at once") {
    Visitor visitor;
    open_panel(visitor);
    CHECK_FALSE(visitor.tap("write:undo"));  // nothing to take back
    write(visitor, U'十');
    const auto all = visitor.placed();
    const auto ink = writing_box(all)->node.ink;
    CHECK(ink->count() == 2);
    REQUIRE(visitor.tap("write:undo"));
    CHECK(ink->count() == 1);
    REQUIRE(visitor.tap("write:clear"));
    CHECK(ink->empty());
    CHECK_FALSE(visitor.tap("write:clear"));
  }

  TEST_CASE("writing: a stroke presses no key, also where it leaves the box or ends on one") {
    Visitor visitor;
    open_panel(visitor);
    const Rect box = box_of(visitor);
    write(visitor, U'十');
    visitor.wait(milliseconds(700));
    const auto all = visitor.placed();
    const auto* const key = find(all, "十", true);
    REQUIRE(key != nullptr);
    finger(visitor, Contact::Phase::kDown, {box.right() - 3, box.y + 30});  // beside a key
    finger(visitor, Contact::Phase::kMove, key->seen.center());
    finger(visitor, Contact::Phase::kUp, key->seen.center());
    draw(visitor);
    CHECK_FALSE(visitor.sees("清空重选"));
    CHECK(writing_box(visitor.placed())->node.ink->count() == 3);
  }

  TEST_CASE("writing: only the pixels around the pen are drawn, and they are the right ones") {
    Visitor visitor;
    open_panel(visitor);
    write(visitor, U'口');  // the hint has gone, the buttons are there
    const Rect box = box_of(visitor);
    finger(visitor, Contact::Phase::kDown, {box.x + 60, box.y + 60});
    draw(visitor);
    finger(visitor, Contact::Phase::kMove, {box.x + 75, box.y + 66});
    visitor.stage.tick(visitor.clock.steady(), visitor.clock.wall());
    const auto changed =
        visitor.stage.draw(*visitor.surface, visitor.clock.steady(), visitor.clock.wall(), false);
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].w < 60);
    CHECK(changed[0].h < 60);
    CHECK(box.holds(changed[0]));
    finger(visitor, Contact::Phase::kUp, {box.x + 90, box.y + 90});
    draw(visitor);

    auto whole = make_surface({visitor.surface->w, visitor.surface->h});
    REQUIRE(whole);
    (void)visitor.stage.draw(**whole, visitor.clock.steady(), visitor.clock.wall(), true);
    CHECK(pixels_equal(*visitor.surface, **whole));
  }

  TEST_CASE("writing: when the visitor has gone no point of the ink is left in memory") {
    Visitor visitor;
    open_panel(visitor);
    write(visitor, U'血');
    const auto all = visitor.placed();
    const auto ink = writing_box(all)->node.ink;
    CHECK_FALSE(ink->empty());
    visitor.wait(seconds(120));
    CHECK(visitor.page() == "home");
    CHECK(std::ranges::all_of(ink->memory(),
                              [](const auto& p) { return p == handwriting::InkPoint{}; }));
  }

  TEST_CASE("writing: nobody writes through the question whether somebody is still there") {
    Visitor visitor;
    open_panel(visitor);
    const Rect box = box_of(visitor);
    visitor.wait(seconds(45));
    finger(visitor, Contact::Phase::kDown, box.center());
    finger(visitor, Contact::Phase::kMove, {box.x + 20, box.y + 20});
    finger(visitor, Contact::Phase::kUp, {box.x + 20, box.y + 20});
    draw(visitor);
    CHECK(writing_box(visitor.placed())->node.ink->empty());
  }

  TEST_CASE("writing: without templates there is no key that leads there") {
    Visitor visitor;
    visitor.stage.set_handwriting(nullptr);
    REQUIRE(visitor.tap("价格查询"));
    CHECK_FALSE(visitor.tap("input:hand"));
    CHECK_FALSE(visitor.sees("手写"));
  }

  TEST_CASE("writing: the box is 150 mm or what fits, candidates 20 mm and 24 for the elderly") {
    for (const test::Glass& glass : test::kGlasses) {
      for (const Manner& manner : {Manner{}, Manner{.elder = true}, Manner{.low_reach = true},
                                   Manner{.language = Language::kEn, .text_step = 2}}) {
        Visitor visitor(glass);
        open_panel(visitor);
        for (const char* wish : wishes_of(manner)) press(visitor, wish);
        write(visitor, U'血');
        visitor.wait(milliseconds(700));
        const auto all = visitor.placed();
        const double px_per_mm = visitor.metrics.px_per_mm;
        const Rect box = writing_box(all)->node.rect;
        CAPTURE(glass.inch);
        CAPTURE(glass.pixels.w);
        CAPTURE(manner.elder);
        CAPTURE(manner.low_reach);
        CAPTURE(box.w / px_per_mm);
        CHECK(box.w == box.h);
        CHECK(box.w / px_per_mm >= (manner == Manner{} && glass.inch >= 24 ? 149.5 : 60));
        if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
          visitor.save(std::string(folder) + "/writing-" + std::to_string(glass.pixels.w) + "-" +
                       std::to_string(int(glass.inch)) + "-" + std::to_string(manner.text_step) +
                       (manner.elder       ? "-elder"
                        : manner.low_reach ? "-reach"
                                           : "") +
                       ".png");
        }
        const double least = manner.elder ? 24 : 20;
        for (const Placed& one : all) {
          if (one.node.action.rfind("write:", 0) != 0) continue;
          CHECK(one.node.rect.w / px_per_mm >= least - 0.3);
          CHECK(one.node.rect.h / px_per_mm >= least - 0.3);
        }
        const auto own = panel_of(all);
        const Metrics page = visitor.stage.page_metrics();
        for (const std::string& fault : faults(own, page, *visitor.text)) FAIL_CHECK(fault);
      }
    }
  }
}
