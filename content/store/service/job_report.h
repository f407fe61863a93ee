// JobReport: what became of one job, for the loop, the log and the maintenance page.
#pragma once

#include <string>

#include "drivers/os/result.h"

namespace gongshi::content::store {

/// In the order in which they are begun when several wait: who stands at the screen comes first.
enum class JobKind { kImport, kCarry, kRound, kReceipts, kOpinions, kScrub };

struct JobReport {
  JobKind kind = JobKind::kRound;
  std::string word{};  // "OK", "E_SIG", "NO_STATUS"
  Sentence sentence{};
  bool done = false;      // nothing is to be repeated soon
  bool busy = false;      // another updater holds the store: not a failure, only later
  bool gave_way = false;  // stopped for an operator's sake; it begins again after that

  // Of receipts only (receipt_job.h): what the next job compares with.
  std::string seen{};
  bool unsent = false;  // of receipts: the office has not got the newest one; opinions: more wait
};

}  // namespace gongshi::content::store
