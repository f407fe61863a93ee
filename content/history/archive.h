// Archive: the folder in which the desk keeps every published issue as a file.
//
//   archive/demo-hospital-production-1-41.kbundle, …-1-42.kbundle
//
// A file's name only helps people; what counts is inside. With roots at hand only issues that
// office and reviewer have signed count; without, only such as bear signatures.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/history/signed_issue.h"
#include "drivers/os/file.h"

namespace gongshi::content::history {

struct ArchivedIssue {
  fs::path file;
  ReleaseId id;
  Trust trust = Trust::kSigned;
};

struct RefusedFile {
  std::string name;
  Sentence why;
};

class Archive {
 public:
  static constexpr std::size_t kMostFiles = 10'000;

  /// Every *.kbundle of the folder itself. Thin bundles are refused: an archive has to be whole.
  /// Errc::kNotFound: no such folder.
  [[nodiscard]] static Result<Archive> open(const fs::path& folder,
                                            std::span<const bundle::RootFile> roots);

  /// By site and channel, then ascending by number.
  [[nodiscard]] const std::vector<ArchivedIssue>& issues() const { return issues_; }
  [[nodiscard]] const std::vector<RefusedFile>& refused() const { return refused_; }

  /// By the hash of the manifest; null when it is not here.
  [[nodiscard]] const ArchivedIssue* find(std::string_view manifest) const;
  /// By serial, of the archive's only site and channel; null when it is not here.
  [[nodiscard]] const ArchivedIssue* find_serial(std::string_view serial) const;
  /// The issue that was the newest at the end of `day`; null before the first.
  [[nodiscard]] const ArchivedIssue* on(Date day) const;

  /// One hash over all issues' serials and manifests: equal archives have equal codes.
  [[nodiscard]] std::string code() const;

 private:
  std::vector<ArchivedIssue> issues_;
  std::vector<RefusedFile> refused_;
};

/// Every object decoded, checked against its hash and read.
[[nodiscard]] Result<std::shared_ptr<const Release>> load_issue(const ArchivedIssue& issue);

}  // namespace gongshi::content::history
