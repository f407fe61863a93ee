#include "content/store/service/jobs.h"

#include <thread>

#include "content/store/fetch/pull.h"
#include "content/store/heal.h"
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

JobReport given_way(JobKind kind) {
  JobReport report;
  report.kind = kind;
  report.gave_way = true;
  return report;
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
  return {kind, std::string(word), outcome.sentence, taken(outcome.verdict)};
}

JobReport no_store(JobKind kind, const Error& error) {
  return {kind, std::string(bundle::verdict_word(bundle::verdict_of(error))), error.what, false,
          error.code == Errc::kTimeout};
}

WebOptions web_options(const config::Site& site, const std::atomic<bool>& stop) {
  WebOptions options;
  options.proxy = site.sync.proxy;
  options.ca_file = site.sync.ca_file;
  options.newest_signed_date = newest_signed_date({site.store});
  options.stop = &stop;
  return options;
}

JobReport run_round(const config::Site& site, const Clock& clock, bool ask_for_root,
                    const std::atomic<bool>& stop) {
  Disk disk;
  auto store = open_when_free(disk, site.store, kPatience);
  if (!store) return no_store(JobKind::kRound, store.error());
  const auto tree = open_web_tree(site.url, web_options(site, stop));
  if (!tree) return no_store(JobKind::kRound, tree.error());
  const PullReport report =
      pull(*store, **tree, site.url, {real_patience(&stop), clock.wall(), ask_for_root});
  if (stop && !taken(report.outcome.verdict)) return given_way(JobKind::kRound);
  const std::string_view word =
      report.no_status ? "NO_STATUS" : bundle::verdict_word(report.outcome.verdict);
  return conclude(*store, JobKind::kRound, site.url, report.outcome, word, clock.wall());
}

JobReport run_scrub(const config::Site& site, const Clock& clock, const std::atomic<bool>& stop) {
  Disk disk;
  auto store = open_when_free(disk, site.store, kPatience);
  if (!store) return no_store(JobKind::kScrub, store.error());
  // Without an address, or with a wrong one, what is damaged can only be taken away.
  const auto tree = open_web_tree(site.url, web_options(site, stop));
  const auto healed =
      heal(*store, tree ? tree->get() : nullptr, clock.wall(), real_patience(&stop), gently(stop));
  if (stop) return given_way(JobKind::kScrub);
  if (!healed) return no_store(JobKind::kScrub, healed.error());
  JobReport report;
  report.kind = JobKind::kScrub;
  report.word = healed->damaged == 0 ? "OK" : "DAMAGED";
  report.sentence = healed->sentence();
  report.done = true;
  return report;
}

}  // namespace gongshi::content::store
