#include "kiosk/handwriting/ink.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <utility>

using namespace gongshi::handwriting;

namespace {

void write(Ink& ink, const Stroke& stroke) {
  ink.press(stroke.front());
  for (const InkPoint& point : stroke) ink.move(point);
  ink.release();
}

bool all_wiped(const Ink& ink) {
  return std::ranges::all_of(ink.memory(), [](const InkPoint& p) { return p == InkPoint{}; });
}

}  // namespace

TEST_CASE("ink: strokes are kept as they were written") {
  Ink ink(1);
  write(ink, {{10, 10}, {20, 10}, {30, 12}});
  write(ink, {{15, 5}, {15, 25}});
  const auto strokes = ink.strokes();
  REQUIRE(strokes.size() == 2);
  CHECK(Stroke(strokes[0].begin(), strokes[0].end()) == Stroke{{10, 10}, {20, 10}, {30, 12}});
  CHECK(Stroke(strokes[1].begin(), strokes[1].end()) == Stroke{{15, 5}, {15, 25}});
}

TEST_CASE("ink: a resting finger adds nothing") {
  Ink ink(2);
  ink.press({10, 10});
  for (int i = 0; i < 1'000; ++i) ink.move({10 + 0.5F * float(i % 3), 10});
  CHECK(ink.strokes()[0].size() == 1);
}

TEST_CASE("ink: moves without a press are nothing") {
  Ink ink(1);
  ink.move({50, 50});
  ink.release();
  ink.move({60, 60});
  CHECK(ink.empty());
  write(ink, {{1, 1}, {9, 9}});
  ink.move({50, 50});
  CHECK(ink.strokes()[0].size() == 2);
}

TEST_CASE("ink: undo takes the last stroke, also one still being written, and wipes it") {
  Ink ink(1);
  write(ink, {{10, 10}, {20, 10}});
  ink.press({30, 30});
  ink.move({40, 40});
  ink.undo();
  CHECK(ink.count() == 1);
  CHECK_FALSE(ink.writing());
  ink.move({50, 50});
  CHECK(ink.strokes()[0].size() == 2);
  CHECK(std::ranges::all_of(ink.memory().subspan(2), [](auto p) { return p == InkPoint{}; }));
  ink.undo();
  ink.undo();
  CHECK(ink.empty());
  CHECK(all_wiped(ink));
}

TEST_CASE("ink: clear overwrites every point that was written") {
  Ink ink(1);
  for (int i = 0; i < 20; ++i) write(ink, {{float(i), 3}, {float(i), 60}, {70, 80}});
  CHECK_FALSE(all_wiped(ink));
  ink.clear();
  CHECK(ink.empty());
  CHECK(all_wiped(ink));
}

TEST_CASE("ink: every change has a revision of its own") {
  Ink ink(1);
  std::uint64_t before = ink.revision();
  const auto changed = [&] { return std::exchange(before, ink.revision()) != ink.revision(); };
  ink.press({1, 1});
  CHECK(changed());
  ink.move({5, 5});
  CHECK(changed());
  ink.move({5, 5});
  CHECK_FALSE(changed());
  ink.undo();
  CHECK(changed());
  ink.clear();
  CHECK(changed());
}

TEST_CASE("ink: is bounded however long somebody scribbles") {
  Ink ink(0.5F);
  ink.press({0, 0});
  for (int i = 1; i < 100'000; ++i) ink.move({float(i % 1'000), float(i % 7)});
  CHECK(ink.strokes()[0].size() == kMostPoints);
  ink.press({5, 5});
  CHECK(ink.count() == 1);

  ink.clear();
  for (int i = 0; i < 1'000; ++i) write(ink, {{1, 1}, {2, 2}});
  CHECK(ink.count() == kMostStrokes);
}

TEST_CASE("ink: senseless points are not taken") {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  Ink ink(1);
  ink.press({kNan, 1});
  ink.move({5, 5});
  CHECK(ink.empty());
  ink.press({1, 1});
  ink.move({1e9F, 5});
  ink.move({5, kNan});
  CHECK(ink.strokes()[0].size() == 1);
}
