// Store::clean_up: after a commit, whatever neither the current nor the previous release needs
// goes.
#include <set>

#include "content/bundle/verdict.h"
#include "content/store/object_file.h"
#include "content/store/store.h"

namespace gongshi::content::store {

Status Store::clean_up() {
  std::set<std::string> wanted_objects;
  for (const std::string& hash : {state_.current, state_.previous}) {
    if (hash.empty()) continue;
    // Withheld releases parse too: only what nobody can name any more goes.
    const auto document =
        read_document(layout_.release(hash) / "manifest", bundle::kMaxManifestFile);
    const auto manifest = document ? bundle::Manifest::parse(document->text) : document.error();
    if (!manifest) {
      // Lost or damaged, nobody can fall back to it; what merely cannot be read now may be whole.
      const Errc code = manifest.error().code;
      const bool lost = code == Errc::kNotFound || code == Errc::kCorrupt ||
                        manifest.error().word == bundle::verdict_word(bundle::Verdict::kFormat);
      if (hash == state_.current || !lost) return manifest.error();
      continue;
    }
    for (const auto& object : manifest->objects) wanted_objects.insert(object.raw_hash.hex());
  }
  for (const fs::path& release : entries_of(layout_.releases())) {
    const std::string hash = release.filename().string();
    if (hash != state_.current && hash != state_.previous) GONGSHI_CHECK(disk_->remove(release));
  }
  for (const fs::path& folder : entries_of(layout_.objects())) {
    for (const fs::path& object : entries_of(folder)) {
      if (!wanted_objects.contains(object.filename().string()))
        GONGSHI_CHECK(disk_->remove(object));
    }
  }
  return staging_.empty();
}

}  // namespace gongshi::content::store
