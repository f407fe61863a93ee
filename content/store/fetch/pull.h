// Pull: one network round: roots, status, manifest, and only the objects that are missing.
//
//   root/N+1 … not found ─ status ─ manifest, signatures ─[steps 3-7]─ objects ─ commit
//
// Everything is settled before the first object is fetched. When nothing is new a round is one
// small question, "has the status changed?", and once an hour a second one, "is there a next
// root?".
#pragma once

#include <string>

#include "content/store/fetch/web_objects.h"
#include "content/store/fetch/web_tree.h"
#include "content/store/install.h"
#include "content/store/store.h"

namespace gongshi::content::store {

struct PullReport {
  Outcome outcome;
  bool no_status = false;  // the tree names no release: not an error, nothing was done
  std::uint64_t bytes_received = 0;
};

struct PullOptions {
  Patience patience = real_patience();
  WallTime now{};             // zero: not known, and both questions are asked
  bool ask_for_root = false;  // now, however lately it was asked
};

/// `url` is remembered with what the server said about its status file.
[[nodiscard]] PullReport pull(Store& store, WebTree& tree, const std::string& url,
                              const PullOptions& options = {});

}  // namespace gongshi::content::store
