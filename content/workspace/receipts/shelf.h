// Shelf: the issues that the office has at hand, by the hash of their manifest: a published web
// tree, bundle files, or both.
//
// A receipt names what a display shows by that hash, so a manifest or an object that is not what
// its hash says is not found. Which issue is the newest is another question: with roots at hand
// only what office and reviewer have signed counts, since a web tree is anybody's.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/bundle/manifest.h"
#include "content/release.h"
#include "content/workspace/receipts/standing.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::receipts {

class Shelf {
 public:
  /// `web` may be empty; without `roots` signatures are not looked at.
  /// Errc::kNotFound, kCorrupt: what is named is no web tree or bundle.
  [[nodiscard]] static Result<Shelf> open(const fs::path& web, const std::vector<fs::path>& bundles,
                                          const std::vector<bundle::RootFile>& roots = {});

  /// Highest number first.
  [[nodiscard]] const std::vector<KnownIssue>& issues() const { return issues_; }

  /// Names of manifests that do not count: not signed under any of the roots, or no manifest.
  [[nodiscard]] const std::vector<std::string>& passed_over() const { return passed_over_; }

  /// Errc::kNotFound: no such issue, or an object of it is not at hand.
  [[nodiscard]] Result<std::shared_ptr<const Release>> release(const std::string& manifest) const;

 private:
  struct Stored;  // where stored objects lie
  class ShelfObjects;

  [[nodiscard]] Status add_web();
  [[nodiscard]] Status add_bundle(const fs::path& path);
  void add_manifest(const std::string& name, const bundle::SignedDocument& document);
  [[nodiscard]] bool counts(const bundle::SignedDocument& document) const;

  std::shared_ptr<Stored> stored_;
  std::vector<bundle::RootFile> roots_;
  std::map<std::string, bundle::Manifest> manifests_;  // by their hash
  std::vector<KnownIssue> issues_;
  std::vector<std::string> passed_over_;
};

}  // namespace gongshi::content::receipts
