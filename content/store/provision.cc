#include "content/store/provision.h"

#include <algorithm>
#include <optional>

#include "content/bundle/document.h"
#include "content/store/object_file.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kSiteCap = 1024;

/// Versions of the files "<N>.root", ascending.
Result<std::vector<std::uint64_t>> root_versions(const Layout& layout) {
  std::vector<std::uint64_t> versions;
  std::error_code error;
  for (fs::directory_iterator entry(layout.roots(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".root") continue;
    const auto version =
        bundle::strict_number(entry->path().stem().string(), 1, bundle::kMaxRootVersion);
    if (version) versions.push_back(*version);
  }
  if (error) {
    const std::string name = layout.roots().string();
    return os_error(error.value(), {"读取目录 " + name + " ", "cannot read the folder " + name});
  }
  std::ranges::sort(versions);
  return versions;
}

/// The next root of the chain in `roots`. Where a file between was lost, the next one that is
/// signed by its own keys goes on from there: only accepted roots lie here.
Result<bundle::Root> chained(const std::vector<bundle::Root>& roots, std::uint64_t version,
                             const bundle::SignedDocument& document) {
  if (!roots.empty()) {
    if (auto next = bundle::next_root(roots.back(), document)) return next;
  }
  GONGSHI_TRY(bundle::Root root, bundle::first_root(document));
  const bool fits = root.version == version &&
                    (roots.empty() ||
                     (root.site == roots.back().site && root.version > roots.back().version + 1 &&
                      root.epoch >= roots.back().epoch));
  if (fits) return root;
  return bundle::refusal(bundle::Verdict::kRoot,
                         {"根文件与前后不符", "the root does not fit the others"});
}

/// Every root here that verifies, damaged and lost ones left out.
Result<std::vector<bundle::Root>> read_roots(const Layout& layout) {
  GONGSHI_TRY(const auto versions, root_versions(layout));
  std::vector<bundle::Root> roots;
  for (const std::uint64_t version : versions) {
    const auto document = read_document(layout.root(version), bundle::kMaxRootFile);
    if (!document) continue;
    auto root = chained(roots, version, document->signed_document());
    if (root) roots.push_back(*std::move(root));
  }
  if (!roots.empty()) return roots;
  const std::string name = layout.folder.string();
  return Error{Errc::kCorrupt,
               {"内容库 " + name + " 中没有完好的根文件，请用根文件重新 gongshi-sync init",
                "the store " + name + " holds no undamaged root; run gongshi-sync init again"},
               "E_ROOT"};
}

/// For a lost site file: roots and releases here were accepted by this device, so they say for
/// whom.
std::optional<Provision> derive_site(const Layout& layout, const std::vector<bundle::Root>& roots) {
  for (const fs::path& release : entries_of(layout.releases())) {
    const auto document = read_document(release / "manifest", bundle::kMaxManifestFile);
    if (!document) continue;
    for (const bundle::Root& root : roots) {
      const auto decision = bundle::decide_manifest(root, document->signed_document(),
                                                    {root.site, std::nullopt}, std::nullopt);
      if (decision.ok()) return Provision{root.site, decision.accepted->manifest.channel, {}};
    }
  }
  return std::nullopt;
}

}  // namespace

bundle::SignedDocument DocumentFile::signed_document() const {
  return {text, {signatures.begin(), signatures.end()}};
}

Result<DocumentFile> read_document(const fs::path& path, std::size_t cap) {
  DocumentFile document;
  GONGSHI_TRY(document.text, read_file(path, cap));
  for (std::size_t k = 1; k <= bundle::kMaxSignatures; ++k) {
    auto signature = read_file(signature_name(path, k), bundle::kMaxSignatureFile);
    if (!signature && signature.error().code == Errc::kNotFound) break;
    if (!signature && signature.error().code == Errc::kCorrupt) continue;  // counts for nothing
    if (!signature) return std::move(signature).error();
    document.signatures.push_back(*std::move(signature));
  }
  return document;
}

std::string format_site(const Provision& provision) {
  return "gongshi-site 1\nsite: " + provision.site + "\nchannel: " + provision.channel + "\nend\n";
}

Result<Provision> read_site(const Layout& layout) {
  GONGSHI_TRY(const std::string text, read_file(layout.site(), kSiteCap));
  bundle::DocumentReader reader(text, "gongshi-site", {"站点文件", "site file"}, kSiteCap);
  Provision provision;
  provision.site = reader.site();
  provision.channel = reader.channel();
  GONGSHI_CHECK(reader.end());
  return provision;
}

Result<Provision> read_provision(const Layout& layout) {
  auto site = read_site(layout);
  auto roots = read_roots(layout);
  if (!site) {
    auto derived = roots ? derive_site(layout, *roots) : std::nullopt;
    if (!derived) return std::move(site).error();
    site = *std::move(derived);
  }
  if (!roots) return std::move(roots).error();
  site->roots = *std::move(roots);
  return site;
}

}  // namespace gongshi::content::store
