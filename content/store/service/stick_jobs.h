// Stick jobs: what an operator asks to be done with the stick that is plugged in.
//
// The mount lives as long as the job: nothing is mounted before an operator acts, nor afterwards.
#pragma once

#include <atomic>
#include <optional>

#include "config/site.h"
#include "content/store/service/job_report.h"
#include "content/store/stick/mounter.h"
#include "content/store/stick/stick.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

/// The only folder of a stick in which bundles are looked for, and the only one written to.
inline constexpr const char* kBundleFolder = "gongshi";
inline constexpr const char* kReceiptFolder = "gongshi-receipts";

[[nodiscard]] JobReport run_import(const config::Site& site, const std::optional<Stick>& stick,
                                   Mounter& mounter, const Clock& clock,
                                   const std::atomic<bool>& stop);

[[nodiscard]] JobReport run_carry(const config::Site& site, const std::optional<Stick>& stick,
                                  Mounter& mounter, const Clock& clock,
                                  const std::atomic<bool>& stop);

}  // namespace gongshi::content::store
