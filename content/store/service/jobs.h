// Jobs: what the worker does, each from opening the store to noting the outcome in it.
//
// The store is open, and locked, only while a job runs, so that the command line works beside the
// service.
#pragma once

#include <atomic>
#include <chrono>

#include "config/site.h"
#include "content/store/fetch/connection.h"
#include "content/store/install.h"
#include "content/store/service/job_report.h"
#include "content/store/store.h"
#include "drivers/os/clock.h"

namespace gongshi::content::store {

/// Store::open(), waiting at most `patience` for another updater to finish.
[[nodiscard]] Result<Store> open_when_free(Disk& disk, const fs::path& folder,
                                           std::chrono::milliseconds patience);

/// Proxy and authority of the site, and the newest date that its store knows; `stop` outlives what
/// is opened with them.
[[nodiscard]] WebOptions web_options(const config::Site& site, const std::atomic<bool>& stop);

/// Notes in the store what a job came to and makes the loop's report of it.
[[nodiscard]] JobReport conclude(Store& store, JobKind kind, const std::string& source,
                                 const Outcome& outcome, std::string_view word, WallTime now);

/// The report of a job that could not even open the store.
[[nodiscard]] JobReport no_store(JobKind kind, const Error& error);

/// One network round at `site`.url. `clock` is asked when it has ended. `ask_for_root`: now, not
/// only once an hour; a person who asks for news is to get a withdrawal too.
[[nodiscard]] JobReport run_round(const config::Site& site, const Clock& clock, bool ask_for_root,
                                  const std::atomic<bool>& stop);

/// Reads all that is shown, and fetches again what is damaged.
[[nodiscard]] JobReport run_scrub(const config::Site& site, const Clock& clock,
                                  const std::atomic<bool>& stop);

}  // namespace gongshi::content::store
