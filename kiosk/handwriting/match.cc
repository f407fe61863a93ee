#include "kiosk/handwriting/match.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gongshi::handwriting {
namespace {

// Features lie within 0 and 1: four digits are more than templates of 8 bits can tell apart, and
// the sum of 512 products stays far below 31 bits.
constexpr float kSteps = 4'096;

using Query = std::array<std::int16_t, kFeatures>;

Query query_of(const Features& written) {
  Query query{};
  std::ranges::transform(written, query.begin(), [](float value) {
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * kSteps));
  });
  return query;
}

/// A plain loop of a fixed length: compilers make it eight products at a time.
int product(const std::int8_t* values, const std::int16_t* query) {
  int sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += int{values[i]} * int{query[i]};
  return sum;
}

std::vector<float> likenesses(const Templates& templates, const Query& query) {
  std::vector<float> all(templates.count());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float cosine = float(product(templates.values(i).data(), query.data())) / kSteps;
    all[i] = templates.scales()[i] * cosine - templates.biases()[i];
  }
  return all;
}

}  // namespace

std::vector<Candidate> match(const Templates& templates, const Features& written,
                             std::size_t count) {
  const std::vector<float> likeness = likenesses(templates, query_of(written));
  std::vector<std::uint32_t> order(likeness.size());
  std::iota(order.begin(), order.end(), 0U);
  // Twice as many: a character may stand there with several ways of writing.
  const std::size_t sorted = std::min(2 * count, order.size());
  std::ranges::partial_sort(order, order.begin() + std::ptrdiff_t(sorted),
                            [&likeness](std::uint32_t a, std::uint32_t b) {
                              return likeness[a] != likeness[b] ? likeness[a] > likeness[b] : a < b;
                            });
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < sorted && found.size() < count; ++i) {
    const char32_t character = templates.characters()[order[i]];
    if (std::ranges::find(found, character, &Candidate::character) != found.end()) continue;
    found.push_back({character, likeness[order[i]]});
  }
  return found;
}

}  // namespace gongshi::handwriting
