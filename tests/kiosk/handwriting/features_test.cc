#include "kiosk/handwriting/features.h"

#include <doctest/doctest.h>

#include <limits>
#include <numeric>

using namespace gongshi::handwriting;

namespace {

const Strokes kCross = {{{10, 50}, {90, 50}}, {{50, 10}, {50, 90}}};

Strokes moved(Strokes strokes, float scale, float dx, float dy) {
  for (Stroke& stroke : strokes) {
    for (InkPoint& p : stroke) p = {p.x * scale + dx, p.y * scale + dy};
  }
  return strokes;
}

float likeness(const Features& a, const Features& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

}  // namespace

TEST_CASE("features: are of unit length") {
  const auto seen = features(views(kCross));
  REQUIRE(seen);
  CHECK(likeness(*seen, *seen) == doctest::Approx(1));
}

TEST_CASE("features: size and place of the ink do not count") {
  const auto here = features(views(kCross));
  const auto there = features(views(moved(kCross, 0.31F, 700, -250)));
  REQUIRE(here);
  REQUIRE(there);
  CHECK(likeness(*here, *there) > 0.999F);
}

TEST_CASE("features: a shaking finger leaves little trace") {
  Stroke shaking;
  for (int i = 0; i <= 160; ++i) {
    shaking.push_back({10 + 0.5F * float(i), 50 + (i % 2 == 0 ? 0.4F : -0.4F)});
  }
  const auto calm = features(views(kCross));
  const auto shaken = features(views({shaking, kCross[1]}));
  REQUIRE(shaken);
  CHECK(likeness(*calm, *shaken) > 0.97F);
}

TEST_CASE("features: points drawn slowly or fast are the same line") {
  Stroke slow;
  for (int i = 0; i <= 800; ++i) slow.push_back({10 + 0.1F * float(i), 50});
  const auto fast = features(views(kCross));
  const auto slowly = features(views({slow, kCross[1]}));
  REQUIRE(slowly);
  CHECK(likeness(*fast, *slowly) > 0.99F);
}

TEST_CASE("features: lifting the pen or not makes a small difference, another stroke a large one") {
  const auto lifted = features(views(kCross));
  const auto joined = features(views({{{10, 50}, {90, 50}, {50, 10}, {50, 90}}}));
  const auto other = features(views({{{10, 10}, {90, 90}}, {{90, 10}, {10, 90}}}));
  REQUIRE(joined);
  REQUIRE(other);
  CHECK(likeness(*lifted, *joined) > 2 * likeness(*lifted, *other));
}

TEST_CASE("features: there are none of nothing, of a dot and of a stroke without length") {
  CHECK_FALSE(features({}));
  CHECK_FALSE(features(views({{}})));
  CHECK_FALSE(features(views({{{5, 5}}})));
  CHECK_FALSE(features(views({{{5, 5}, {5, 5}, {5, 5}}})));
  CHECK_FALSE(features(views({{{5, 5}}, {{9, 9}}})));
}

TEST_CASE("features: empty strokes among others are passed over") {
  const auto plain = features(views(kCross));
  const auto gapped = features(views({{}, kCross[0], {}, kCross[1], {}}));
  REQUIRE(gapped);
  CHECK(*plain == *gapped);
}

TEST_CASE("features: what no panel reports is refused") {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (const float bad : {kNan, kInfinity, -kInfinity, 1e9F, -1e30F}) {
    CHECK_FALSE(features(views({{{10, 50}, {bad, 50}}})));
    CHECK_FALSE(features(views({{{10, 50}, {50, bad}}})));
  }
}

TEST_CASE("features: more strokes or points than anyone writes are refused, not worked through") {
  CHECK(features(views(Strokes(kMostStrokes, kCross[0]))));
  CHECK_FALSE(features(views(Strokes(kMostStrokes + 1, kCross[0]))));
  Stroke endless;
  for (std::size_t i = 0; i <= kMostPoints; ++i) endless.push_back({float(i), 0});
  CHECK_FALSE(features(views({endless})));
  // A thousand million points that are all the same memory: counted, never read.
  const std::vector<StrokeView> huge(3, StrokeView(endless.data(), std::size_t{1} << 30U));
  CHECK_FALSE(features(huge));
}

TEST_CASE("features: the furthest ink a panel can report gives numbers") {
  const auto seen = features(views({{{-kFarthest, -kFarthest}, {kFarthest, kFarthest}}}));
  REQUIRE(seen);
  CHECK(likeness(*seen, *seen) == doctest::Approx(1));
}
