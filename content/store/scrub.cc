#include "content/store/scrub.h"

#include <set>

#include "content/store/stored_release.h"

namespace gongshi::content::store {
namespace {

/// A release that may not be shown any more is whole all the same.
ScrubbedRelease look_at(const Layout& layout, const Provision& provision, const std::string& hash) {
  auto manifest = stored_manifest(layout, provision, hash);
  if (manifest) return {hash, *std::move(manifest)};
  const Errc why = manifest.error().code;
  if (why != Errc::kRejected) return {hash, std::nullopt, why == Errc::kIo};
  const auto document = read_document(layout.release(hash) / "manifest", bundle::kMaxManifestFile);
  auto parsed = document ? bundle::Manifest::parse(document->text) : document.error();
  if (!parsed) return {hash, std::nullopt};
  return {hash, *std::move(parsed)};
}

}  // namespace

Result<Scrub> scrub(const Layout& layout, const Provision& provision, const StateRecord& state,
                    const GoOn& go_on) {
  Scrub found;
  std::set<bundle::Hash> seen;
  for (const std::string& hash : {state.current, state.previous}) {
    if (hash.empty()) continue;
    found.releases.push_back(look_at(layout, provision, hash));
    const auto& manifest = found.releases.back().manifest;
    if (!manifest) continue;
    for (const bundle::ManifestObject& object : manifest->objects) {
      if (!seen.insert(object.raw_hash).second) continue;
      const auto file = hash_file(layout.object(object.raw_hash), object.raw_size,
                                  /*from_disk=*/true, go_on);
      if (!file && file.error().code == Errc::kClosed) return file.error();
      ++found.objects;
      if (file) found.bytes += file->size;
      if (!file || file->hash != object.raw_hash) found.damaged.push_back(object);
    }
  }
  return found;
}

}  // namespace gongshi::content::store
