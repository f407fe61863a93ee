// OversightReport: what a month, quarter or year of disclosure looked like: who was in time, what
// was issued and how fast it stood everywhere, what was withdrawn.
//
// Nothing in it is guessed: what neither book, archive nor receipts tell is said to be unknown.
#pragma once

#include "content/workspace/oversight/published.h"
#include "content/workspace/oversight/reach.h"
#include "content/workspace/oversight/tally.h"

namespace gongshi::content::oversight {

struct ReportedIssue {
  IssueLine line;
  std::optional<Reach> reach{};  // empty: no receipts were given
};

struct ReportedGone {
  GoneLine line;
  std::optional<Sentence> displays{};  // whether it is gone everywhere, where receipts tell
};

struct OversightReport {
  Sentence hospital;
  workspace::Period period;
  WallTime now{};
  workspace::DutyLimits limits;
  bool recorded = false;  // approvals are required, so acts have days
  std::map<std::string, Tally> departments;
  Tally total;
  std::vector<Obligation> late;
  std::vector<int> late_days;  // of each, in working days
  bool archive = false;
  std::vector<ReportedIssue> issues;
  std::vector<ReportedGone> gone;
  int persons_gone = 0;
  std::vector<Sentence> notes;  // what is not known, and why
};

[[nodiscard]] std::string report_text(const OversightReport& report, Lang lang, bool color);
/// For Excel: UTF-8 with its mark, a table for each part, cells safe from being formulas.
[[nodiscard]] std::string report_csv(const OversightReport& report, Lang lang);
[[nodiscard]] std::string report_json(const OversightReport& report);

/// "66%"; "–" where nothing can be judged.
[[nodiscard]] std::string rate_text(const Tally& tally);
/// "3 分钟", "2 小时 5 分钟", "3 天 4 小时".
[[nodiscard]] Sentence span_text(std::chrono::milliseconds span);
/// "已从…" of an issue: how many displays had it, and after how long.
[[nodiscard]] Sentence reach_text(const ReportedIssue& issue);
/// "迟 2 个工作日，2026-12-02 办结", "仍未办，已迟 2 个工作日".
[[nodiscard]] Sentence lateness_text(const Obligation& late, int days);

}  // namespace gongshi::content::oversight
