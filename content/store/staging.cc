#include "content/store/staging.h"

#include <set>

#include "content/store/object_file.h"

namespace gongshi::content::store {
namespace {

constexpr unsigned kReadOnly = 0444;

}  // namespace

Status Staging::make_folders() {
  for (const fs::path& part : {folder_, folder_ / "objects", folder_ / "partial"}) {
    GONGSHI_TRY([[maybe_unused]] const bool made, disk_->make_directory(part));
  }
  return {};
}

Status Staging::start() {
  for (const fs::path& entry : entries_of(folder_)) {
    const fs::path name = entry.filename();
    std::error_code error;
    const bool kept = fs::is_directory(fs::symlink_status(entry, error)) &&
                      (name == "objects" || name == "partial");
    if (!kept) GONGSHI_CHECK(disk_->remove(entry));
  }
  return make_folders();
}

Status Staging::keep_only(const bundle::Manifest& manifest) {
  std::set<std::string> raw;
  std::set<std::string> stored;
  for (const auto& object : manifest.objects) {
    raw.insert(object.raw_hash.hex());
    stored.insert(object.stored_hash.hex());
  }
  for (const auto& delta : manifest.deltas) stored.insert(delta.hash.hex());
  for (const auto& [folder, wanted] :
       {std::pair(folder_ / "objects", &raw), std::pair(folder_ / "partial", &stored)}) {
    for (const fs::path& entry : entries_of(folder)) {
      if (!wanted->contains(entry.filename().string())) GONGSHI_CHECK(disk_->remove(entry));
    }
  }
  return {};
}

Status Staging::empty() {
  for (const fs::path& entry : entries_of(folder_)) GONGSHI_CHECK(disk_->remove(entry));
  return make_folders();
}

Status Staging::put(const bundle::Hash& raw_hash, std::string_view raw) {
  return disk_->create(object(raw_hash), raw, kReadOnly);
}

Result<bool> Staging::adopt(const bundle::ManifestObject& object) {
  const fs::path path = this->object(object.raw_hash);
  if (!is_there(path)) return false;
  if (!is_object(path, object.raw_size, object.raw_hash)) {
    GONGSHI_CHECK(disk_->remove(path));
    return false;
  }
  // Whoever wrote it may have been killed before the fsync.
  GONGSHI_CHECK(disk_->settle(path, kReadOnly));
  return true;
}

Status Staging::drop(const bundle::Hash& raw_hash) {
  const fs::path path = object(raw_hash);
  return is_there(path) ? disk_->remove(path) : Status();
}

}  // namespace gongshi::content::store
