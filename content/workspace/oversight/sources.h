// Sources: what a report is made from, and the making of it.
//
//   workspace ─┐
//   archive   ─┼─[sources]─ OversightReport
//   receipts  ─┘
#pragma once

#include "content/workspace/oversight/report.h"

namespace gongshi::content::oversight {

struct Sources {
  fs::path workspace;
  fs::path archive;                // empty: none
  fs::path root;                   // empty: signatures are not verified
  std::vector<fs::path> receipts;  // folders; empty: none
  fs::path devices;                // the list that makes receipts believable
};

/// The workspace with its book, both readable.
[[nodiscard]] Result<workspace::Workspace> read_sources(const Sources& sources, Date today,
                                                        workspace::Findings& findings);

/// Errc::kRejected when the period has not begun.
[[nodiscard]] Result<OversightReport> make_report(const Sources& sources,
                                                  const workspace::Period& period, WallTime now);

}  // namespace gongshi::content::oversight
