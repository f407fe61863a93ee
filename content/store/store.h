// Store: the updater's side. The only thing that writes to a store, and only one at a time.
//
//   import / pull ─ steps 1-7 ─[store]─ stage, load, commit ─ reader
//
// Whatever fails, the release that was shown before is still there, whole; once commit() has
// returned, a power cut cannot bring the old one back.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/bundle/decision.h"
#include "content/store/disk.h"
#include "content/store/layout.h"
#include "content/store/provision.h"
#include "content/store/staging.h"
#include "content/store/state_record.h"
#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// Free space that must stay after an update: journals, logs, the next root.
inline constexpr std::uint64_t kSpareBytes = std::uint64_t{16} << 20;

class Store {
 public:
  /// Makes `folder` into a store for this site and channel, trusting `root`, which must be signed
  /// by its own root keys. A store whose roots are all lost may be given one again; what it has
  /// accepted stays. Errc::kUsage: there is a store already, or the root is another site's.
  [[nodiscard]] static Status init(Disk& disk, const fs::path& folder, const std::string& site,
                                   const std::string& channel, const bundle::SignedDocument& root);

  /// Takes the lock, clears the staging folder, rebuilds a lost state record.
  /// Errc::kNotFound: not set up. kTimeout: another updater is at work.
  [[nodiscard]] static Result<Store> open(Disk& disk, const fs::path& folder);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] const Provision& provision() const { return provision_; }
  [[nodiscard]] const StateRecord& state() const { return state_; }
  [[nodiscard]] bundle::Floor floor() const;

  /// Keeps a root that next_root() has accepted. From here on it counts.
  [[nodiscard]] Status accept_root(const bundle::Root& root,
                                   const bundle::SignedDocument& document);

  /// Keeps a status document if the current root's status keys signed it, it is for this device and
  /// newer than the one kept. False when it is not.
  [[nodiscard]] Result<bool> accept_status(const bundle::SignedDocument& document);

  /// Makes the verified release the current one. Its objects are in the store or staged.
  [[nodiscard]] Status commit(const bundle::Accepted& release,
                              const bundle::SignedDocument& manifest);

  /// Puts a verified object, or the signed manifest of a release, back in its damaged one's place.
  [[nodiscard]] Status restore_object(const bundle::Hash& raw_hash, std::string_view raw);
  [[nodiscard]] Status restore_release(const std::string& hash,
                                       const bundle::SignedDocument& manifest);
  /// Takes a damaged object away, so that readers fall back instead of showing it.
  [[nodiscard]] Status take_away(const bundle::Hash& raw_hash);
  /// The previous release is damaged beyond repair; nobody is to fall back to it.
  void forget_previous() { state_.previous.clear(); }
  /// Writes the state record anew under the next generation: readers let go of what they hold.
  [[nodiscard]] Status renew_state();

  /// True when the current release is this one and all its files are there.
  [[nodiscard]] bool holds_whole(const bundle::Accepted& release) const;

  /// Removes what neither the current nor the previous release needs.
  [[nodiscard]] Status clean_up();

  /// For the steps before the commit.
  [[nodiscard]] Staging& staging() { return staging_; }
  [[nodiscard]] const Staging& staging() const { return staging_; }
  [[nodiscard]] Disk& disk() const { return *disk_; }

 private:
  Store(Disk& disk, Layout layout, Fd lock);

  [[nodiscard]] Status make_folders();
  [[nodiscard]] Status write_document(const fs::path& path, const bundle::SignedDocument& document);
  [[nodiscard]] Status commit_objects(const bundle::Manifest& manifest);
  [[nodiscard]] Status commit_release(const std::string& hash,
                                      const bundle::SignedDocument& manifest);
  [[nodiscard]] Status restore_site();
  [[nodiscard]] Status rebuild_state();
  [[nodiscard]] bool is_whole(const std::string& hash) const;

  Disk* disk_;
  Layout layout_;
  Staging staging_;
  Fd lock_;
  Provision provision_;
  StateRecord state_;
};

}  // namespace gongshi::content::store
