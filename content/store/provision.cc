#include "content/store/provision.h"

#include <algorithm>

#include "content/bundle/document.h"

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

Result<Provision> read_provision(const Layout& layout) {
  GONGSHI_TRY(const std::string text, read_file(layout.site(), kSiteCap));
  bundle::DocumentReader reader(text, "gongshi-site", {"站点文件", "site file"}, kSiteCap);
  Provision provision;
  provision.site = reader.site();
  provision.channel = reader.channel();
  GONGSHI_CHECK(reader.end());
  GONGSHI_TRY(const auto versions, root_versions(layout));
  for (const std::uint64_t version : versions) {
    auto document = read_document(layout.root(version), bundle::kMaxRootFile);
    if (!document && !provision.roots.empty()) break;
    if (!document) return std::move(document).error();
    auto root = provision.roots.empty()
                    ? bundle::first_root(document->signed_document())
                    : bundle::next_root(provision.roots.back(), document->signed_document());
    if (!root && !provision.roots.empty()) break;
    if (!root) return std::move(root).error();
    provision.roots.push_back(*std::move(root));
  }
  if (provision.roots.empty()) {
    const std::string name = layout.folder.string();
    return Error{Errc::kCorrupt,
                 {"内容库 " + name + " 中没有根文件", "the store " + name + " holds no root"},
                 "E_ROOT"};
  }
  return provision;
}

}  // namespace gongshi::content::store
