#include "kiosk/handwriting/recognize.h"

#include <algorithm>

namespace gongshi::handwriting {
namespace {

// A little more than the likeness of two characters that are often mistaken for one another, so
// that the names decide between those and not between others (tests/bench/handwriting_bench).
constexpr float kOccurs = 0.03F;
constexpr float kFollows = 0.05F;
constexpr std::size_t kConsidered = 3 * kCandidates;

float bonus(const Place& place, char32_t character) {
  if (place.lexicon == nullptr) return 0;
  return kOccurs * place.lexicon->commonness(character) +
         kFollows * place.lexicon->follows(place.previous, character);
}

}  // namespace

std::vector<char32_t> recognize(const Templates& templates, std::span<const StrokeView> strokes,
                                const Place& place) {
  const std::optional<Features> written = features(strokes);
  if (!written) return {};
  std::vector<Candidate> found = match(templates, *written, kConsidered);
  for (Candidate& one : found) one.likeness += bonus(place, one.character);
  std::ranges::stable_sort(found, std::ranges::greater{}, &Candidate::likeness);
  std::vector<char32_t> characters;
  for (const Candidate& one : found) {
    if (characters.size() < kCandidates) characters.push_back(one.character);
  }
  return characters;
}

}  // namespace gongshi::handwriting
