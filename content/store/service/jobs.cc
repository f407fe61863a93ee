#include "content/store/service/jobs.h"

#include <thread>

#include "content/store/fetch/pull.h"
#include "content/store/report/last_outcome.h"
#include "content/store/signed_date.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;
using namespace std::chrono_literals;

constexpr auto kPatience = 2s;  // with an updater on the command line; then the job comes again

bool taken(Verdict verdict) {
  return verdict == Verdict::kOk || verdict == Verdict::kAlready;
}

}  // namespace

Result<Store> open_when_free(Disk& disk, const fs::path& folder,
                             std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto store = Store::open(disk, folder);
    const bool taken = !store && store.error().code == Errc::kTimeout;
    if (!taken || std::chrono::steady_clock::now() >= until) return store;
    std::this_thread::sleep_for(50ms);  // flock(2) has no time-out of its own
  }
}

JobReport conclude(Store& store, JobKind kind, const std::string& source, const Outcome& outcome,
                   std::string_view word, WallTime now) {
  const Status noted = write_last_outcome(store.disk(), store.layout(),
                                          {now, source, std::string(word), outcome.sentence});
  if (!noted) log(Level::kWarning, "sync", noted.error());
  return {kind, std::string(word), outcome.sentence, taken(outcome.verdict), false};
}

JobReport no_store(JobKind kind, const Error& error) {
  return {kind, std::string(bundle::verdict_word(bundle::verdict_of(error))), error.what, false,
          error.code == Errc::kTimeout};
}

JobReport run_round(const config::Site& site, const Clock& clock, bool ask_for_root,
                    const std::atomic<bool>& stop) {
  WebOptions options;
  options.proxy = site.sync.proxy;
  options.ca_file = site.sync.ca_file;
  options.newest_signed_date = newest_signed_date({site.store});
  options.stop = &stop;
  const auto tree = open_web_tree(site.url, options);
  if (!tree) return no_store(JobKind::kRound, tree.error());
  Disk disk;
  auto store = open_when_free(disk, site.store, kPatience);
  if (!store) return no_store(JobKind::kRound, store.error());
  const PullReport report =
      pull(*store, **tree, site.url, {real_patience(&stop), clock.wall(), ask_for_root});
  const std::string_view word =
      report.no_status ? "NO_STATUS" : bundle::verdict_word(report.outcome.verdict);
  return conclude(*store, JobKind::kRound, site.url, report.outcome, word, clock.wall());
}

}  // namespace gongshi::content::store
