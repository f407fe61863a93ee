#include "content/history/derive.h"

#include <algorithm>
#include <map>
#include <set>

#include "content/history/item_changes.h"
#include "content/history/price_steps.h"

namespace gongshi::content::history {
namespace {

/// Once `steps` of one thing are together, newest first.
void keep_newest_of_each(std::vector<PriceStep>& steps) {
  std::size_t of_one = 0;
  std::vector<PriceStep> kept;
  kept.reserve(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    of_one = i > 0 && same_item(steps[i - 1], steps[i]) ? of_one + 1 : 0;
    if (of_one < kMostStepsOfOne) kept.push_back(steps[i]);
  }
  steps = std::move(kept);
}

/// How many of the oldest issues have to go for the rest to keep within the limits.
std::size_t issues_to_drop(const History& history) {
  const std::size_t count = history.issues.size();
  std::map<Text, std::size_t> steps_of;
  for (const PriceStep& step : history.steps) ++steps_of[step.serial];
  std::size_t steps = history.steps.size();
  std::size_t drop = 0;
  while (drop + 1 < count && (count - drop > kMostIssues || steps > kMostSteps)) {
    const auto found = steps_of.find(history.issues[drop].serial);
    if (found != steps_of.end()) steps -= found->second;
    ++drop;
  }
  return drop;
}

/// A list that begins later stays true: nothing of what it leaves out is claimed.
void prune(History& history) {
  keep_newest_of_each(history.steps);
  const auto drop = static_cast<std::ptrdiff_t>(issues_to_drop(history));
  history.issues.erase(history.issues.begin(), history.issues.begin() + drop);
  std::set<Text> listed;
  for (const PastIssue& issue : history.issues) listed.insert(issue.serial);
  std::erase_if(history.steps, [&](const PriceStep& s) { return !listed.contains(s.serial); });
  while (listed.size() > kMostChangedIssues) {
    const std::size_t oldest = history.issues.size() - listed.size();
    listed.erase(history.issues[oldest].serial);
  }
  std::erase_if(history.changes, [&](const ItemChange& c) { return !listed.contains(c.serial); });
}

void count_prices(const std::vector<PriceStep>& steps, PastIssue& issue) {
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t end = i + 1;
    while (end < steps.size() && same_item(steps[i], steps[end])) ++end;
    // Newest first: whether the thing is new stands with its oldest step.
    ++(steps[end - 1].is_new() ? issue.prices_added
       : steps[i].is_gone()    ? issue.prices_removed
                               : issue.prices_changed);
    i = end;
  }
}

/// Newest first for each thing: what this issue adds stands before what others have told.
std::vector<PriceStep> merge(const std::vector<PriceStep>& fresh,
                             const std::vector<PriceStep>& told) {
  std::vector<PriceStep> all;
  all.reserve(fresh.size() + told.size());
  std::ranges::merge(fresh, told, std::back_inserter(all), item_before);
  return all;
}

Status check_order(const ReleaseId& before, const ReleaseId& now) {
  if (before.site != now.site || before.channel != now.channel) {
    return Error{Errc::kUsage,
                 {"上一期属于 " + before.site + "/" + before.channel + "，本期属于 " + now.site +
                      "/" + now.channel,
                  "the issue before is for " + before.site + "/" + before.channel +
                      ", this one for " + now.site + "/" + now.channel},
                 {}};
  }
  if (std::pair(before.epoch, before.seq) < std::pair(now.epoch, now.seq)) return {};
  return Error{
      Errc::kUsage,
      {"本期期号 " + now.serial() + " 不大于上一期的 " + before.serial(),
       "the number " + now.serial() + " is not above " + before.serial() + ", the issue before"},
      {}};
}

}  // namespace

Date issue_day(WallTime created) {
  constexpr std::chrono::hours kChina{8};
  return std::chrono::floor<std::chrono::days>(created + kChina);
}

Result<HistoryTables> derive(const Release& before, const Release& now) {
  GONGSHI_CHECK(check_order(before.id(), now.id()));
  const std::string serial_before = before.id().serial();
  const std::string serial = now.id().serial();
  const Date day = issue_day(now.id().created);

  History history = before.history();
  if (history.issues.empty()) {
    history.issues.push_back({serial_before, {}, issue_day(before.id().created)});
  }
  history.issues.back().manifest = before.id().manifest_hash;

  PastIssue issue{serial, {}, day};
  std::vector<PriceStep> steps = price_steps(before, now, day);
  for (PriceStep& step : steps) step.serial = serial;
  count_prices(steps, issue);
  ItemChanges items = item_changes(before, now);
  issue.items_added = items.added;
  issue.items_changed = items.changed;
  issue.items_removed = items.removed;
  if (items.list.size() > kMostChanges) items.list.resize(kMostChanges);
  for (ItemChange& change : items.list) change.serial = serial;

  history.issues.push_back(issue);
  history.steps = merge(steps, history.steps);
  history.changes.insert(history.changes.begin(), items.list.begin(), items.list.end());
  prune(history);
  GONGSHI_CHECK(history.check(serial));
  HistoryTables tables;
  GONGSHI_TRY(tables.issues, write_issues(history.issues));
  GONGSHI_TRY(tables.steps, write_steps(history.steps));
  GONGSHI_TRY(tables.changes, write_changes(history.changes));
  return tables;
}

}  // namespace gongshi::content::history
