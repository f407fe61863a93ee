#include "content/history/chain.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/history/derive.h"

namespace gongshi::content::history {
namespace {

using Issue = std::shared_ptr<const Release>;

std::string_view table_of(const Release& release, std::string_view path) {
  const auto bytes = release.object(path);
  return bytes ? *bytes : std::string_view{};
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// Cells side by side, as a person can compare them.
std::string shown(std::string_view line) {
  std::string text;
  for (const char c : line) text += c == '\t' ? std::string(" | ") : std::string(1, c);
  return text;
}

/// The first row in which `found` is not `due`.
std::optional<Sentence> first_difference(std::string_view path, std::string_view found,
                                         std::string_view due) {
  const std::string table(path);
  for (int row = 1; !found.empty() || !due.empty(); ++row) {
    const bool has_found = !found.empty();
    const bool has_due = !due.empty();
    const std::string_view here = take_line(found);
    const std::string_view there = take_line(due);
    if (has_found && has_due && here == there) continue;
    const std::string where = std::to_string(row);
    const std::string is = has_found ? shown(here) : "–";
    const std::string should = has_due ? shown(there) : "–";
    return Sentence{
        table + " 第 " + where + " 行：写的是“" + is + "”，应为“" + should + "”",
        table + " row " + where + ": it says \"" + is + "\", it should be \"" + should + "\""};
  }
  return std::nullopt;
}

std::optional<Sentence> difference(const Release& issue, const HistoryTables& due) {
  const std::array<std::pair<std::string_view, const std::string*>, 3> tables{
      {{kIssueTable, &due.issues}, {kStepTable, &due.steps}, {kChangeTable, &due.changes}}};
  for (const auto& [path, text] : tables) {
    if (auto found = first_difference(path, table_of(issue, path), *text)) return found;
  }
  return std::nullopt;
}

Sentence of_issue(const Release& issue, const Sentence& what) {
  const std::string serial = issue.id().serial();
  return {"第 " + serial + " 期 " + what.zh, "issue " + serial + ": " + what.en};
}

/// The archive's newest issue before `id`: the one to go on from, so that none is passed over.
const ArchivedIssue* issue_before(const Archive& archive, const ReleaseId& id) {
  const ArchivedIssue* before = nullptr;
  for (const ArchivedIssue& each : archive.issues()) {
    const bool same_place = each.id.site == id.site && each.id.channel == id.channel;
    if (same_place && std::pair(each.id.epoch, each.id.seq) < std::pair(id.epoch, id.seq)) {
      before = &each;
    }
  }
  return before;
}

class Walk {
 public:
  Walk(const Archive& archive, const std::function<void(const std::string&)>& tell)
      : archive_(archive), tell_(tell) {}

  Result<ChainReport> run(Issue issue) {
    while (issue) {
      const std::string serial = issue->id().serial();
      report_.first = serial;
      tell_(serial);
      GONGSHI_TRY(issue, step(*issue));
    }
    return std::move(report_);
  }

 private:
  /// The predecessor once all is well; null at the end of the chain or with a fault.
  Result<Issue> step(const Release& issue) {
    const auto& issues = issue.history().issues;
    const ArchivedIssue* const newest = issue_before(archive_, issue.id());
    const bool first = issues.size() < 2;
    if (first && newest == nullptr) return Issue();
    if (newest != nullptr && (first || issues[issues.size() - 2].serial != newest->id.serial())) {
      const std::string earlier = newest->id.serial();
      const bool later = !first && archive_.find(issues[issues.size() - 2].manifest) != nullptr;
      if (first || later) {
        return fail(ChainFault::kDiffers, issue,
                    {"没有接着第 " + earlier + " 期，而存档里有这一期",
                     "does not go on from " + earlier + ", which the archive holds"});
      }
    }
    const PastIssue& named = issues[issues.size() - 2];
    const std::string serial(named.serial);
    const ArchivedIssue* const before = archive_.find(named.manifest);
    if (before == nullptr) {
      return fail(
          ChainFault::kMissing, issue,
          {"的上一期 " + serial + "（校验码 " + std::string(named.manifest.substr(0, 8)) +
               "）不在存档里，或签名核验不过",
           "the issue before, " + serial + " (code " + std::string(named.manifest.substr(0, 8)) +
               "), is not in the archive or does not verify"});
    }
    GONGSHI_TRY(Issue loaded, load_issue(*before));
    const auto due = derive(*loaded, issue);
    if (!due && due.error().code != Errc::kUsage) return due.error();
    if (!due) return fail(ChainFault::kDiffers, issue, due.error().what);
    if (const auto found = difference(issue, *due)) {
      return fail(ChainFault::kDiffers, issue, *found);
    }
    ++report_.issues;
    return loaded;
  }

  Issue fail(ChainFault fault, const Release& issue, const Sentence& what) {
    report_.fault = fault;
    report_.what = of_issue(issue, what);
    return {};
  }

  const Archive& archive_;
  const std::function<void(const std::string&)>& tell_;
  ChainReport report_;
};

}  // namespace

Result<ChainReport> check_chain(Issue issue, const Archive& archive,
                                const std::function<void(const std::string&)>& tell) {
  return Walk(archive, tell).run(std::move(issue));
}

}  // namespace gongshi::content::history
