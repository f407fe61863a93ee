#include "kiosk/handwriting/lexicon.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "drivers/os/utf8.h"

namespace gongshi::handwriting {
namespace {

std::uint64_t pair_key(char32_t previous, char32_t character) {
  return std::uint64_t{previous} << 32U | character;
}

float on_scale(std::uint32_t times, std::uint32_t most) {
  if (times == 0) return 0;
  return std::log1p(float(times)) / std::log1p(float(std::max(most, times)));
}

}  // namespace

Lexicon::Lexicon(std::span<const std::string_view> names) {
  std::unordered_map<std::uint64_t, std::uint32_t> characters, pairs;
  for (std::string_view name : names) {
    char32_t previous = 0;
    while (const auto character = utf8::next(name)) {
      ++characters[*character];
      if (previous != 0) ++pairs[pair_key(previous, *character)];
      previous = *character;
    }
  }
  characters_ = sorted(characters);
  pairs_ = sorted(pairs);
  most_after_.resize(characters_.size());
  for (std::size_t i = 0, at = 0; i < characters_.size(); ++i) {
    most_ = std::max(most_, characters_[i].times);
    for (; at < pairs_.size() && pairs_[at].key >> 32U == characters_[i].key; ++at) {
      most_after_[i] = std::max(most_after_[i], pairs_[at].times);
    }
  }
}

template <class Map>
Lexicon::Counts Lexicon::sorted(const Map& map) {
  Counts counts;
  counts.reserve(map.size());
  for (const auto& [key, times] : map) counts.push_back({key, times});
  std::ranges::sort(counts, {}, &Count::key);
  return counts;
}

std::uint32_t Lexicon::times(const Counts& counts, std::uint64_t key) {
  const auto found = std::ranges::lower_bound(counts, key, {}, &Count::key);
  return found != counts.end() && found->key == key ? found->times : 0;
}

float Lexicon::commonness(char32_t character) const {
  return on_scale(times(characters_, character), most_);
}

float Lexicon::follows(char32_t previous, char32_t character) const {
  const auto found = std::ranges::lower_bound(characters_, previous, {}, &Count::key);
  if (found == characters_.end() || found->key != previous) return 0;
  return on_scale(times(pairs_, pair_key(previous, character)),
                  most_after_[std::size_t(found - characters_.begin())]);
}

}  // namespace gongshi::handwriting
