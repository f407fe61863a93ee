#include "content/store/service/receipt_job.h"

#include "content/bundle/hash.h"
#include "content/store/fetch/put.h"
#include "content/store/report/display_line.h"
#include "content/store/report/last_outcome.h"
#include "content/store/service/jobs.h"
#include "content/store/state_record.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;
constexpr std::size_t kStatusCap = std::size_t{64} << 10;

/// Everything that a receipt is made of, dates of displays left out, as one hash.
std::string look(const config::Site& site, WallTime now) {
  const Layout layout{site.store};
  std::string all = format_state(read_state(site.store).value_or(StateRecord{}));
  if (const auto status = read_file(layout.status(), kStatusCap)) all += *status;
  if (const auto last = read_last_outcome(layout)) all += last->word;
  auto lines = read_display_lines(site.displays_folder, now);
  if (lines) {
    for (DisplayLine& line : *lines) line.proved_at.reset();
    all += display_lines_json(*lines);
  } else {
    all += lines.error().what.en;
  }
  return bundle::sha256(all).hex();
}

Result<std::optional<IssuedReceipt>> issue_if_due(const config::Site& site, WallTime now) {
  Disk disk;
  GONGSHI_TRY(Store store, open_when_free(disk, site.store, kPatience));
  return keep_receipt(store, receipt_facts(site), now);
}

bool hour_has_passed(const config::Site& site, WallTime now) {
  const auto last = last_receipt(Layout{site.store}, site.sync.device);
  return !last || last->issued > now || now - last->issued >= kReceiptEvery;
}

}  // namespace

ReceiptFacts receipt_facts(const config::Site& site) {
  ReceiptFacts facts{site.sync.device, site.displays_folder, {}};
  for (const config::Display& display : site.displays) {
    DisplayLine line;
    line.display = display.name;
    line.kind = display.kind;
    facts.expected.push_back(std::move(line));
  }
  return facts;
}

JobReport run_receipts(const config::Site& site, const ReceiptOrder& order, const Clock& clock,
                       const std::atomic<bool>& stop) {
  const WallTime now = clock.wall();
  const std::string seen = look(site, now);
  const auto report = [&](JobReport made, bool unsent) {
    made.kind = JobKind::kReceipts;
    made.seen = seen;
    made.unsent = unsent;
    return made;
  };
  const JobReport fine{.done = true};
  const bool due = seen != order.seen || hour_has_passed(site, now);
  if (!due && !(order.unsent && order.may_send)) return report(fine, order.unsent);

  const auto issued = due ? issue_if_due(site, now) : Result(std::optional<IssuedReceipt>());
  if (!issued) return report(no_store(JobKind::kReceipts, issued.error()), order.unsent);
  const bool unsent = !site.sync.receipts_url.empty() && (issued->has_value() || order.unsent);
  if (!unsent || !order.may_send) return report(fine, unsent);
  const std::optional<IssuedReceipt>& fresh = *issued;
  const auto newest = fresh ? Result(*fresh) : stored_receipt(Layout{site.store}, site.sync.device);
  if (!newest) return report(no_store(JobKind::kReceipts, newest.error()), true);
  const Status sent = send_receipt(site.sync.receipts_url, *newest, web_options(site, stop));
  if (sent)
    return report({.word = "OK", .sentence = {"回执已送出", "receipt sent"}, .done = true}, false);
  // Broken off for an operator's sake, it is sent a minute later, which is worth no line in the
  // log.
  if (stop) return report(fine, true);
  JobReport failed = no_store(JobKind::kReceipts, sent.error());
  failed.busy = false;
  return report(failed, true);
}

}  // namespace gongshi::content::store
