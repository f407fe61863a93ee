#include "kiosk/handwriting/recognize.h"

#include <doctest/doctest.h>

#include <algorithm>

#include <functional>

#include "kiosk/handwriting/making/distort.h"
#include "tests/kiosk/handwriting/written.h"

using namespace gongshi;
using namespace gongshi::handwriting;

namespace {

constexpr std::size_t kEvery = 23;  // of 7,000 characters: 300 are enough to see a step back

struct Rate {
  int count = 0, first = 0, ten = 0;
  [[nodiscard]] double first_share() const { return double(first) / double(count); }
  [[nodiscard]] double ten_share() const { return double(ten) / double(count); }
};

/// Chinese characters of the templates, their strokes changed by `change`.
Rate rate(const Templates& templates, const std::function<Strokes(Strokes, Dice&)>& change) {
  Dice dice(42);
  Rate rate;
  for (std::size_t i = 0; i < templates.count(); i += kEvery) {
    const char32_t character = templates.characters()[i];
    if (character < 0x3400) continue;
    const Strokes strokes = change(test::median_strokes(character), dice);
    const auto found = recognize(templates, views(strokes), {});
    const auto at = std::ranges::find(found, character);
    ++rate.count;
    rate.first += at == found.begin() ? 1 : 0;
    rate.ten += at != found.end() ? 1 : 0;
  }
  MESSAGE("first " << 100 * rate.first_share() << " %, among ten " << 100 * rate.ten_share()
                   << " % of " << rate.count);
  return rate;
}

}  // namespace

TEST_CASE("recognize: what we wrote ourselves is among ten always, and nearly always first") {
  const auto templates = test::made_templates();
  if (!templates) return;
  int first = 0;
  const auto written = test::written_by_hand();
  for (const Written& one : written) {
    const auto found = recognize(*templates, views(one.strokes), {});
    CAPTURE(std::uint32_t{one.character});
    REQUIRE_FALSE(found.empty());
    CHECK(std::ranges::find(found, one.character) != found.end());
    first += found[0] == one.character ? 1 : 0;
  }
  CHECK(first >= int(written.size()) - 2);  // 大 and 口 have near twins: 太, 囗
}

TEST_CASE("recognize: characters in another hand") {
  const auto templates = test::made_templates();
  if (!templates) return;
  const Rate seen = rate(*templates, [](Strokes s, Dice& dice) { return distorted(s, dice); });
  CHECK(seen.first_share() >= 0.95);
  CHECK(seen.ten_share() >= 0.99);
}

TEST_CASE("recognize: characters in another hand with two strokes joined") {
  const auto templates = test::made_templates();
  if (!templates) return;
  const Rate seen =
      rate(*templates, [](Strokes s, Dice& dice) { return joined(distorted(s, dice), 1, dice); });
  CHECK(seen.first_share() >= 0.90);
  CHECK(seen.ten_share() >= 0.98);
}

TEST_CASE("recognize: characters with a stroke left out") {
  const auto templates = test::made_templates();
  if (!templates) return;
  const Rate seen = rate(*templates, [](Strokes s, Dice& dice) {
    if (s.size() > 1) s.erase(s.begin() + std::ptrdiff_t(dice.below(s.size())));
    return s;
  });
  CHECK(seen.first_share() >= 0.65);
  CHECK(seen.ten_share() >= 0.88);
}

TEST_CASE("recognize: the names of the issue decide between look-alikes") {
  const auto templates = test::made_templates();
  if (!templates) return;
  // 未 and 末 differ in which line is longer; here both are as long.
  const Strokes either = {{{36, 46}, {112, 44}},
                          {{36, 72}, {114, 70}},
                          {{75, 14}, {75, 132}},
                          {{72, 74}, {54, 98}, {28, 118}},
                          {{78, 74}, {98, 98}, {124, 116}}};
  const std::string_view with_end[] = {"末梢血"}, with_not[] = {"未婚"};
  for (const auto& [names, expected] :
       {std::pair{std::span(with_end), U'末'}, {std::span(with_not), U'未'}}) {
    const Lexicon lexicon(names);
    const auto found = recognize(*templates, views(either), {&lexicon, 0});
    REQUIRE_FALSE(found.empty());
    CHECK(found[0] == expected);
  }
}

TEST_CASE("recognize: the names do not beat the shape") {
  const auto templates = test::made_templates();
  if (!templates) return;
  const std::string_view names[] = {"大大大大大大大大大大"};
  const Lexicon lexicon(names);
  for (const Written& one : test::written_by_hand()) {
    if (one.character == U'大') continue;
    const auto found = recognize(*templates, views(one.strokes), {&lexicon, U'大'});
    REQUIRE_FALSE(found.empty());
    CHECK(found[0] != U'大');
  }
}

TEST_CASE("recognize: digits and letters of our own") {
  const auto templates = test::made_templates();
  if (!templates) return;
  const Strokes letter_b = {{{40, 20}, {42, 120}},
                            {{40, 20}, {92, 26}, {94, 56}, {46, 66}},
                            {{44, 66}, {104, 76}, {100, 112}, {42, 120}}};
  const Strokes eight = {{{100, 30},
                          {72, 18},
                          {46, 30},
                          {50, 52},
                          {100, 84},
                          {98, 116},
                          {70, 126},
                          {44, 112},
                          {54, 84},
                          {94, 52},
                          {100, 30}}};
  const auto b = recognize(*templates, views(letter_b), {});
  const auto e = recognize(*templates, views(eight), {});
  CHECK(std::ranges::find(b, U'B') != b.end());
  CHECK(std::ranges::find(e, U'8') != e.end());
}

TEST_CASE("recognize: too little ink gives no candidates") {
  const auto templates = test::made_templates();
  if (!templates) return;
  CHECK(recognize(*templates, {}, {}).empty());
  CHECK(recognize(*templates, views({{{5, 5}}}), {}).empty());
}
