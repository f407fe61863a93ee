#include "content/bundle/root_chain.h"

#include <algorithm>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

struct Lying {
  fs::path path;
  DocumentFile document;
};

Result<std::vector<Lying>> lying_in_folder(const fs::path& folder) {
  GONGSHI_TRY(const auto versions, root_versions(folder));
  std::vector<Lying> found;
  for (const std::uint64_t version : versions) {
    const fs::path path = folder / (std::to_string(version) + ".root");
    GONGSHI_TRY(auto document, DocumentFile::read(path, kMaxRootFile));
    found.push_back({path, std::move(document)});
  }
  return found;
}

Result<std::vector<Lying>> lying_in_bundle(const fs::path& file) {
  GONGSHI_TRY(const auto bundle, DeskBundle::open(file));
  std::vector<Lying> found;
  for (const auto& entry : bundle.container.roots) {
    DocumentFile document{std::string(entry.document.text), {}};
    for (const auto signature : entry.document.signatures) {
      document.signatures.emplace_back(signature);
    }
    found.push_back({{}, std::move(document)});
  }
  if (found.empty()) {
    return Error{
        Errc::kNotFound, {file.string() + " 里没有根文件", file.string() + " holds no root"}, {}};
  }
  return found;
}

/// A root by itself, after the one before it if that lies beside it.
Result<std::vector<Lying>> lying_alone(const fs::path& file) {
  GONGSHI_TRY(auto document, DocumentFile::read(file, kMaxRootFile));
  GONGSHI_TRY(const auto root, Root::parse(document.text));
  std::vector<Lying> found;
  if (root.version > 1) {
    const fs::path before = file.parent_path() / (std::to_string(root.version - 1) + ".root");
    auto previous = DocumentFile::read(before, kMaxRootFile);
    if (!previous && previous.error().code != Errc::kNotFound) return previous.error();
    if (previous) found.push_back({before, *std::move(previous)});
  }
  found.push_back({file, std::move(document)});
  return found;
}

}  // namespace

std::string SignatureCount::text() const {
  return std::to_string(have.size()) + "/" + std::to_string(need);
}

SignatureCount count_signatures(const Root& root, const SignedDocument& document, Role role) {
  const RoleKeys& keys = root.role(role);
  SignatureCount count{signers(document, keys.keys), {}, keys.threshold};
  for (const PublicKey& key : keys.keys) {
    const bool signed_it = std::ranges::find(count.have, key) != count.have.end();
    if (!signed_it) count.absent.push_back(key);
  }
  return count;
}

Result<ChainLink> chain_link(const fs::path& path, DocumentFile document, const Root* before) {
  GONGSHI_TRY(auto root, Root::parse(document.text));
  ChainLink link{path, std::move(root), std::move(document), {}, {}, {}};
  const SignedDocument view = link.document.view();
  link.own = count_signatures(link.root, view);
  if (before != nullptr) link.previous = count_signatures(*before, view);
  const auto valid = before != nullptr ? next_root(*before, view) : first_root(view);
  if (!valid) link.fault = valid.error();
  return link;
}

bool may_sign_root(const PublicKey& key, const Root& root, const Root* before) {
  const auto knows = [&](const Root& one) {
    const auto& keys = one.role(Role::kRoot).keys;
    return std::ranges::find(keys, key) != keys.end();
  };
  return knows(root) || (before != nullptr && knows(*before));
}

Result<std::vector<ChainLink>> read_chain(const fs::path& path) {
  std::error_code error;
  const bool folder = fs::is_directory(path, error);
  GONGSHI_TRY(auto lying, folder                           ? lying_in_folder(path)
                          : path.extension() == ".kbundle" ? lying_in_bundle(path)
                                                           : lying_alone(path));
  std::vector<ChainLink> chain;
  for (Lying& one : lying) {
    const Root* before = chain.empty() ? nullptr : &chain.back().root;
    GONGSHI_TRY(auto link, chain_link(one.path, std::move(one.document), before));
    chain.push_back(std::move(link));
  }
  return chain;
}

}  // namespace gongshi::content::bundle
