#include "content/store/store.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <set>
#include <tuple>

#include "content/bundle/document.h"
#include "content/store/object_file.h"
#include "content/store/status_file.h"
#include "content/store/stored_release.h"

namespace gongshi::content::store {
namespace {

constexpr unsigned kReadOnly = 0444;
constexpr unsigned kReadWrite = 0644;

Error usage(std::string zh, std::string en) {
  return {Errc::kUsage, {std::move(zh), std::move(en)}, {}};
}

Result<Fd> take_lock(const Layout& layout) {
  const std::string name = layout.lock().string();
  Fd lock(::open(name.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kReadWrite));
  if (!lock) return os_error(errno, {"打开 " + name + " ", "cannot open " + name});
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return os_error(errno, {"锁定 " + name + " ", "cannot lock " + name});
  return Error{Errc::kTimeout,
               {"另一个 gongshi-sync 正在更新这个内容库，请稍后再试",
                "another gongshi-sync is updating this store; try again later"},
               "E_IO"};
}

/// Makes folders down to `folder`, each one's name durable in its parent.
Status make_path(Disk& disk, const fs::path& folder) {
  if (folder.empty() || is_there(folder)) return {};
  GONGSHI_CHECK(make_path(disk, folder.parent_path()));
  GONGSHI_TRY(const bool made, disk.make_directory(folder));
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  return made ? disk.sync_directory(parent) : Status{};
}

}  // namespace

Store::Store(Disk& disk, Layout layout, Fd lock)
    : disk_(&disk), layout_(std::move(layout)), staging_(disk, layout_), lock_(std::move(lock)) {}

Status Store::init(Disk& disk, const fs::path& folder, const std::string& site,
                   const std::string& channel, const bundle::SignedDocument& root) {
  const Layout layout{fs::absolute(folder).lexically_normal()};
  const auto before = read_provision(layout);
  const bool rootless = !before && before.error().word == "E_ROOT";
  if (before || (is_there(layout.site()) && !rootless)) {
    return usage(folder.string() + " 已经是内容库，不会覆盖",
                 folder.string() + " is a store already and is kept");
  }
  if (!bundle::is_site(site) || !bundle::is_channel(channel)) {
    return usage("站点只能用小写字母、数字和连字符（至多 32 个），频道只能用小写字母（至多 16 个）",
                 "a site is up to 32 of a-z, 0-9 and -, a channel up to 16 of a-z");
  }
  GONGSHI_TRY(const bundle::Root trusted, bundle::first_root(root));
  if (trusted.site != site) {
    return usage("根文件属于站点 " + trusted.site + "，不是 " + site,
                 "the root is for site " + trusted.site + ", not " + site);
  }
  GONGSHI_CHECK(make_path(disk, layout.folder));
  Store store(disk, layout, Fd());
  GONGSHI_CHECK(store.make_folders());
  GONGSHI_CHECK(store.staging_.empty());
  GONGSHI_CHECK(store.write_document(layout.root(trusted.version), root));
  GONGSHI_CHECK(disk.replace(layout.staging(), layout.lock(), "", kReadWrite));
  if (!read_state(layout.folder)) {
    GONGSHI_CHECK(write_state(disk, layout.folder, StateRecord{1, {}, {}, 0, 0, {}}));
  }
  // The site file is the last one: without it the folder is not a store and init may run again.
  return disk.replace(layout.staging(), layout.site(), format_site({site, channel, {}}), kReadOnly);
}

Result<Store> Store::open(Disk& disk, const fs::path& folder) {
  Layout layout{folder};
  if (const auto known = read_provision(layout); !known && known.error().code == Errc::kNotFound) {
    const std::string name = folder.string();
    return Error{Errc::kNotFound,
                 {name + " 不是内容库，请先运行 gongshi-sync init",
                  name + " is not a store; run gongshi-sync init first"},
                 {}};
  }
  GONGSHI_TRY(Fd lock, take_lock(layout));
  Store store(disk, std::move(layout), std::move(lock));
  GONGSHI_CHECK(store.make_folders());
  GONGSHI_CHECK(store.staging_.start());
  GONGSHI_TRY(store.provision_, read_provision(store.layout_));
  GONGSHI_CHECK(store.restore_site());
  StateCopies copies = read_state_copies(store.layout_.folder);
  store.state_ = copies.newest.value_or(StateRecord{});
  if (copies.damaged) GONGSHI_CHECK(store.rebuild_state());
  return store;
}

/// Also at each start: a file system that was repaired may have lost a folder, and without it no
/// update could ever heal the store. Their names are made durable by whoever fills them.
Status Store::make_folders() {
  for (const fs::path& part : {layout_.staging(), layout_.notes(), layout_.roots(),
                               layout_.releases(), layout_.objects()}) {
    GONGSHI_TRY([[maybe_unused]] const bool made, disk_->make_directory(part));
  }
  return {};
}

bundle::Floor Store::floor() const {
  bundle::Floor floor{state_.floor_epoch, state_.floor_seq, {}};
  if (!state_.floor_manifest.empty())
    floor.manifest = bundle::Hash::from_hex(state_.floor_manifest);
  return floor;
}

/// Signatures first: a document without them would not count, one with them does at once.
Status Store::write_document(const fs::path& path, const bundle::SignedDocument& document) {
  for (std::size_t k = 0; k < document.signatures.size(); ++k) {
    GONGSHI_CHECK(disk_->replace(layout_.staging(), signature_name(path, k + 1),
                                 document.signatures[k], kReadOnly));
  }
  return disk_->replace(layout_.staging(), path, document.text, kReadOnly);
}

Status Store::accept_root(const bundle::Root& root, const bundle::SignedDocument& document) {
  GONGSHI_CHECK(write_document(layout_.root(root.version), document));
  provision_.roots.push_back(root);
  return {};
}

Result<bool> Store::accept_status(const bundle::SignedDocument& document) {
  const auto offered = read_signed_status(provision_, document);
  if (!offered) return false;
  const auto kept = read_status_file(layout_, provision_);
  const auto rank = [](const bundle::StatusDocument& status) {
    // A status dated by mistake in 2037 is healed by that of the next release.
    return std::tuple(status.epoch, status.seq, status.issued);
  };
  if (kept && rank(*kept) >= rank(*offered)) return false;
  GONGSHI_CHECK(
      disk_->replace(layout_.staging(), layout_.status(), format_status_file(document), kReadOnly));
  return true;
}

Status Store::commit_objects(const bundle::Manifest& manifest) {
  std::set<fs::path> folders;
  for (const bundle::ManifestObject& object : manifest.objects) {
    const fs::path staged = staging_.object(object.raw_hash);
    const fs::path target = layout_.object(object.raw_hash);
    folders.insert(target.parent_path());
    if (!is_there(staged)) continue;  // in the store already, or renamed a moment ago
    GONGSHI_TRY([[maybe_unused]] const bool made, disk_->make_directory(target.parent_path()));
    GONGSHI_CHECK(disk_->rename(staged, target));
  }
  // All of them, not only those just renamed into: an update that was killed may have left a name
  // that is in the cache and not yet on the disk.
  for (const fs::path& folder : folders) GONGSHI_CHECK(disk_->sync_directory(folder));
  return disk_->sync_directory(layout_.objects());
}

Status Store::commit_release(const std::string& hash, const bundle::SignedDocument& manifest) {
  const fs::path staged = staging_.release();
  const fs::path target = layout_.release(hash);
  if (stored_manifest(layout_, provision_, hash)) return disk_->sync_directory(layout_.releases());
  GONGSHI_CHECK(disk_->remove(staged));
  GONGSHI_TRY([[maybe_unused]] const bool made, disk_->make_directory(staged));
  for (std::size_t k = 0; k < manifest.signatures.size(); ++k) {
    GONGSHI_CHECK(disk_->create(signature_name(staged / "manifest", k + 1), manifest.signatures[k],
                                kReadOnly));
  }
  GONGSHI_CHECK(disk_->create(staged / "manifest", manifest.text, kReadOnly));
  GONGSHI_CHECK(disk_->sync_directory(staged));
  if (is_there(target)) {
    // Damaged, so nobody could show it: the verified one takes its place.
    const fs::path replaced = layout_.staging() / "replaced";
    GONGSHI_CHECK(disk_->remove(replaced));
    GONGSHI_CHECK(disk_->rename(target, replaced));
  }
  GONGSHI_CHECK(disk_->rename(staged, target));
  return disk_->sync_directory(layout_.releases());
}

Status Store::commit(const bundle::Accepted& release, const bundle::SignedDocument& manifest) {
  const std::string hash = release.manifest_hash.hex();
  GONGSHI_CHECK(commit_objects(release.manifest));
  GONGSHI_CHECK(commit_release(hash, manifest));
  StateRecord next = state_;
  next.generation += 1;
  // What readers could fall back to stays the fallback.
  if (state_.current != hash && (is_whole(state_.current) || state_.previous.empty())) {
    next.previous = state_.current;
  }
  next.current = hash;
  next.floor_epoch = release.manifest.epoch;
  next.floor_seq = release.manifest.seq;
  next.floor_manifest = hash;
  GONGSHI_CHECK(write_state(*disk_, layout_.folder, next));
  state_ = std::move(next);
  return {};
}

bool Store::is_whole(const std::string& hash) const {
  const auto manifest = stored_manifest(layout_, provision_, hash);
  return manifest && objects_present(layout_, *manifest);
}

bool Store::holds_whole(const bundle::Accepted& release) const {
  const std::string hash = release.manifest_hash.hex();
  return state_.current == hash && stored_manifest(layout_, provision_, hash).has_value() &&
         objects_present(layout_, release.manifest);
}

}  // namespace gongshi::content::store
