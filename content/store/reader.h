// Reader: the read-only side of the store, for the kiosk, the signage daemon and status.
//
// Never writes. Belongs to one thread. A release that it has handed out stays whole while it is
// held, whatever the updater does meanwhile.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "content/release.h"
#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content {

namespace store {
struct FreshnessFacts;
struct Provision;
struct StateRecord;
}  // namespace store

/// States of bundle security section 8, in its order of severity.
enum class Freshness {
  kWithheld,
  kFallback,
  kStale,
  kClockUnsure,
  kBehind,
  kUnconfirmed,
  kCurrent
};

[[nodiscard]] std::string_view freshness_word(Freshness freshness);  // "CURRENT"
/// The maintenance code that stands on screens: "S1" (WITHHELD) to "S7" (CURRENT).
[[nodiscard]] std::string freshness_code(Freshness freshness);

class Reader {
 public:
  /// Opens the store for reading. A store that does not exist yet is not an error: there is simply
  /// no release, and changed_fd() tells when one comes.
  [[nodiscard]] static Result<Reader> open(const fs::path& store);

  /// The release that the newest valid state record names, with signatures and sizes checked;
  /// a damaged one falls back as bundle security section 5 says. The same release as before is the
  /// same object while somebody holds it.
  /// Errc::kNotFound: no release has been accepted yet. kRejected: withheld or nothing verifies.
  [[nodiscard]] Result<std::shared_ptr<const Release>> load() const;

  /// About the release that load() gave last.
  [[nodiscard]] Freshness freshness(WallTime now) const;
  /// The same as facts, from which freshness_report() tells the state at any moment.
  [[nodiscard]] store::FreshnessFacts facts() const;

  /// Readable when the state record may have changed; call acknowledge() and then load().
  [[nodiscard]] int changed_fd() const { return changed_.get(); }
  void acknowledge();

 private:
  /// What load() gave last.
  struct Shown {
    std::optional<ReleaseId> id;
    bool fallback = false;
    std::uint64_t generation = 0;  // of the state record that it was loaded under
    std::weak_ptr<const Release> release;
  };

  Reader(fs::path store, Fd changed);
  void watch();
  [[nodiscard]] std::shared_ptr<const Release> held_of(const store::StateRecord& state,
                                                       const store::Provision& provision) const;
  std::shared_ptr<const Release> show(std::shared_ptr<const Release> release,
                                      const store::StateRecord& state) const;

  fs::path store_;
  Fd changed_;
  mutable Shown shown_;
};

}  // namespace gongshi::content
