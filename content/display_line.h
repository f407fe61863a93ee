// DisplayLine: what one display shows, with proof and age: the row that `gongshi-sync status`, the
// demo and the receipts all tell.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "drivers/os/clock.h"

namespace gongshi::content {

/// The strongest thing known about a display, weakest first; never more than was observed.
enum class Proof { kNone, kSent, kAcknowledged, kReadBack, kDrawn, kNoAnswer };

enum class Seen { kUnknown, kSeen, kNotSeen };

struct DisplayLine {
  std::string display;        // "lobby-1"
  std::string kind;           // "onbon-k"
  std::string serial;         // "1-42"; empty: not known
  std::string manifest_hash;  // of the release behind the serial; empty: not known
  Proof proof = Proof::kNone;
  std::optional<WallTime> proved_at{};  // when `proof` was last observed: the age counts from here
  Seen seen = Seen::kUnknown;
  std::optional<WallTime> not_seen_since{};

  bool operator==(const DisplayLine&) const = default;
};

/// One vocabulary for files, documents and JSON.
inline constexpr std::array<std::pair<Proof, std::string_view>, 6> kProofWords{
    {{Proof::kNone, "none"},
     {Proof::kSent, "sent"},
     {Proof::kAcknowledged, "acknowledged"},
     {Proof::kReadBack, "read back"},
     {Proof::kDrawn, "drawn"},
     {Proof::kNoAnswer, "no answer"}}};
inline constexpr std::array<std::pair<Seen, std::string_view>, 3> kSeenWords{
    {{Seen::kUnknown, "unknown"}, {Seen::kSeen, "seen"}, {Seen::kNotSeen, "not seen"}}};

[[nodiscard]] constexpr std::string_view proof_word(Proof proof) {
  return kProofWords[static_cast<std::size_t>(proof)].second;
}
[[nodiscard]] constexpr std::string_view seen_word(Seen seen) {
  return kSeenWords[static_cast<std::size_t>(seen)].second;
}
[[nodiscard]] constexpr std::optional<Proof> proof_from_word(std::string_view word) {
  for (const auto& [proof, its_word] : kProofWords) {
    if (its_word == word) return proof;
  }
  return std::nullopt;
}
[[nodiscard]] constexpr std::optional<Seen> seen_from_word(std::string_view word) {
  for (const auto& [seen, its_word] : kSeenWords) {
    if (its_word == word) return seen;
  }
  return std::nullopt;
}

}  // namespace gongshi::content
