#include "content/bundle/document_file.h"

#include <cstdint>
#include <set>
#include <system_error>

#include "content/bundle/document.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

fs::path signature_path(const fs::path& document, std::size_t k) {
  fs::path path = document;
  path += "." + std::to_string(k) + ".minisig";
  return path;
}

Result<RootFile> read_root(const fs::path& path) {
  GONGSHI_TRY(auto document, DocumentFile::read(path, kMaxRootFile));
  GONGSHI_TRY(auto root, Root::parse(document.text));
  return RootFile{std::move(root), std::move(document)};
}

}  // namespace

Result<DocumentFile> DocumentFile::read(const fs::path& path, std::size_t cap) {
  GONGSHI_TRY(auto text, read_file(path, cap));
  DocumentFile document{std::move(text), {}};
  for (std::size_t k = 1; k <= kMaxSignatures; ++k) {
    auto signature = read_file(signature_path(path, k), kMaxSignatureFile);
    if (!signature && signature.error().code == Errc::kNotFound) break;
    GONGSHI_CHECK(signature);
    document.signatures.push_back(*std::move(signature));
  }
  return document;
}

SignedDocument DocumentFile::view() const {
  return {text, {signatures.begin(), signatures.end()}};
}

Status write_document(const fs::path& path, const SignedDocument& document) {
  for (std::size_t k = 1; k <= document.signatures.size(); ++k) {
    GONGSHI_CHECK(write_file_atomic(signature_path(path, k), document.signatures[k - 1]));
  }
  GONGSHI_CHECK(write_file_atomic(path, document.text));
  for (std::size_t k = document.signatures.size() + 1; k <= kMaxSignatures; ++k) {
    std::error_code error;
    const fs::path left_over = signature_path(path, k);
    fs::remove(left_over, error);
    if (error) {
      return os_error(error.value(),
                      {"删除 " + left_over.string() + " ", "cannot remove " + left_over.string()});
    }
  }
  return {};
}

Result<std::vector<std::uint64_t>> root_versions(const fs::path& folder) {
  std::error_code error;
  std::set<std::uint64_t> versions;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name.extension() != ".root") continue;
    if (const auto version = strict_number(name.stem().string(), 1, kMaxRootVersion)) {
      versions.insert(*version);
    }
  }
  if (error) {
    return os_error(error.value(), {"读取目录 " + folder.string() + " ",
                                    "cannot read the folder " + folder.string()});
  }
  if (versions.empty()) {
    return Error{Errc::kNotFound,
                 {folder.string() + " 里没有根文件（如 1.root）",
                  folder.string() + " holds no root such as 1.root"},
                 {}};
  }
  return std::vector(versions.begin(), versions.end());
}

Result<std::vector<RootFile>> read_roots(const fs::path& path) {
  std::vector<RootFile> roots;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    GONGSHI_TRY(auto only, read_root(path));
    roots.push_back(std::move(only));
    return roots;
  }
  GONGSHI_TRY(const auto versions, root_versions(path));
  for (const std::uint64_t version : versions) {
    GONGSHI_TRY(auto file, read_root(path / (std::to_string(version) + ".root")));
    if (!roots.empty()) {
      GONGSHI_TRY(file.root, next_root(roots.back().root, file.document.view()));
    }
    if (file.root.version != version) {
      return refusal(Verdict::kRoot,
                     {path.string() + " 里根文件的名称与版本不符",
                      "a root in " + path.string() + " is named otherwise than its version"});
    }
    roots.push_back(std::move(file));
  }
  return roots;
}

}  // namespace gongshi::content::bundle
