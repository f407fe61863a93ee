#include "content/history/issue_diff.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <tuple>

#include "content/currency.h"
#include "content/history/derive.h"
#include "content/history/price_steps.h"

namespace gongshi::content::history {
namespace {

constexpr std::int64_t kWholePerMille = 1'000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kKinds{
    {{"医疗服务", "service"}, {"药品", "drug"}, {"耗材", "consumable"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kForms{
    {{"", ""},
     {"政府指导价", "government-guided"},
     {"市场调节价", "market price"},
     {"自主定价", "set by the hospital"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSorts{
    {{"页面", "page"},
     {"科室", "department"},
     {"医生", "doctor"},
     {"院领导", "leader"},
     {"消息", "message"},
     {"应急卡", "emergency card"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFates{
    {{"新增", "new"}, {"改动", "changed"}, {"撤下", "gone"}}};

template <class Table, class Word>
Sentence word_of(const Table& table, Word word) {
  const auto& [zh, en] = table.at(static_cast<std::size_t>(word));
  return {std::string(zh), std::string(en)};
}

int rank(const PriceStep& step) {
  if (is_suspicious(step)) return 0;
  return step.is_gone() ? 3 : step.is_new() ? 2 : 1;
}

/// "+12.5%".
std::string percent_text(std::int64_t per_mille) {
  const std::int64_t size = per_mille < 0 ? -per_mille : per_mille;
  return (per_mille < 0 ? "-" : "+") + std::to_string(size / 10) + "." + std::to_string(size % 10) +
         "%";
}

std::string name_of(const PriceStep& step) {
  std::string name = std::string(step.code) + " " + std::string(step.name);
  for (const Text part : {step.spec, step.model, step.maker}) {
    if (!part.empty()) name += " " + std::string(part);
  }
  return name;
}

nlohmann::ordered_json price_json(const Price& price, Text unit) {
  if (unit.empty()) return nullptr;
  nlohmann::ordered_json json{{"unit", unit}};
  json["amount"] = price.amount ? nlohmann::ordered_json(price.amount->text()) : nullptr;
  json["form"] = word_of(kForms, price.form).en;
  return json;
}

}  // namespace

std::optional<std::int64_t> per_mille(const PriceStep& step) {
  if (!step.before.amount || !step.after.amount) return std::nullopt;
  const std::int64_t old = step.before.amount->units();
  if (old == 0) return std::nullopt;
  const std::int64_t change = (step.after.amount->units() - old) * kWholePerMille;
  const std::int64_t half = change < 0 ? -old / 2 : old / 2;
  return (change + half) / old;
}

bool is_suspicious(const PriceStep& step) {
  if (step.is_new() || step.is_gone()) return false;
  if (step.unit_before != step.unit_after) return true;
  if (step.before.amount.has_value() != step.after.amount.has_value()) return true;
  if (!step.before.amount) return false;
  const auto moved = per_mille(step);
  return !moved || *moved >= kSuspiciousPercent * 10 || *moved <= -kSuspiciousPercent * 10;
}

IssueDiff diff_issues(const Release& before, const Release& now) {
  IssueDiff diff;
  diff.steps = price_steps(before, now, issue_day(now.id().created));
  std::ranges::stable_sort(diff.steps, {}, rank);
  diff.suspicious = static_cast<std::size_t>(std::ranges::count_if(diff.steps, is_suspicious));
  diff.items = item_changes(before, now);
  return diff;
}

Sentence price_sentence(const Price& price, Text unit) {
  if (!price.amount) return word_of(kForms, price.form);
  const std::string amount = price.amount->text();
  const PricedUnit priced = priced_unit(unit);
  const bool no_unit = priced.unit == "/" || priced.unit.empty();
  const std::string per = no_unit ? "" : "/" + std::string(priced.unit);
  return {amount + (priced.dollars ? " 美元" : " 元") + per,
          amount + (priced.dollars ? " US dollars" : " yuan") + per};
}

Sentence step_sentence(const PriceStep& step) {
  const Sentence kind = word_of(kKinds, step.kind);
  const Sentence old = price_sentence(step.before, step.unit_before);
  const Sentence fresh = price_sentence(step.after, step.unit_after);
  const std::string name = name_of(step);
  const std::string day = date_text(step.from);
  Sentence words{kind.zh + " " + name + "：", kind.en + " " + name + ": "};
  if (step.is_gone()) {
    return {words.zh + "不再列出，原为 " + old.zh, words.en + "gone; it was " + old.en};
  }
  if (step.is_new()) {
    words.zh += "新增 " + fresh.zh;
    words.en += "new, " + fresh.en;
  } else {
    const auto moved = per_mille(step);
    const std::string percent = moved ? percent_text(*moved) : "";
    words.zh += old.zh + " → " + fresh.zh + (moved ? "（" + percent + "）" : "");
    words.en += old.en + " → " + fresh.en + (moved ? " (" + percent + ")" : "");
  }
  words.zh += "，自 " + day + "，依据 " + std::string(step.basis);
  words.en += ", from " + day + ", basis " + std::string(step.basis);
  return words;
}

Sentence change_sentence(const ItemChange& change) {
  const Sentence sort = word_of(kSorts, change.sort);
  const Sentence fate = word_of(kFates, change.fate);
  const std::string name = std::string(change.id) + " " + std::string(change.title_zh);
  return {fate.zh + sort.zh + " " + name, fate.en + ": " + sort.en + " " + name};
}

Sentence counts_sentence(const PastIssue& issue) {
  const auto n = [](int count) { return std::to_string(count); };
  return {"价格调整 " + n(issue.prices_changed) + " 项，新增 " + n(issue.prices_added) + "，取消 " +
              n(issue.prices_removed) + "；其他内容改动 " + n(issue.items_changed) + " 项，新增 " +
              n(issue.items_added) + "，撤下 " + n(issue.items_removed) + "。",
          "Prices: " + n(issue.prices_changed) + " changed, " + n(issue.prices_added) + " new, " +
              n(issue.prices_removed) + " gone. Other items: " + n(issue.items_changed) +
              " changed, " + n(issue.items_added) + " new, " + n(issue.items_removed) + " gone."};
}

std::string diff_text(const IssueDiff& diff, const std::string& before, const std::string& now,
                      Lang lang) {
  const auto n = [](std::size_t count) { return std::to_string(count); };
  const auto some = [](int count) { return std::to_string(count); };
  const ItemChanges& items = diff.items;
  std::string text =
      Sentence{"第 " + before + " 期 → 第 " + now + " 期：价格变动 " + n(diff.steps.size()) +
                   " 项；其他内容新增 " + some(items.added) + "，改动 " + some(items.changed) +
                   "，撤下 " + some(items.removed) + "\n",
               before + " → " + now + ": " + n(diff.steps.size()) +
                   " price changes; other items: " + some(items.added) + " new, " +
                   some(items.changed) + " changed, " + some(items.removed) + " gone\n"}
          .in(lang);
  for (std::size_t i = 0; i < diff.steps.size(); ++i) {
    if (i == 0 && diff.suspicious > 0) {
      text += Sentence{"请先核对（变动达 30%，或计价单位、定价形式改变）：\n",
                       "check these first (30 % or more, or another unit or form of price):\n"}
                  .in(lang);
    }
    if (i == diff.suspicious) text += Sentence{"价格：\n", "prices:\n"}.in(lang);
    text += "  " + step_sentence(diff.steps[i]).in(lang) + "\n";
  }
  if (!items.list.empty()) text += Sentence{"其他内容：\n", "other items:\n"}.in(lang);
  for (const ItemChange& change : items.list)
    text += "  " + change_sentence(change).in(lang) + "\n";
  return text;
}

std::string diff_json(const IssueDiff& diff, const std::string& before, const std::string& now) {
  nlohmann::ordered_json json{{"before", before}, {"now", now}};
  json["prices"] = nlohmann::ordered_json::array();
  for (const PriceStep& step : diff.steps) {
    nlohmann::ordered_json one{{"kind", word_of(kKinds, step.kind).en},
                               {"code", step.code},
                               {"name", step.name},
                               {"spec", step.spec},
                               {"maker", step.maker},
                               {"model", step.model},
                               {"from", date_text(step.from)}};
    one["before"] = price_json(step.before, step.unit_before);
    one["after"] = price_json(step.after, step.unit_after);
    const auto moved = per_mille(step);
    one["percent"] = moved ? nlohmann::ordered_json(static_cast<double>(*moved) / 10.0) : nullptr;
    one["suspicious"] = is_suspicious(step);
    one["basis"] = step.basis;
    json["prices"].push_back(std::move(one));
  }
  json["items"] = nlohmann::ordered_json::array();
  for (const ItemChange& change : diff.items.list) {
    json["items"].push_back({{"sort", word_of(kSorts, change.sort).en},
                             {"id", change.id},
                             {"fate", word_of(kFates, change.fate).en},
                             {"title", change.title_zh}});
  }
  return json.dump(2) + "\n";
}

}  // namespace gongshi::content::history
