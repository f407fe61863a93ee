#include "content/store/signed_date.h"

#include <algorithm>

#include "content/store/state_record.h"
#include "content/store/status_file.h"
#include "content/store/stored_release.h"

namespace gongshi::content::store {

WallTime newest_signed_date(const Layout& layout) {
  const auto provision = read_provision(layout);
  if (!provision) return {};
  WallTime newest = provision->root().issued;
  if (const auto status = read_status_file(layout, *provision)) {
    newest = std::max(newest, status->issued);
  }
  if (const auto state = read_state(layout.folder); state && !state->current.empty()) {
    const auto manifest = stored_manifest(layout, *provision, state->current);
    if (manifest) newest = std::max(newest, manifest->created);
  }
  return newest;
}

}  // namespace gongshi::content::store
