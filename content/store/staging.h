// Staging: everything under construction, in one folder of the store.
//
//   objects/<raw hash>      decoded objects of the release at hand, waiting for its commit
//   partial/<stored hash>   what has come of a transfer that broke off
//
// Those two outlive a restart, so that nothing is fetched twice; neither is believed before its
// bytes have been hashed again. Everything else here is emptied by every updater at its start.
#pragma once

#include <string_view>

#include "content/bundle/manifest.h"
#include "content/store/disk.h"
#include "content/store/layout.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class Staging {
 public:
  Staging(Disk& disk, const Layout& layout) : disk_(&disk), folder_(layout.staging()) {}

  [[nodiscard]] fs::path object(const bundle::Hash& raw) const {
    return folder_ / "objects" / raw.hex();
  }
  [[nodiscard]] fs::path partial(const bundle::Hash& stored) const {
    return folder_ / "partial" / stored.hex();
  }
  [[nodiscard]] fs::path release() const { return folder_ / "release"; }

  /// Removes all but the two kinds above, and makes the folders for them.
  [[nodiscard]] Status start();
  /// Drops what `manifest` does not name: what stays is bounded by its sizes.
  [[nodiscard]] Status keep_only(const bundle::Manifest& manifest);
  [[nodiscard]] Status empty();

  /// `raw` is the verified object.
  [[nodiscard]] Status put(const bundle::Hash& raw_hash, std::string_view raw);
  /// True when the object lies here already, whole, and is as durable as put() makes it; a damaged
  /// one is removed.
  [[nodiscard]] Result<bool> adopt(const bundle::ManifestObject& object);
  /// An object that is not wanted here; gone already is fine.
  [[nodiscard]] Status drop(const bundle::Hash& raw_hash);

 private:
  [[nodiscard]] Status make_folders();

  Disk* disk_;
  fs::path folder_;
};

}  // namespace gongshi::content::store
