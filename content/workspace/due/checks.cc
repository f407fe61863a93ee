#include "content/workspace/due/checks.h"

#include <algorithm>
#include <array>

#include "content/workspace/approval/check_approvals.h"

namespace gongshi::content::workspace {
namespace {

using content::Category;

constexpr std::array<std::string_view, kKindCount> kCategories{"B1", "B2", "B3", "A2",
                                                               "A3", "C2", "A7"};

class CheckList {
 public:
  CheckList(const Workspace& workspace, Date today)
      : workspace_(workspace), today_(today), calendar_(workspace.calendar) {
    for (const Item& item : workspace.items) {
      if (const auto day = standing_in(workspace, item, today).confirmed) {
        confirmed_[item.key] = *day;
      }
    }
  }

  std::vector<Check> make() {
    for (const auto& entry : workspace_.pages) {
      const content::Page& page = entry.value;
      const Category* const of = find_category(workspace_, page.category);
      add("page/" + std::string(page.id), page.title_zh, of, page.owner, page.person, page.made_on);
    }
    for (const auto& entry : workspace_.emergency_cards) {
      const content::EmergencyCard& card = entry.value;
      const Category* const of = find_category(workspace_, card.category);
      if (of == nullptr) continue;
      const std::string_view title = card.title_zh;
      add("card/" + std::string(card.id), title.substr(0, title.find('\n')), of, of->owner,
          of->person, card.valid.from);
    }
    // A table of prices says its last change itself: the latest day in force among its rows.
    const auto day = [](const auto& entry) -> std::optional<Date> {
      return entry.value.item.valid.from;
    };
    const auto none = [](const auto&) -> std::optional<Date> { return std::nullopt; };
    add_files(workspace_.services, SheetKind::kService, day);
    add_files(workspace_.drugs, SheetKind::kDrug, day);
    add_files(workspace_.consumables, SheetKind::kConsumable, day);
    add_files(workspace_.departments, SheetKind::kDepartment, none);
    add_files(workspace_.doctors, SheetKind::kDoctor, none);
    add_files(workspace_.leaders, SheetKind::kLeader, none);
    add_files(workspace_.sessions, SheetKind::kSession, none);
    return std::move(checks_);
  }

 private:
  void add(const std::string& item, std::string_view title, const Category* category,
           std::string_view department, std::string_view person, std::optional<Date> last) {
    if (category == nullptr || category->check_days == 0) return;
    if (const auto looked = confirmed_.find(item); looked != confirmed_.end()) {
      last = std::max(last.value_or(Date{}), looked->second);
    }
    if (!last) return;
    checks_.push_back({std::string(department), std::string(person), item, std::string(title),
                       category->check_days, *last,
                       check_day(calendar_, *last, category->check_days)});
  }

  template <class T, class Day>
  void add_files(const std::vector<Entry<T>>& entries, SheetKind kind, const Day& day) {
    std::map<std::string, std::optional<Date>> files;
    for (const Entry<T>& entry : entries) {
      auto& last = files[workspace_.mappings[entry.origin.source].file];
      const std::optional<Date> from = day(entry);
      if (from && *from <= today_) last = std::max(last.value_or(Date{}), *from);
    }
    const Category* const of = find_category(workspace_, category_of(kind));
    if (of == nullptr) return;
    for (const auto& [file, last] : files) {
      add(file, of->name_zh, of, of->owner, of->person, last);
    }
  }

  const Workspace& workspace_;
  Date today_;
  WorkingDays calendar_;
  std::map<std::string, Date> confirmed_;
  std::vector<Check> checks_;
};

/// What the words of a page or card say of it; empty of anything else.
std::string_view worded_category(const Item& item) {
  constexpr std::string_view kLabel = "\n类别：";
  if (!item.key.starts_with("page/") && !item.key.starts_with("card/")) return {};
  const std::string_view words = item.words;
  const std::size_t at = words.find(kLabel);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = words.substr(at + kLabel.size());
  return rest.substr(0, rest.find('\n'));
}

}  // namespace

std::vector<Check> checks_of(const Workspace& workspace, Date today) {
  return CheckList(workspace, today).make();
}

Date check_day(const WorkingDays& calendar, Date last, int days) {
  return calendar.on_or_before(plus_days(last, days));
}

std::string_view category_of(SheetKind kind) {
  return kCategories.at(static_cast<std::size_t>(kind));
}

const Category* check_category(const Workspace& workspace, const Item& item) {
  std::string_view code = worded_category(item);
  for (const Mapping& mapping : workspace.mappings) {
    if (mapping.file == item.key) code = category_of(mapping.kind);
  }
  const Category* const category = code.empty() ? nullptr : find_category(workspace, code);
  return category == nullptr || category->check_days == 0 ? nullptr : category;
}

}  // namespace gongshi::content::workspace
