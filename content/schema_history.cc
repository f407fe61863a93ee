// The three tables of an issue's past: issues, history (of prices), changes.
#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>

#include "content/columns.h"
#include "content/history.h"

namespace gongshi::content {
namespace {

using Words3 = std::array<std::string_view, 3>;
using Words4 = std::array<std::string_view, 4>;
using Words6 = std::array<std::string_view, 6>;
constexpr Words3 kKinds{"service", "drug", "consumable"};
constexpr Words4 kForms{"", "guided", "market", "self"};
constexpr Words6 kSorts{"page", "department", "doctor", "leader", "message", "card"};
constexpr Words3 kFates{"added", "changed", "removed"};
constexpr int kMostCount = 9'999'999;

const Sentence& bad_serial() {
  static const Sentence sentence{"期号应写成 1-42 这样", "has a serial that is not like 1-42"};
  return sentence;
}

const Sentence& bad_hash() {
  static const Sentence sentence{"清单散列应为 64 位十六进制数",
                                 "has a manifest hash that is not 64 hex digits"};
  return sentence;
}

const Sentence& no_price() {
  static const Sentence sentence{"变动前后都没有价格，或有价格而没有计价单位",
                                 "has no price before or after, or a price without a unit"};
  return sentence;
}

bool is_number(std::string_view digits) {
  return !digits.empty() && digits.size() <= 16 && digits[0] != '0' &&
         digits.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_serial(std::string_view text) {
  const auto dash = text.find('-');
  return dash != std::string_view::npos && is_number(text.substr(0, dash)) &&
         is_number(text.substr(dash + 1));
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

struct IssueColumns {
  template <class Io, class Issue>
  void operator()(Io& io, Issue& i) const {
    io.text("serial", i.serial, Need::kKey);
    io.text("manifest", i.manifest, Need::kOptional);
    io.date("day", i.day, Need::kMust);
    const auto count = [&](std::string_view name, auto& value) {
      io.number(name, value, 0, kMostCount, Need::kMust);
    };
    count("prices_changed", i.prices_changed);
    count("prices_added", i.prices_added);
    count("prices_removed", i.prices_removed);
    count("items_changed", i.items_changed);
    count("items_added", i.items_added);
    count("items_removed", i.items_removed);
    io.rule(is_serial(i.serial), bad_serial);
    io.rule(i.manifest.empty() || is_hash(i.manifest), bad_hash);
  }
};

struct StepColumns {
  template <class Io, class Step>
  void operator()(Io& io, Step& s) const {
    io.word("kind", s.kind, kKinds, Need::kKey);
    io.text("code", s.code, Need::kKey);
    io.text("spec", s.spec, Need::kKeyPart);
    io.text("unit", s.unit, Need::kKeyPart);
    io.text("maker", s.maker, Need::kKeyPart);
    io.text("model", s.model, Need::kKeyPart);
    io.text("serial", s.serial, Need::kKey);
    io.date("from", s.from, Need::kKey);
    io.text("name", s.name, Need::kMust);
    io.money("price_before", s.before.amount);
    io.word("form_before", s.before.form, kForms);
    io.text("unit_before", s.unit_before, Need::kOptional);
    io.money("price_after", s.after.amount);
    io.word("form_after", s.after.form, kForms);
    io.text("unit_after", s.unit_after, Need::kOptional);
    io.text("basis", s.basis, Need::kOptional);
    const auto whole = [](const Price& price, Text unit) {
      const bool priced = price.amount || price.form != PriceForm::kUnstated;
      return priced != unit.empty();
    };
    io.rule(whole(s.before, s.unit_before) && whole(s.after, s.unit_after) &&
                (!s.is_new() || !s.is_gone()),
            no_price);
  }
};

struct ChangeColumns {
  template <class Io, class Change>
  void operator()(Io& io, Change& c) const {
    io.text("serial", c.serial, Need::kKey);
    io.word("sort", c.sort, kSorts, Need::kKey);
    io.text("id", c.id, Need::kKey);
    io.word("fate", c.fate, kFates, Need::kMust);
    io.text("title_zh", c.title_zh, Need::kMust);
    io.text("title_en", c.title_en, Need::kOptional);
  }
};

auto item_of(const PriceStep& s) {
  return std::tie(s.kind, s.code, s.spec, s.unit, s.maker, s.model);
}

Error broken(std::string_view table, std::size_t row, const Sentence& what) {
  return table_error(table, row + 2, what);  // the header is row 1
}

const Sentence& disorder() {
  static const Sentence sentence{"次序不对", "is out of order"};
  return sentence;
}

const Sentence& unlisted() {
  static const Sentence sentence{"所写的期号不在 table/issues 里",
                                 "names an issue that is not listed"};
  return sentence;
}

/// Where each serial stands in the list.
using Places = std::unordered_map<std::string_view, std::size_t>;

std::pair<std::uint64_t, std::uint64_t> numbers_of(std::string_view serial) {
  std::pair<std::uint64_t, std::uint64_t> numbers;
  const auto dash = serial.find('-');
  std::from_chars(serial.data(), serial.data() + dash, numbers.first);
  std::from_chars(serial.data() + dash + 1, serial.data() + serial.size(), numbers.second);
  return numbers;
}

Status check_issues(const std::vector<PastIssue>& issues, std::string_view serial) {
  for (std::size_t i = 0; i < issues.size(); ++i) {
    const bool last = i + 1 == issues.size();
    if (issues[i].manifest.empty() != last) return broken(kIssueTable, i, bad_hash());
    if (i > 0 && numbers_of(issues[i].serial) <= numbers_of(issues[i - 1].serial)) {
      return broken(kIssueTable, i, disorder());
    }
  }
  if (!issues.empty() && !serial.empty() && issues.back().serial != serial) {
    return broken(kIssueTable, issues.size() - 1,
                  {"最后一行应为本期的期号", "should be this issue's own serial"});
  }
  return {};
}

}  // namespace

PriceStep step_key(const PriceDetail& price) {
  PriceStep key;
  key.kind = price.item.kind;
  key.code = price.item.code;
  if (key.kind == PriceKind::kService) return key;
  key.spec = price.item.spec;
  key.unit = price.item.unit;
  key.maker = price.item.maker;
  key.model = price.model;
  return key;
}

bool same_item(const PriceStep& a, const PriceStep& b) {
  return item_of(a) == item_of(b);
}

bool item_before(const PriceStep& a, const PriceStep& b) {
  return item_of(a) < item_of(b);
}

const PastIssue* History::issue(std::string_view serial) const {
  const auto found = std::ranges::find(issues, serial, &PastIssue::serial);
  return found == issues.end() ? nullptr : &*found;
}

Status History::check(std::string_view serial) const {
  GONGSHI_CHECK(check_issues(issues, serial));
  Places places;
  for (std::size_t i = 0; i < issues.size(); ++i) places.emplace(issues[i].serial, i);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!places.contains(steps[i].serial)) return broken(kStepTable, i, unlisted());
    if (i == 0 || item_before(steps[i - 1], steps[i])) continue;
    const auto newness = [&](const PriceStep& s) {
      return std::pair(places[s.serial], std::chrono::sys_days(s.from));
    };
    const bool newer_first =
        same_item(steps[i - 1], steps[i]) && newness(steps[i]) < newness(steps[i - 1]);
    if (!newer_first) return broken(kStepTable, i, disorder());
  }
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!places.contains(changes[i].serial)) return broken(kChangeTable, i, unlisted());
    if (i == 0) continue;
    const auto before = places[changes[i - 1].serial];
    const auto here = places[changes[i].serial];
    const auto rest = [](const ItemChange& c) { return std::tie(c.sort, c.id); };
    if (here > before || (here == before && rest(changes[i]) <= rest(changes[i - 1]))) {
      return broken(kChangeTable, i, disorder());
    }
  }
  return {};
}

Result<std::string> write_issues(const std::vector<PastIssue>& issues) {
  return write_rows(kIssueTable, std::span(issues), IssueColumns{});
}

Result<std::string> write_steps(const std::vector<PriceStep>& steps) {
  return write_rows(kStepTable, std::span(steps), StepColumns{});
}

Result<std::string> write_changes(const std::vector<ItemChange>& changes) {
  return write_rows(kChangeTable, std::span(changes), ChangeColumns{});
}

Result<std::vector<PastIssue>> read_issues(std::string_view text) {
  return read_rows<PastIssue>(kIssueTable, text, IssueColumns{});
}

Result<std::vector<PriceStep>> read_steps(std::string_view text) {
  return read_rows<PriceStep>(kStepTable, text, StepColumns{});
}

Result<std::vector<ItemChange>> read_changes(std::string_view text) {
  return read_rows<ItemChange>(kChangeTable, text, ChangeColumns{});
}

}  // namespace gongshi::content
