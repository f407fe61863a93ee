#include "content/bundle/publish.h"

#include <algorithm>
#include <set>

#include "content/bundle/serial.h"
#include "content/bundle/verdict.h"
#include "drivers/os/unfinished.h"

namespace gongshi::content::bundle {
namespace {

fs::path root_path(const fs::path& folder, std::uint64_t version) {
  return folder / (std::to_string(version) + ".root");
}

/// The tree may have no other content under this number.
Status check_manifest_slot(const fs::path& path, std::string_view text) {
  const auto present = read_file(path, kMaxManifestFile);
  if (!present && present.error().code == Errc::kNotFound) return {};
  GONGSHI_CHECK(present);
  if (*present == text) return {};
  return refusal(Verdict::kEquivocation,
                 {path.string() + " 已是另一份内容，请换一个期号重新制作",
                  path.string() + " holds other content already; build again under a new number"});
}

/// The tree may not name a higher release. What is no readable status is replaced.
Status check_status_slot(const fs::path& path, const Manifest& manifest) {
  const auto present = read_file(path, kMaxStatusFile);
  if (!present && present.error().code == Errc::kNotFound) return {};
  GONGSHI_CHECK(present);
  const auto status = StatusDocument::parse(*present);
  if (!status || std::pair(status->epoch, status->seq) <= std::pair(manifest.epoch, manifest.seq)) {
    return {};
  }
  const std::string there = std::to_string(status->epoch) + "-" + std::to_string(status->seq);
  return refusal(Verdict::kRollback,
                 {"网站上已发布期号 " + there + "，高于 " + manifest.serial(),
                  "the web tree has published " + there + ", above " + manifest.serial()});
}

Status publish_object(const fs::path& folder, const Container::ObjectEntry& object,
                      WebCount& count) {
  const std::string name = object.stored_hash.hex();
  const fs::path parent = folder / name.substr(0, 2);
  const fs::path path = parent / name;
  if (const auto present = MappedFile::open(path, kMaxBundleFile);
      present && sha256(present->bytes()) == object.stored_hash) {
    ++count.kept;
    return {};
  }
  GONGSHI_CHECK(make_directories(parent));
  GONGSHI_CHECK(write_file_atomic(path, object.stored));
  ++count.written;
  return {};
}

/// No manifest goes out whose objects nobody could fetch.
Status check_complete(const fs::path& folder, const Publication& publication) {
  std::set<Hash> present;
  for (const auto& entry : publication.container.objects) present.insert(entry.stored_hash);
  for (const ManifestObject& object : publication.manifest.objects) {
    if (present.contains(object.stored_hash)) continue;
    const std::string name = object.stored_hash.hex();
    std::error_code error;
    if (fs::file_size(folder / name.substr(0, 2) / name, error) == object.stored_size && !error) {
      continue;
    }
    return refusal(Verdict::kMissingObject,
                   {"精简包里没有 " + object.path + "，网站上也没有，请发布完整的内容包",
                    object.path + " is neither in this thin bundle nor in the web tree; publish "
                                  "the full bundle"});
  }
  return {};
}

/// The tree's roots must be those that go out, as far as both reach.
Status check_root_slots(const fs::path& folder, const std::vector<RootFile>& roots) {
  for (const RootFile& file : roots) {
    const fs::path path = root_path(folder, file.root.version);
    const auto present = read_file(path, kMaxRootFile);
    if (!present && present.error().code == Errc::kNotFound) continue;
    GONGSHI_CHECK(present);
    if (*present == file.document.text) continue;
    return refusal(
        Verdict::kEquivocation,
        {path.string() + " 是另一份同版本的根文件，请立即核查是谁放的",
         path.string() + " is another root of the same version; find out at once who put "
                         "it there"});
  }
  const fs::path above = root_path(folder, roots.back().root.version + 1);
  std::error_code error;
  if (!fs::exists(above, error)) return {};
  return refusal(Verdict::kRollback,
                 {"网站上已有更新的根文件 " + above.string() + "，请先取回它",
                  "the web tree has a newer root, " + above.string() + "; fetch it first"});
}

Status write_roots(const fs::path& folder, const std::vector<RootFile>& roots) {
  GONGSHI_CHECK(make_directories(folder));
  for (const RootFile& file : roots) {
    GONGSHI_CHECK(write_document(root_path(folder, file.root.version), file.document.view()));
  }
  return {};
}

/// What publishing left behind when it was interrupted.
void tidy_tree(const fs::path& web) {
  for (const char* folder : {"", "manifest", "root"}) remove_unfinished(web / folder);
  std::error_code error;  // no objects yet: nothing to tidy
  for (auto entry = fs::directory_iterator(web / "obj", error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    remove_unfinished(entry->path());
  }
}

DocumentFile signed_status_file(const StatusDocument& status, std::span<const SecretKey> keys) {
  DocumentFile document{status.text(), {}};
  const Prehash digest = prehash(document.text);
  const auto issued = std::chrono::floor<std::chrono::seconds>(status.issued).time_since_epoch();
  const std::string comment =
      "timestamp:" + std::to_string(issued.count()) + "\tfile:status\thashed";
  for (const SecretKey& key : keys) {
    document.signatures.push_back(sign(digest, key, comment).text());
  }
  return document;
}

/// Web servers tell two versions of a file apart by whole seconds and size (nginx's ETag), and
/// every status is of nearly the same size: one that follows another within a second is dated after
/// it, so that no device keeps the old one for "unchanged".
Status write_status(const fs::path& path, const DocumentFile& status) {
  using std::chrono::seconds;
  std::error_code absent;
  const auto before = fs::last_write_time(path, absent);
  GONGSHI_CHECK(write_document(path, status.view()));
  if (absent) return {};
  std::error_code failure;
  const auto written = fs::last_write_time(path, failure);
  if (!failure && std::chrono::floor<seconds>(written) <= std::chrono::floor<seconds>(before)) {
    fs::last_write_time(path, before + seconds{1}, failure);
  }
  if (failure) {
    return os_error(failure.value(),
                    {"设定日期 " + path.string() + " ", "cannot date " + path.string()});
  }
  return {};
}

}  // namespace

DocumentFile make_status(const Manifest& manifest, const Hash& manifest_hash, WallTime now,
                         std::chrono::hours valid, std::span<const SecretKey> keys) {
  const auto issued = std::chrono::floor<std::chrono::seconds>(now);
  return signed_status_file({manifest.site, manifest.channel, manifest.epoch, manifest.seq,
                             manifest_hash, WallTime(issued), WallTime(issued + valid)},
                            keys);
}

namespace {

/// The tree's server is nobody's friend: it may have put an older status back, which a new date
/// would make true again. What is renewed names the highest manifest of the tree, as it lies there.
Status check_renewable(const fs::path& web, const StatusDocument& status) {
  const Serial named{status.epoch, status.seq};
  const std::string serial = named.text();
  const auto manifest = read_file(web / "manifest" / serial, kMaxManifestFile);
  if (!manifest || sha256(*manifest) != status.manifest) {
    return refusal(
        Verdict::kHash,
        {"网站上没有状态文件所说的第 " + serial + " 期清单，不能照着续签；请重新发布内容包",
         "the tree does not hold the manifest " + serial +
             " that its status names, so it is not renewed; publish the issue again"});
  }
  std::error_code error;
  for (fs::directory_iterator entry(web / "manifest", error), end; !error && entry != end;
       entry.increment(error)) {
    const auto other = Serial::parse(entry->path().filename().string());
    if (!other || *other <= named) continue;
    return refusal(Verdict::kRollback,
                   {"网站上已有更高的期号 " + other->text() + "，状态文件却还是 " + serial +
                        "，不能照着续签；请重新发布内容包",
                    "the tree holds " + other->text() + " but its status names " + serial +
                        ", so it is not renewed; publish the issue again"});
  }
  return {};
}

}  // namespace

Result<std::optional<DocumentFile>> renewed_status(const fs::path& web,
                                                   const std::vector<RootFile>& roots, WallTime now,
                                                   std::chrono::hours valid,
                                                   std::span<const SecretKey> keys) {
  const auto present = DocumentFile::read(web / "status", kMaxStatusFile);
  if (!present && present.error().code == Errc::kNotFound) return std::optional<DocumentFile>();
  GONGSHI_CHECK(present);
  for (const RootFile& file : roots) {
    auto status = signed_status(file.root, present->view());
    if (!status) continue;
    GONGSHI_CHECK(check_renewable(web, *status));
    status->issued = std::chrono::floor<std::chrono::seconds>(now);
    status->valid_until = status->issued + valid;
    return std::optional(signed_status_file(*status, keys));
  }
  return refusal(
      Verdict::kSig,
      {"网站上的状态文件不是用已知的状态密钥签的，不能照着续签；请重新发布内容包",
       "no known status key has signed the status in the web tree, so it is not renewed; "
       "publish the issue again"});
}

Result<WebCount> publish_web(const fs::path& web, const Publication& publication) {
  const Manifest& manifest = publication.manifest;
  const SignedDocument& document = publication.container.manifest;
  const fs::path manifest_path = web / "manifest" / manifest.serial();
  GONGSHI_CHECK(check_manifest_slot(manifest_path, document.text));
  GONGSHI_CHECK(check_status_slot(web / "status", manifest));

  if (!publication.roots.empty()) {
    GONGSHI_CHECK(check_root_slots(web / "root", publication.roots));
  }
  GONGSHI_CHECK(check_complete(web / "obj", publication));

  tidy_tree(web);
  WebCount count;
  for (const Container::ObjectEntry& object : publication.container.objects) {
    GONGSHI_CHECK(publish_object(web / "obj", object, count));
  }
  if (!publication.roots.empty()) GONGSHI_CHECK(write_roots(web / "root", publication.roots));
  GONGSHI_CHECK(make_directories(manifest_path.parent_path()));
  GONGSHI_CHECK(write_document(manifest_path, document));
  if (publication.status) GONGSHI_CHECK(write_status(web / "status", *publication.status));
  return count;
}

Status publish_roots(const fs::path& web, const std::vector<RootFile>& roots,
                     const std::optional<DocumentFile>& status) {
  GONGSHI_CHECK(check_root_slots(web / "root", roots));
  tidy_tree(web);
  GONGSHI_CHECK(write_roots(web / "root", roots));
  if (status) GONGSHI_CHECK(write_status(web / "status", *status));
  return {};
}

Result<fs::path> publish_stick(const fs::path& stick, const Publication& publication) {
  const Manifest& manifest = publication.manifest;
  Container container = publication.container;
  if (!publication.roots.empty()) container.roots.clear();
  const std::size_t roots = publication.roots.size();
  const auto newest = std::span(publication.roots).last(std::min(roots, kMaxRootSteps));
  for (const RootFile& file : newest) {
    container.roots.push_back({file.root.version, file.document.view()});
  }
  if (publication.status) container.status = publication.status->view();
  const fs::path folder = stick / "gongshi";
  GONGSHI_CHECK(make_directories(folder));
  remove_unfinished(folder);
  const std::string after = publication.after.empty() ? "" : "-after-" + publication.after;
  fs::path path = folder / (manifest.site + "-" + manifest.channel + "-" + manifest.serial() +
                            after + ".kbundle");
  GONGSHI_CHECK(write_file_streamed(path, [&](const Sink& sink) { return container.write(sink); }));
  return path;
}

}  // namespace gongshi::content::bundle
