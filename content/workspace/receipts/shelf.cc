#include "content/workspace/receipts/shelf.h"

#include <algorithm>

#include "content/bundle/container.h"
#include "content/bundle/decision.h"
#include "content/bundle/object.h"
#include "content/bundle/serial.h"

namespace gongshi::content::receipts {
namespace {

constexpr std::size_t kMaxIssues = 10'000;
constexpr std::size_t kMaxNamed = 100;  // of those that do not count

Error not_here(const std::string& what_zh, const std::string& what_en) {
  return {Errc::kNotFound, {what_zh, what_en}, {}};
}

}  // namespace

struct Shelf::Stored {
  fs::path web;
  std::vector<MappedFile> files;
  std::map<bundle::Hash, std::string_view> in_bundles;  // views into `files`

  [[nodiscard]] Result<std::string> raw(const bundle::ManifestObject& object) const {
    const auto found = in_bundles.find(object.stored_hash);
    if (found != in_bundles.end()) return bundle::raw_object(object, found->second);
    const std::string hash = object.stored_hash.hex();
    if (web.empty()) {
      return not_here("没有对象 " + object.path, "the object " + object.path + " is not at hand");
    }
    GONGSHI_TRY(const std::string bytes,
                read_file(web / "obj" / hash.substr(0, 2) / hash, object.stored_size));
    return bundle::raw_object(object, bytes);
  }
};

/// Reads an object when it is asked for: to look for an item, the tables are enough.
class Shelf::ShelfObjects final : public Objects {
 public:
  ShelfObjects(std::shared_ptr<const Stored> stored, const bundle::Manifest& manifest)
      : stored_(std::move(stored)) {
    for (const bundle::ManifestObject& object : manifest.objects) {
      objects_.emplace(object.path, object);
    }
  }

  Result<std::string_view> bytes(std::string_view path) const override {
    if (const auto read = read_.find(path); read != read_.end()) {
      return std::string_view(read->second);
    }
    const auto object = objects_.find(path);
    if (object == objects_.end()) {
      const std::string name(path);
      return not_here("清单里没有 " + name, "the manifest does not list " + name);
    }
    GONGSHI_TRY(std::string raw, stored_->raw(object->second));
    return std::string_view(read_.emplace(path, std::move(raw)).first->second);
  }

  std::vector<std::string> paths() const override {
    std::vector<std::string> paths;
    paths.reserve(objects_.size());
    for (const auto& [path, object] : objects_) paths.push_back(path);
    return paths;
  }

 private:
  std::shared_ptr<const Stored> stored_;
  std::map<std::string, bundle::ManifestObject, std::less<>> objects_;
  mutable std::map<std::string, std::string, std::less<>> read_;
};

Result<Shelf> Shelf::open(const fs::path& web, const std::vector<fs::path>& bundles,
                          const std::vector<bundle::RootFile>& roots) {
  Shelf shelf;
  shelf.roots_ = roots;
  shelf.stored_ = std::make_shared<Stored>();
  shelf.stored_->web = web;
  if (!web.empty()) GONGSHI_CHECK(shelf.add_web());
  for (const fs::path& path : bundles) GONGSHI_CHECK(shelf.add_bundle(path));
  for (const auto& [hash, manifest] : shelf.manifests_) {
    shelf.issues_.push_back({manifest.serial(), hash});
  }
  std::ranges::sort(shelf.issues_, [](const KnownIssue& a, const KnownIssue& b) {
    return serial_before(b.serial, a.serial);
  });
  return shelf;
}

/// Signed under the root of today or, like content that devices took earlier, one before it.
bool Shelf::counts(const bundle::SignedDocument& document) const {
  if (roots_.empty()) return true;
  return std::ranges::any_of(roots_, [&document](const bundle::RootFile& file) {
    return bundle::decide_manifest(file.root, document, {file.root.site, {}}, std::nullopt).ok();
  });
}

void Shelf::add_manifest(const std::string& name, const bundle::SignedDocument& document) {
  if (counts(document)) {
    auto manifest = bundle::Manifest::parse(document.text);
    if (manifest) {
      manifests_.emplace(bundle::sha256(document.text).hex(), *std::move(manifest));
      return;
    }
  }
  if (passed_over_.size() < kMaxNamed) passed_over_.push_back(name);
}

Status Shelf::add_web() {
  const fs::path folder = stored_->web / "manifest";
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().has_extension()) continue;  // a signature
    GONGSHI_TRY(const auto document,
                bundle::DocumentFile::read(entry->path(), bundle::kMaxManifestFile));
    // A name that is no number is not repeated: a terminal might obey it.
    const auto serial = bundle::Serial::parse(entry->path().filename().string());
    add_manifest(serial ? serial->text() : "?", document.view());
    if (manifests_.size() > kMaxIssues) {
      return Error{Errc::kCorrupt,
                   {folder.string() + " 中的期数太多", folder.string() + " holds too many issues"},
                   {}};
    }
  }
  if (!error) return {};
  const std::string name = stored_->web.string();
  return not_here(name + " 不是发布目录，其中没有 manifest 目录",
                  name + " is no web tree; it has no folder manifest");
}

Status Shelf::add_bundle(const fs::path& path) {
  GONGSHI_TRY(MappedFile file, MappedFile::open(path, bundle::kMaxBundleFile));
  GONGSHI_TRY(const auto container, bundle::Container::read(file.text()));
  add_manifest(path.filename().string(), container.manifest);
  for (const auto& object : container.objects) {
    stored_->in_bundles.emplace(object.stored_hash, object.stored);
  }
  stored_->files.push_back(std::move(file));
  return {};
}

Result<std::shared_ptr<const Release>> Shelf::release(const std::string& manifest) const {
  const auto found = manifests_.find(manifest);
  if (found == manifests_.end()) {
    return not_here("手头没有这一期内容", "this issue is not at hand");
  }
  const bundle::Manifest& its = found->second;
  ReleaseId id{its.site, its.channel, its.epoch, its.seq, manifest, its.created, its.fresh_until};
  return Release::load(std::move(id), std::make_shared<ShelfObjects>(stored_, its));
}

}  // namespace gongshi::content::receipts
