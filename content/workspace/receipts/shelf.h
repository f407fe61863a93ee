// Shelf: the issues that the office has at hand, by the hash of their manifest: a published web
// tree, bundle files, or both.
//
// A receipt names what a display shows by that hash, so nothing here has to be believed: a manifest
// or an object that is not what its hash says is not found.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/manifest.h"
#include "content/release.h"
#include "content/workspace/receipts/standing.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::receipts {

class Shelf {
 public:
  /// `web` may be empty. Errc::kNotFound, kCorrupt: what is named is no web tree or bundle.
  [[nodiscard]] static Result<Shelf> open(const fs::path& web,
                                          const std::vector<fs::path>& bundles);

  /// Highest number first.
  [[nodiscard]] const std::vector<KnownIssue>& issues() const { return issues_; }

  /// Errc::kNotFound: no such issue, or an object of it is not at hand.
  [[nodiscard]] Result<std::shared_ptr<const Release>> release(const std::string& manifest) const;

 private:
  struct Stored;  // where stored objects lie
  class ShelfObjects;

  [[nodiscard]] Status add_web();
  [[nodiscard]] Status add_bundle(const fs::path& path);
  [[nodiscard]] Status add_manifest(std::string_view text);

  std::shared_ptr<Stored> stored_;
  std::map<std::string, bundle::Manifest> manifests_;  // by their hash
  std::vector<KnownIssue> issues_;
};

}  // namespace gongshi::content::receipts
