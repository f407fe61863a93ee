#include "kiosk/handwriting/lexicon.h"

#include <algorithm>
#include <cmath>
#include <iterator>

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

/// Counts keys other than 0 in one flat table: a million characters are counted between two
/// strokes.
class Tally {
 public:
  void add(std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    Lexicon::Count& slot = slot_of(key);
    if (slot.times++ == 0) {
      slot.key = key;
      ++used_;
    }
  }

  /// By key, ascending.
  [[nodiscard]] std::vector<Lexicon::Count> sorted() const {
    std::vector<Lexicon::Count> counts;
    counts.reserve(used_);
    std::ranges::copy_if(slots_, std::back_inserter(counts),
                         [](const Lexicon::Count& slot) { return slot.times > 0; });
    std::ranges::sort(counts, {}, &Lexicon::Count::key);
    return counts;
  }

 private:
  Lexicon::Count& slot_of(std::uint64_t key) {
    const std::size_t last = slots_.size() - 1;  // a power of two less one
    std::size_t at = (key * 0x9E3779B97F4A7C15U >> 32U) & last;
    while (slots_[at].times > 0 && slots_[at].key != key) at = (at + 1) & last;
    return slots_[at];
  }

  void grow() {
    std::vector<Lexicon::Count> old(2 * slots_.size());
    old.swap(slots_);
    for (const Lexicon::Count& slot : old) {
      if (slot.times > 0) slot_of(slot.key) = slot;
    }
  }

  std::vector<Lexicon::Count> slots_ = std::vector<Lexicon::Count>(1U << 13U);
  std::size_t used_ = 0;
};

}  // namespace

Lexicon::Lexicon(std::span<const std::string_view> names) {
  Tally characters, pairs;
  for (std::string_view name : names) {
    char32_t previous = 0;
    while (const auto character = utf8::next(name)) {
      characters.add(*character);
      if (previous != 0) pairs.add(pair_key(previous, *character));
      previous = *character;
    }
  }
  characters_ = characters.sorted();
  pairs_ = pairs.sorted();
  most_after_.resize(characters_.size());
  for (std::size_t i = 0, at = 0; i < characters_.size(); ++i) {
    most_ = std::max(most_, characters_[i].times);
    for (; at < pairs_.size() && pairs_[at].key >> 32U == characters_[i].key; ++at) {
      most_after_[i] = std::max(most_after_[i], pairs_[at].times);
    }
  }
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
