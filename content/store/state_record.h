// StateRecord: which release is shown, which came before it, and the floor. It is the commit.
//
// Two copies, state.0 and state.1, are written in turn; the valid one with the higher generation
// holds. A copy that a power cut spoilt fails its checksum and the other one still tells the truth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "content/store/disk.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct StateRecord {
  std::uint64_t generation = 0;
  std::string current;   // manifest hash in hex; empty: none yet
  std::string previous;  // likewise

  /// The highest (epoch, seq) ever accepted, and its manifest: nothing below it is taken again.
  std::uint64_t floor_epoch = 0;
  std::uint64_t floor_seq = 0;
  std::string floor_manifest;

  bool operator==(const StateRecord&) const = default;
};

/// LAYOUT.md, "State record".
[[nodiscard]] std::string format_state(const StateRecord& state);
[[nodiscard]] Result<StateRecord> parse_state(std::string_view text);

struct StateCopies {
  std::optional<StateRecord> newest;  // of the valid copies
  bool damaged = false;               // a copy that should be there is not valid
};

[[nodiscard]] StateCopies read_state_copies(const fs::path& store);

/// The newest valid copy. Empty when neither is valid.
[[nodiscard]] std::optional<StateRecord> read_state(const fs::path& store);

/// Replaces the older copy; `state.generation` must be the last one plus 1.
[[nodiscard]] Status write_state(Disk& disk, const fs::path& store, const StateRecord& state);

}  // namespace gongshi::content::store
