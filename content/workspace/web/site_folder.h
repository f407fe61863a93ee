// SiteFolder: the exported files as a folder that appears whole or not at all.
//
//   www/  www.new-4711/       the second is filled, synced and then takes the first one's place
//
// Whoever opens the folder at any moment finds one export or the other. What the folder holds that
// is not ours is never removed: a folder with a file that its own list does not name is refused.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::web {

/// The list of all other files, as sha256sum(1) checks it.
inline constexpr std::string_view kSums = "SHA256SUMS";
/// Which issue this is; its first member says that we have written it.
inline constexpr std::string_view kIssueFile = "issue.json";
inline constexpr std::string_view kIssueMark = "{\n  \"format\": \"gongshi-web-pages 1\"";

class SiteFolder {
 public:
  /// `target` is not there, empty, or an earlier export. Code E1609 otherwise.
  [[nodiscard]] static Result<SiteFolder> begin(fs::path target);
  SiteFolder(SiteFolder&& other) noexcept;
  SiteFolder& operator=(SiteFolder&&) = delete;
  SiteFolder(const SiteFolder&) = delete;
  SiteFolder& operator=(const SiteFolder&) = delete;
  /// Removes what was not finished.
  ~SiteFolder();

  /// `name` is ours, with at most one folder in it: "en/prices.html". Each once.
  [[nodiscard]] Status put(std::string_view name, std::string_view bytes);

  /// Writes the list, syncs everything and changes the folders over.
  [[nodiscard]] Status finish();

  [[nodiscard]] std::size_t files() const { return sums_.size(); }

 private:
  SiteFolder(fs::path target, fs::path fresh, Fd lock);

  fs::path target_;
  fs::path fresh_;  // empty once it is finished or moved away
  Fd lock_;         // on the fresh folder: it is not abandoned
  std::map<std::string, bundle::Hash, std::less<>> sums_;
};

}  // namespace gongshi::content::web
