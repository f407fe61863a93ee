#include "content/store/stored_release.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <tuple>

#include "content/bundle/hash.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

Error damaged(const fs::path& path) {
  return {Errc::kCorrupt,
          {path.string() + " 已损坏", path.string() + " is damaged"},
          std::string(bundle::verdict_word(bundle::Verdict::kHash))};
}

}  // namespace

ReleaseId release_id(const bundle::Manifest& manifest, const std::string& manifest_hash) {
  return {manifest.site, manifest.channel, manifest.epoch,      manifest.seq,
          manifest_hash, manifest.created, manifest.fresh_until};
}

Result<bundle::Manifest> stored_manifest(const Layout& layout, const Provision& provision,
                                         const std::string& manifest_hash) {
  const fs::path path = layout.release(manifest_hash) / "manifest";
  GONGSHI_TRY(const DocumentFile document, read_document(path, bundle::kMaxManifestFile));
  if (bundle::sha256(document.text).hex() != manifest_hash) return damaged(path);
  // A planned root change leaves older content valid: it counts under the root that accepted it.
  for (auto root = provision.roots.rbegin(); root != provision.roots.rend(); ++root) {
    bundle::Decision decision = bundle::decide_manifest(*root, document.signed_document(),
                                                        provision.addressee(), std::nullopt);
    if (!decision.ok()) continue;
    bundle::Manifest manifest = std::move(decision.accepted->manifest);
    if (manifest.epoch < provision.root().min_display_epoch) {
      return Error{Errc::kRejected,
                   {"期号 " + manifest.serial() + " 已被信息公开办公室停用，不再显示",
                    "number " + manifest.serial() + " has been withheld by the office"},
                   std::string(bundle::verdict_word(bundle::Verdict::kEpoch))};
    }
    return manifest;
  }
  return damaged(path);
}

std::vector<std::string> verified_releases(const Layout& layout, const Provision& provision) {
  using Numbered = std::tuple<std::uint64_t, std::uint64_t, std::string>;
  std::vector<Numbered> found;
  std::error_code error;  // an unreadable folder holds nothing that verifies
  for (fs::directory_iterator entry(layout.releases(), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string hash = entry->path().filename().string();
    const auto manifest = stored_manifest(layout, provision, hash);
    if (manifest) found.emplace_back(manifest->epoch, manifest->seq, hash);
  }
  std::ranges::sort(found, std::greater{});
  std::vector<std::string> hashes;
  for (Numbered& release : found) hashes.push_back(std::move(std::get<2>(release)));
  return hashes;
}

Result<std::shared_ptr<const MappedObjects>> MappedObjects::open(const bundle::Manifest& manifest,
                                                                 const Locate& locate) {
  std::shared_ptr<MappedObjects> objects(new MappedObjects);
  for (const bundle::ManifestObject& object : manifest.objects) {
    const fs::path path = locate(object.raw_hash);
    GONGSHI_TRY(MappedFile file, MappedFile::open(path, static_cast<std::size_t>(object.raw_size)));
    if (file.bytes().size() != object.raw_size) return damaged(path);
    objects->files_.emplace_hint(objects->files_.end(), object.path, std::move(file));
  }
  return std::shared_ptr<const MappedObjects>(std::move(objects));
}

namespace {

/// Reads a mapping in ahead of its use, so that a bad sector is an error here and not a signal that
/// ends the program. Kernels before 5.14 do not know this and are believed.
bool can_be_read(const MappedFile& file) {
  const auto bytes = file.bytes();
  if (bytes.empty()) return true;
  void* address = const_cast<std::byte*>(bytes.data());  // madvise(2) writes nothing
  return ::madvise(address, bytes.size(), MADV_POPULATE_READ) == 0 || errno == EINVAL;
}

}  // namespace

Result<std::string_view> MappedObjects::bytes(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    const std::string name(path);
    return Error{Errc::kNotFound, {"内容包中没有 " + name, "the release holds no " + name}, {}};
  }
  if (can_be_read(found->second)) return found->second.text();
  return damaged(fs::path(path));
}

std::vector<std::string> MappedObjects::paths() const {
  std::vector<std::string> paths;
  paths.reserve(files_.size());
  for (const auto& [path, file] : files_) paths.push_back(path);
  return paths;
}

void MappedObjects::rest() const {
  for (const auto& [path, file] : files_) {
    const std::span<const std::byte> bytes = file.bytes();
    if (bytes.empty()) continue;
    // A refusal leaves the pages where they are, which is no fault.
    static_cast<void>(::madvise(const_cast<std::byte*>(bytes.data()), bytes.size(), MADV_DONTNEED));
  }
}

bool objects_present(const Layout& layout, const bundle::Manifest& manifest) {
  return std::ranges::all_of(manifest.objects, [&](const bundle::ManifestObject& object) {
    std::error_code error;
    const fs::path path = layout.object(object.raw_hash);
    return fs::is_regular_file(fs::symlink_status(path, error)) &&
           fs::file_size(path, error) == object.raw_size && !error;
  });
}

}  // namespace gongshi::content::store
