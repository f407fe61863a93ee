// Heal: a scrub, and then: fetch what is damaged again; what cannot be had is taken away, so that
// readers fall back to the previous release.
//
//   scrub ─ damaged ─[web tree: full object or delta]─ restored │ taken away ─ new generation
//
// A stick heals too: importing the release that is in use restores what is missing of it.
#pragma once

#include <atomic>
#include <optional>

#include "content/store/fetch/web_objects.h"
#include "content/store/object_file.h"
#include "content/store/store.h"

namespace gongshi::content::store {

struct Healed {
  std::size_t objects = 0;     // looked at
  std::size_t damaged = 0;     // objects and manifests
  std::size_t repaired = 0;    // of these
  std::size_t taken_away = 0;  // of these; what could not even be read is left where it is

  [[nodiscard]] Sentence sentence() const;
  bool operator==(const Healed&) const = default;
};

/// Without a tree nothing can be fetched. Errc::kClosed: `go_on` said no; nothing was taken away.
/// `patience` is for the network. The note for people is written too (scrub_note.h).
[[nodiscard]] Result<Healed> heal(Store& store, WebTree* tree, WallTime now,
                                  const Patience& patience = real_patience(),
                                  const GoOn& go_on = {});

/// Leaves the disk to others for a fifth of the time; false once `stop` is set.
[[nodiscard]] GoOn gently(const std::atomic<bool>& stop);

}  // namespace gongshi::content::store
