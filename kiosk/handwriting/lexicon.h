// Lexicon: which characters the names of an issue are made of, and which follow which. It only
// orders candidates that look alike: a character that no name has can still be written.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gongshi::handwriting {

class Lexicon {
 public:
  struct Count {
    std::uint64_t key = 0;
    std::uint32_t times = 0;
  };

  Lexicon() = default;
  explicit Lexicon(std::span<const std::string_view> names);

  /// 0: in no name; 1: the most frequent one of all. By the logarithm of how often.
  [[nodiscard]] float commonness(char32_t character) const;
  /// How common `character` is among those right after `previous`, 0 .. 1.
  [[nodiscard]] float follows(char32_t previous, char32_t character) const;

  [[nodiscard]] bool empty() const { return characters_.empty(); }

 private:
  using Counts = std::vector<Count>;  // by key, ascending

  [[nodiscard]] static std::uint32_t times(const Counts& counts, std::uint64_t key);

  Counts characters_;
  Counts pairs_;                           // previous << 32 | character
  std::vector<std::uint32_t> most_after_;  // beside characters_: times of its commonest follower
  std::uint32_t most_ = 0;
};

}  // namespace gongshi::handwriting
