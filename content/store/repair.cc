// Store, where something was lost or damaged: what an updater puts back at its start, and what a
// scrub has it restore or take away.
#include <utility>

#include "content/store/store.h"
#include "content/store/stored_release.h"

namespace gongshi::content::store {
namespace {

constexpr unsigned kReadOnly = 0444;

}  // namespace

/// read_provision() has made up for a lost site file from what verifies; now it is a file again.
Status Store::restore_site() {
  if (read_site(layout_)) return {};
  return disk_->replace(layout_.staging(), layout_.site(), format_site(provision_), kReadOnly);
}

/// A copy of the state record is lost, perhaps the newer one: the highest release on disk that
/// verifies is current, and the floor is never below it.
Status Store::rebuild_state() {
  std::vector<std::string> whole;
  StateRecord state = state_;
  state.generation += 1;
  for (const std::string& hash : verified_releases(layout_, provision_)) {
    const auto manifest = stored_manifest(layout_, provision_, hash);
    if (!manifest) continue;
    if (std::pair(manifest->epoch, manifest->seq) > std::pair(state.floor_epoch, state.floor_seq)) {
      state.floor_epoch = manifest->epoch;
      state.floor_seq = manifest->seq;
      state.floor_manifest = hash;
    }
    if (objects_present(layout_, *manifest)) whole.push_back(hash);
  }
  if (!whole.empty()) state.current = whole[0];
  state.previous = whole.size() > 1 ? whole[1] : std::string();
  GONGSHI_CHECK(write_state(*disk_, layout_.folder, state));
  state_ = std::move(state);
  return {};
}

Status Store::restore_object(const bundle::Hash& raw_hash, std::string_view raw) {
  const fs::path target = layout_.object(raw_hash);
  GONGSHI_CHECK(staging_.drop(raw_hash));
  GONGSHI_CHECK(staging_.put(raw_hash, raw));
  GONGSHI_TRY([[maybe_unused]] const bool made, disk_->make_directory(target.parent_path()));
  GONGSHI_CHECK(disk_->rename(staging_.object(raw_hash), target));
  GONGSHI_CHECK(disk_->sync_directory(target.parent_path()));
  return disk_->sync_directory(layout_.objects());
}

Status Store::restore_release(const std::string& hash, const bundle::SignedDocument& manifest) {
  return commit_release(hash, manifest);
}

Status Store::take_away(const bundle::Hash& raw_hash) {
  const fs::path path = layout_.object(raw_hash);
  GONGSHI_CHECK(disk_->remove(path));
  return disk_->sync_directory(path.parent_path());
}

Status Store::renew_state() {
  StateRecord next = state_;
  next.generation += 1;
  GONGSHI_CHECK(write_state(*disk_, layout_.folder, next));
  state_ = std::move(next);
  return {};
}

}  // namespace gongshi::content::store
