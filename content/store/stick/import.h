// Import: a bundle file, or a folder with several, comes in from a stick.
//
// Each candidate is copied whole into the staging folder first; only the copy is looked at, so the
// stick may go at any time and may answer differently on a second read.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "content/store/install.h"
#include "content/store/store.h"

namespace gongshi::content::store {

inline constexpr std::size_t kMaxCandidates = 16;

struct Candidate {
  std::string name;  // of the file
  Outcome outcome;
};

struct ImportReport {
  Outcome outcome;                    // of the whole import
  std::vector<Candidate> candidates;  // each file that was looked at, by name
  std::optional<std::size_t> taken;   // index of the candidate that is in use now
  bool more_left_out = false;         // the folder holds more than is looked at
};

struct ImportOptions {
  std::string shown;                        // what sentences call a folder; empty: its path
  const std::atomic<bool>* stop = nullptr;  // set by another thread: copy no further
};

/// Installs the highest acceptable bundle of `source`. Bad neighbours do not stop it. Names in
/// sentences are made harmless.
[[nodiscard]] ImportReport import(Store& store, const fs::path& source,
                                  const ImportOptions& options = {});

}  // namespace gongshi::content::store
