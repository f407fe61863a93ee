// Opinion job: carries visitors' sealed opinions out of the device, over the network by itself,
// onto a stick when an operator asks for it.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/store/service/job_report.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// Does nothing where the site has no address for receipts, or nothing waits. `unsent` in the
/// report: more wait.
[[nodiscard]] JobReport run_opinions(const config::Site& site, const std::atomic<bool>& stop);

/// Everything that waits, into `folder` of a stick: the names, for drop_carried() once the stick
/// has finished writing.
[[nodiscard]] Result<std::vector<std::string>> carry_opinions(const config::Site& site,
                                                              const fs::path& folder);
void drop_carried(const config::Site& site, const std::vector<std::string>& names);

}  // namespace gongshi::content::store
