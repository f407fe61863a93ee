// History: which issues came before this one and what each of them changed, as plain structs.
//
//   signed issues ─[history/derive]─ tables in the next bundle ─ release ─ kiosk
//
// Nobody types it: the builder makes it from the issue before, and anybody who has the archive can
// make it again and compare. Text fields are views, as in model.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "drivers/os/result.h"

namespace gongshi::content {

// How much of its past an issue carries; what is older stands in the archive only.
inline constexpr std::size_t kMostIssues = 2'000;
inline constexpr std::size_t kMostSteps = 50'000;  // the newest issue's own always stay
inline constexpr std::size_t kMostStepsOfOne = 20;
inline constexpr std::size_t kMostChanges = 200;  // listed of one issue
inline constexpr std::size_t kMostChangedIssues = 60;

/// One issue of the chain and how many things it changed against the one before.
struct PastIssue {
  Text serial;    // "1-42"
  Text manifest;  // SHA-256 of its manifest; empty for the issue that tells
  Date day{};     // on which it was made, in China's zone
  int prices_changed = 0, prices_added = 0, prices_removed = 0;
  int items_changed = 0, items_added = 0, items_removed = 0;  // pages, people, notices
};

/// A price that one issue says and the one before did not. Without a price before, it is new;
/// without one after, it is gone.
struct PriceStep {
  PriceKind kind = PriceKind::kService;
  Text code;
  Text spec, unit, maker, model;  // what tells packs of one code apart; empty for a service
  Text serial;                    // of the issue
  Date from{};                    // first day of the price after
  Text name;
  Price before;
  Text unit_before;
  Price after;
  Text unit_after;
  Text basis;  // of the price after

  [[nodiscard]] bool is_new() const { return unit_before.empty(); }
  [[nodiscard]] bool is_gone() const { return unit_after.empty(); }
};

enum class ItemSort : std::uint8_t { kPage, kDepartment, kDoctor, kLeader, kMessage, kCard };
enum class ItemFate : std::uint8_t { kAdded, kChanged, kRemoved };

/// Something other than a price that one issue changed.
struct ItemChange {
  Text serial;
  ItemSort sort = ItemSort::kPage;
  Text id;
  ItemFate fate = ItemFate::kAdded;
  Text title_zh, title_en;
};

struct History {
  std::vector<PastIssue> issues;    // oldest first, the issue that tells last; empty: none is known
  std::vector<PriceStep> steps;     // by item, then newest first
  std::vector<ItemChange> changes;  // newest issue first, then by sort and id

  [[nodiscard]] const PastIssue* issue(std::string_view serial) const;
  /// What follows which, every serial listed, the last one the teller's. Errc::kCorrupt with word
  /// E_CONTENT. An empty `serial` is not compared.
  [[nodiscard]] Status check(std::string_view serial) const;
};

/// A step with nothing but what names the thing that `price` is the price of.
[[nodiscard]] PriceStep step_key(const PriceDetail& price);
/// Orders steps by the thing whose price they tell of.
[[nodiscard]] bool same_item(const PriceStep& a, const PriceStep& b);
[[nodiscard]] bool item_before(const PriceStep& a, const PriceStep& b);

// Object paths and tables; see schema.h for what writers and readers promise.
inline constexpr std::string_view kIssueTable = "table/issues";
inline constexpr std::string_view kStepTable = "table/history";
inline constexpr std::string_view kChangeTable = "table/changes";

[[nodiscard]] Result<std::string> write_issues(const std::vector<PastIssue>& issues);
[[nodiscard]] Result<std::string> write_steps(const std::vector<PriceStep>& steps);
[[nodiscard]] Result<std::string> write_changes(const std::vector<ItemChange>& changes);
[[nodiscard]] Result<std::vector<PastIssue>> read_issues(std::string_view text);
[[nodiscard]] Result<std::vector<PriceStep>> read_steps(std::string_view text);
[[nodiscard]] Result<std::vector<ItemChange>> read_changes(std::string_view text);

}  // namespace gongshi::content
