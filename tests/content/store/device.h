// Office and Device: an office that issues releases of the sample hospital and a device that takes
// them, both in temporary folders.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/store/reader.h"
#include "content/store/stick/import.h"
#include "content/store/store.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

struct Office {
  Keys keys;
  content::bundle::Root root = keys.document();
  OwnedDocument signed_root = signed_by(root.text(), {&keys.root});

  [[nodiscard]] static content::bundle::Issue issue(std::uint64_t seq);

  /// The sample hospital. Its address and one page both name `seq`, so that a mixture shows.
  [[nodiscard]] static std::map<std::string, content::bundle::Source> content(std::uint64_t seq);

  /// Signed by office and reviewer.
  [[nodiscard]] std::string bundle(std::uint64_t seq) const;
  [[nodiscard]] std::string bundle(
      const content::bundle::Issue& issue,
      const std::map<std::string, content::bundle::Source>& content,
      const std::vector<const content::bundle::SecretKey*>& signers) const;

  /// A status document naming the release in `file`, signed by the status key.
  [[nodiscard]] OwnedDocument status(std::string_view file, std::string_view issued) const;

  /// The root after `root`: version + 1, changed by `change`, signed by `signers`.
  template <class Change>
  [[nodiscard]] OwnedDocument next_root(const Change& change) const {
    content::bundle::Root next = root;
    next.version += 1;
    change(next);
    return signed_by(next.text(), {&keys.root});
  }
};

/// `file` with a root put in front, and with a status.
[[nodiscard]] std::string with_root(std::string_view file, std::uint64_t version,
                                    const OwnedDocument& root);
[[nodiscard]] std::string with_status(std::string_view file, const OwnedDocument& status);

/// Lays a bundle out as a web tree; objects first, status last.
void publish(const fs::path& web, std::string_view file, const OwnedDocument& status);
void publish_root(const fs::path& web, std::uint64_t version, const OwnedDocument& root);

class Device {
 public:
  explicit Device(const Office& office);

  [[nodiscard]] fs::path store() const { return dir_ / "store"; }
  [[nodiscard]] const TempDir& dir() const { return dir_; }

  /// The result word of importing these bytes.
  std::string import(std::string_view file);
  std::string import(content::store::Disk& disk, std::string_view file);

  /// The serial that a fresh reader shows, checked to be of one piece; or the error's code.
  [[nodiscard]] std::string shown() const;

 private:
  TempDir dir_;
};

/// The serial of a release, or "mixed" when its parts come from different issues.
[[nodiscard]] std::string serial_of(const content::Release& release);

}  // namespace gongshi::test
