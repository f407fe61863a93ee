// Receipt job: tells the office what this device shows, when that has changed and at least hourly.
#pragma once

#include <atomic>
#include <string>

#include "config/site.h"
#include "content/store/report/receipts.h"
#include "content/store/service/job_report.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

[[nodiscard]] ReceiptFacts receipt_facts(const config::Site& site);

struct ReceiptOrder {
  std::string seen;      // JobReport::seen of the last one; empty: look closely
  bool unsent = true;    // the newest receipt may not have reached the office
  bool may_send = true;  // false: the server has failed a moment ago
};

/// Signs a receipt if one is due and sends it where the site has an address for it. Displays tell
/// of themselves every few seconds: while nothing but dates has changed, neither is the release
/// loaded nor the store locked.
[[nodiscard]] JobReport run_receipts(const config::Site& site, const ReceiptOrder& order,
                                     const Clock& clock, const std::atomic<bool>& stop);

}  // namespace gongshi::content::store
