#include "content/workspace/oversight/published.h"

#include <algorithm>

#include "content/history/issue_diff.h"
#include "content/workspace/due/working_days.h"

namespace gongshi::content::oversight {
namespace {

using workspace::plus_days;

/// "page/"; nothing for what is named nowhere else.
std::string_view kind_of(ItemSort sort) {
  switch (sort) {
    case ItemSort::kPage:
      return "page/";
    case ItemSort::kMessage:
      return "message/";
    case ItemSort::kCard:
      return "card/";
    case ItemSort::kDepartment:
      return "department/";
    case ItemSort::kDoctor:
    case ItemSort::kLeader:
      break;
  }
  return "person/";
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

void Published::look(const Release* before, const Release& now,
                     const workspace::LoggedIssue& issue) {
  const std::string serial = now.id().serial();
  if (before != nullptr) add_ended(issue.day);
  if (period_.holds(issue.day)) {
    IssueLine line{issue, {}};
    if (const PastIssue* const told = now.history().issue(serial)) {
      line.counts = IssueCounts{told->prices_changed, told->prices_added, told->prices_removed,
                                told->items_changed,  told->items_added,  told->items_removed};
    }
    issues_.push_back(std::move(line));
    if (before != nullptr) add_withdrawn(*before, now, issue.day, serial);
  }
  ending_.clear();
  const auto note = [this](std::string_view kind, Text id, Text title, const Validity& valid) {
    if (!valid.to) return;
    const std::string code(id);
    ending_.push_back({std::string(kind) + code, code, first_line(title), *valid.to});
  };
  for (const Page& page : now.pages()) note("page/", page.id, page.title_zh, page.valid);
  for (const Message& each : now.messages()) note("message/", each.id, each.text_zh, each.valid);
  for (const EmergencyCard& card : now.emergency_cards()) {
    note("card/", card.id, card.title_zh, card.valid);
  }
  serial_ = serial;
  day_ = issue.day;
}

void Published::finish() {
  add_ended(plus_days(today_, 1));
  std::ranges::stable_sort(gone_, {}, &GoneLine::day);
}

/// What ended by itself while the issue before was the newest, up to the day before `until`.
void Published::add_ended(Date until) {
  for (Ending& each : ending_) {
    const Date day = plus_days(each.to, 1);
    if (each.to < day_ || day > until || day > today_ || !period_.holds(day)) continue;
    gone_.push_back(
        {std::move(each.item), std::move(each.code), std::move(each.title), day, serial_, true});
  }
}

void Published::add_withdrawn(const Release& before, const Release& now, Date day,
                              const std::string& serial) {
  const history::IssueDiff diff = history::diff_issues(before, now);
  int named = 0;
  for (const ItemChange& change : diff.items.list) {
    if (change.fate != ItemFate::kRemoved) continue;
    ++named;
    const std::string code(change.id);
    const std::string item = std::string(kind_of(change.sort)) + code;
    const auto ended = std::ranges::find(ending_, item, &Ending::item);
    if (ended != ending_.end() && ended->to < day) continue;  // told as ended
    gone_.push_back({item, code, first_line(change.title_zh), day, serial, false});
  }
  persons_gone_ += diff.items.removed - named;
  for (const PriceStep& step : diff.steps) {
    if (!step.is_gone()) continue;
    const std::string code(step.code);
    std::string title(step.name);
    for (const Text part : {step.spec, step.unit_before, step.maker}) {
      if (!part.empty()) title += " " + std::string(part);
    }
    gone_.push_back({"price/" + code, code, std::move(title), day, serial, false});
  }
}

}  // namespace gongshi::content::oversight
