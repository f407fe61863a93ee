#include "content/store/service/opinion_job.h"

#include "content/feedback/outbox.h"
#include "content/store/fetch/send_opinions.h"
#include "content/store/report/carried_opinion.h"
#include "content/store/report/device_key.h"
#include "content/store/service/jobs.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr JobKind kKind = JobKind::kOpinions;
constexpr auto kPatience = 2s;

/// The store is let go of again before anything is sent.
Result<bundle::SecretKey> key_of(const config::Site& site) {
  Disk disk;
  GONGSHI_TRY(const Store store, open_when_free(disk, site.store, kPatience));
  return device_key(disk, store.layout());
}

JobReport fine(Sentence sentence = {}) {
  JobReport report{kKind, "OK", std::move(sentence), true, false};
  if (report.sentence.en.empty()) report.word.clear();
  return report;
}

}  // namespace

JobReport run_opinions(const config::Site& site, const std::atomic<bool>& stop) {
  if (site.sync.receipts_url.empty()) return fine();
  const auto names = feedback::waiting(site.opinions_folder);
  if (!names) return no_store(kKind, names.error());
  if (names->empty()) return fine();
  const auto key = key_of(site);
  if (!key) return no_store(kKind, key.error());
  const auto sent = send_opinions({site.opinions_folder, site.sync.receipts_url, site.site}, *key,
                                  web_options(site, stop));
  if (!sent && stop) {  // it goes on a moment later
    JobReport later = fine();
    later.unsent = true;
    return later;
  }
  if (!sent) {
    JobReport failed = no_store(kKind, sent.error());
    failed.busy = false;
    return failed;
  }
  const std::string count = std::to_string(sent->sent);
  JobReport report = fine({"已送出意见 " + count + " 条", "opinions sent: " + count});
  if (sent->sent == 0) report = fine();
  report.unsent = sent->left;
  return report;
}

Result<std::vector<std::string>> carry_opinions(const config::Site& site, const fs::path& folder) {
  GONGSHI_TRY(const auto names, feedback::waiting(site.opinions_folder));
  std::vector<std::string> carried;
  if (names.empty()) return carried;
  GONGSHI_TRY(const bundle::SecretKey key, key_of(site));
  for (const std::string& name : names) {
    const auto opinion = take_opinion(site.opinions_folder, name, key);
    // What is no opinion stays behind: the network job tidies up, a stick only takes.
    if (!opinion && opinion.error().code != Errc::kIo) continue;
    GONGSHI_CHECK(opinion);
    GONGSHI_CHECK(lay_down(*opinion, folder));
    carried.push_back(name);
  }
  return carried;
}

void drop_carried(const config::Site& site, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    // One that stays is carried again, and the office lists it once.
    const Status dropped = drop_opinion(site.opinions_folder, name);
    if (!dropped) log(Level::kWarning, "sync", dropped.error());
  }
}

}  // namespace gongshi::content::store
