// IssueLog: what the archive's signed issues tell about when an item was shown.
//
//   archive ─ releases, one after the other ─[issue log]─ due, report
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "content/history/archive.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

struct LoggedIssue {
  content::ReleaseId id;
  Date day{};  // on which it was made, in China's zone
  fs::path file;
  content::history::Trust trust = content::history::Trust::kSigned;
  /// The last of its signatures, by their own words; its making when they do not say. Nothing can
  /// have been shown before.
  WallTime signed_at{};
  std::set<std::string, std::less<>> items;  // "page/booking"; the category of a table with rows
};

class IssueLog {
 public:
  /// Called for each issue, oldest first; `before` is null for the first.
  using Look = std::function<void(const content::Release* before, const content::Release& now,
                                  const LoggedIssue& issue)>;

  /// The issues of the workspace's site and channel up to `today`. `root` may be empty: then
  /// signatures are not verified. Errc::kRejected: the archive is another site's.
  [[nodiscard]] static Result<IssueLog> read(const fs::path& archive, const fs::path& root,
                                             const Workspace& workspace, Date today,
                                             const Look& look = {});

  /// Oldest first.
  [[nodiscard]] const std::vector<LoggedIssue>& issues() const { return issues_; }
  /// Files of the folder that do not count, by name, and why.
  [[nodiscard]] const std::vector<content::history::RefusedFile>& refused() const {
    return refused_;
  }

  /// Whether it tells of everything since `day`: it begins before, or with the first issue of all.
  [[nodiscard]] bool covers(Date day) const;

  /// The first issue made on `from` or later that holds `key`; null when there is none.
  [[nodiscard]] const LoggedIssue* first_with(std::string_view key, Date from) const;

 private:
  std::vector<LoggedIssue> issues_;
  std::vector<content::history::RefusedFile> refused_;
};

/// What the log calls an item of approvals; empty when nothing tells (a table that the workspace no
/// longer has).
[[nodiscard]] std::string log_key(const Workspace& workspace, std::string_view item);

}  // namespace gongshi::content::workspace
