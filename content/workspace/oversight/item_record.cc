#include "content/workspace/oversight/item_record.h"

#include <algorithm>

#include "content/history/archive_report.h"
#include "content/history/item_changes.h"
#include "content/workspace/approval/check_approvals.h"
#include "content/workspace/due/checks.h"

namespace gongshi::content::oversight {
namespace {

using workspace::Workspace;

constexpr std::string_view kPrice = "price/";

/// A price as corrections and this report name it; a bare code stays.
std::string code_of(const std::string& key) {
  return key.starts_with(kPrice) ? key.substr(kPrice.size()) : key;
}

template <class T, class Code>
std::string file_of(const Workspace& workspace, const std::vector<workspace::Entry<T>>& entries,
                    std::string_view code, const Code& code_in) {
  const auto found = std::ranges::find_if(
      entries, [&](const auto& entry) { return code_in(entry.value) == code; });
  return found == entries.end() ? std::string() : workspace.mappings[found->origin.source].file;
}

/// The sort by which issues tell that it has changed; empty for a table.
std::optional<ItemSort> sort_of(std::string_view key) {
  if (key.starts_with("page/")) return ItemSort::kPage;
  if (key.starts_with("message/")) return ItemSort::kMessage;
  if (key.starts_with("card/")) return ItemSort::kCard;
  return std::nullopt;
}

bool changed(const Release& before, const Release& now, ItemSort sort, std::string_view id) {
  const history::ItemChanges changes = history::item_changes(before, now);
  return std::ranges::any_of(changes.list, [&](const ItemChange& change) {
    return change.sort == sort && change.id == id && change.fate == ItemFate::kChanged;
  });
}

template <class List>
bool holds_code(const List& list, std::string_view code) {
  return std::ranges::any_of(list, [code](const auto& each) { return each.code == code; });
}

std::optional<workspace::SheetKind> table_of(const Release& release, std::string_view code) {
  using workspace::SheetKind;
  if (holds_code(release.prices(PriceKind::kService), code)) return SheetKind::kService;
  if (holds_code(release.prices(PriceKind::kDrug), code)) return SheetKind::kDrug;
  if (holds_code(release.prices(PriceKind::kConsumable), code)) return SheetKind::kConsumable;
  if (holds_code(release.doctors(), code)) return SheetKind::kDoctor;
  if (holds_code(release.departments(), code)) return SheetKind::kDepartment;
  if (holds_code(release.leaders(), code)) return SheetKind::kLeader;
  return std::nullopt;
}

/// Who answers for it by its own head, else by the catalogue.
std::string person_of(const Workspace& workspace, const workspace::Item& item) {
  for (const auto& entry : workspace.pages) {
    if (item.key == "page/" + std::string(entry.value.id)) return std::string(entry.value.person);
  }
  const Category* const category = workspace::check_category(workspace, item);
  return category == nullptr ? std::string() : std::string(category->person);
}

}  // namespace

std::string item_of(const Workspace& workspace, const std::string& key) {
  const std::string code = code_of(key);
  const auto price = [](const PriceDetail& each) { return each.item.code; };
  const auto own = [](const auto& each) { return each.code; };
  for (const auto* prices : {&workspace.services, &workspace.drugs, &workspace.consumables}) {
    if (auto file = file_of(workspace, *prices, code, price); !file.empty()) return file;
  }
  if (auto file = file_of(workspace, workspace.doctors, code, own); !file.empty()) return file;
  if (auto file = file_of(workspace, workspace.departments, code, own); !file.empty()) return file;
  if (auto file = file_of(workspace, workspace.leaders, code, own); !file.empty()) return file;
  return key;
}

std::string file_of_kind(const Workspace& workspace, workspace::SheetKind kind) {
  std::string only;
  for (const workspace::Mapping& mapping : workspace.mappings) {
    if (mapping.kind != kind || mapping.file == only) continue;
    if (!only.empty()) return {};
    only = mapping.file;
  }
  return only;
}

ItemIssues::ItemIssues(const Workspace& workspace, const std::string& item, const std::string& key)
    : log_key_(item == key ? workspace::log_key(workspace, item) : std::string()),
      code_(code_of(key)) {
  if (const auto sort = sort_of(log_key_)) code_ = key.substr(key.find('/') + 1);
}

void ItemIssues::look(const Release* before, const Release& now,
                      const workspace::LoggedIssue& issue) {
  std::vector<Sentence> says;
  if (log_key_.empty()) {
    says = history::says_of(now, code_);
    if (!table_) table_ = table_of(now, code_);
  }
  const bool shown = log_key_.empty() ? !says.empty() : issue.items.contains(log_key_);
  const auto add = [&](Event::Kind kind) {
    Event event;
    event.day = issue.day;
    event.kind = kind;
    event.serial = issue.id.serial();
    event.says = says;
    events_.push_back(std::move(event));
  };
  if (shown != shown_) {
    add(shown ? Event::Kind::kShown : Event::Kind::kGone);
  } else if (shown) {
    const auto sort = sort_of(log_key_);
    const bool other =
        sort ? before != nullptr && changed(*before, now, *sort, code_) : says != says_;
    if (other) add(Event::Kind::kChanged);
  }
  shown_ = shown;
  says_ = std::move(says);
}

ItemRecord item_record(const Workspace& workspace, const std::string& item, const std::string& key,
                       Date today, const ItemIssues* issues) {
  ItemRecord record;
  record.item = item;
  record.key = key;
  record.recorded = workspace.signing.required;
  record.archive = issues != nullptr;
  const std::vector<workspace::Item> items =
      record.recorded ? workspace.items : workspace::collect_items(workspace);
  const auto found = std::ranges::find(items, item, &workspace::Item::key);
  std::vector<workspace::BadAct> bad;
  if (found != items.end()) {
    record.title = found->title;
    record.department = found->department;
    record.person = person_of(workspace, *found);
    bad = workspace::standing_in(workspace, *found, today).bad;
  }
  if (const auto acts = workspace.acts.find(item); acts != workspace.acts.end()) {
    for (const workspace::Act& act : acts->second) {
      Event event;
      event.day = act.date;
      event.act = act;
      event.counts = std::ranges::find(bad, act.line, &workspace::BadAct::line) == bad.end();
      record.events.push_back(std::move(event));
    }
  }
  if (issues != nullptr) {
    record.events.insert(record.events.end(), issues->events().begin(), issues->events().end());
  }
  std::ranges::stable_sort(record.events, {}, &Event::day);
  return record;
}

}  // namespace gongshi::content::oversight
