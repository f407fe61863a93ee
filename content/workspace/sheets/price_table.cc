#include "content/workspace/sheets/price_table.h"

#include <algorithm>
#include <map>

#include "content/currency.h"
#include "content/price_key.h"
#include "content/workspace/paper/notes.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/sheets/words.h"

namespace gongshi::content::sheets {
namespace {

using paper::Spans;

/// By price_key, the row that comes into force next after the day.
std::map<std::string, const PriceItem*> next_prices(const Release& release, PriceKind kind,
                                                    Date day) {
  std::map<std::string, const PriceItem*> next;
  for (const PriceItem& item : release.prices(kind)) {
    if (item.valid.from <= day) continue;
    const auto [at, fresh] = next.emplace(price_key(release, item), &item);
    if (!fresh && item.valid.from < at->second->valid.from) at->second = &item;
  }
  return next;
}

Spans facts_of(const PriceDetail& detail, Lang lang) {
  paper::Notes notes(lang);
  const bool service = detail.item.kind == PriceKind::kService;
  notes.add({"收费依据", "Basis"}, detail.basis);
  notes.add({"项目内涵", "Includes"}, detail.content);
  notes.add({"除外内容", "Excludes"}, detail.excluded);
  notes.add({"商品名", "Trade name"}, detail.trade_name);
  notes.add({"剂型", "Dosage form"}, detail.form);
  if (service) notes.add({"规格", "Specification"}, detail.item.spec);
  notes.add({"型号", "Model"}, detail.model);
  notes.add({"生产企业", "Maker"}, detail.item.maker);
  notes.add(detail.item.kind == PriceKind::kConsumable ? Sentence{"注册证号", "Registration"}
                                                       : Sentence{"批准文号", "Approval"},
            detail.approval_no);
  if (detail.zero_markup) notes.add({"零差率", "No mark-up"}, Sentence{"是", "yes"}.in(lang));
  if (detail.item.price.amount) {
    notes.add({"定价形式", "Form of price"}, std::string(form_word(detail.item.price.form, lang)));
  }
  if (detail.self_pay_bp) {
    notes.add({"先行自付", "You first pay"}, share_words(*detail.self_pay_bp));
  }
  notes.add({"限定支付范围", "Reimbursed only for"}, detail.limit);
  if (detail.consent) {
    notes.add({"知情同意", "Consent"},
              Sentence{"使用前须告知并签字", "in writing, before"}.in(lang));
  }
  notes.add({"说明", "Remark"}, detail.remark);
  notes.add({"执行日期", "In force"}, valid_words(detail.item.valid, lang));
  return notes.spans();
}

void add_next(Spans& facts, const Release& release, const PriceItem& next, Lang lang) {
  const std::string from = date_text(next.valid.from);
  const std::string price = price_words(next.price, next.unit, lang);
  const std::string basis(release.detail(next).basis);
  facts.push_back({"\n"});
  facts.push_back({Sentence{from + " 起调整为 " + price + "（" + basis + "）",
                            "From " + from + ": " + price + " (" + basis + ")"}
                       .in(lang),
                   fonts::Weight::kBold, paper::kRed});
}

/// As wide as the longest of `texts`, between `least` and `most`.
double width_of(paper::Flow& flow, const std::vector<std::string>& texts, double least,
                double most) {
  const double size = table_size(flow.format());
  const auto longest = std::max_element(
      texts.begin(), texts.end(),
      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  if (longest == texts.end()) return least;
  return std::clamp(flow.setter().line(paper::bold(*longest), size).width + size, least, most);
}

/// Codes and amounts stay in one piece; names take what is left.
std::vector<paper::Column> columns_of(paper::Flow& flow, const std::vector<const PriceItem*>& items,
                                      Lang lang) {
  std::vector<std::string> codes;
  std::vector<std::string> amounts;
  for (const PriceItem* const item : items) {
    codes.emplace_back(item->code);
    if (item->price.amount) amounts.push_back(item->price.amount->text());
  }
  const double width = flow.format().body_width();
  const double code = width_of(flow, codes, width * 0.1, width * 0.28);
  const double amount = width_of(flow, amounts, width * 0.15, width * 0.25);
  const double unit = width * 0.12;
  const double insurance = width * 0.1;
  const double rest = width - code - amount - unit - insurance;
  const bool service = items.front()->kind == PriceKind::kService;
  const std::string currency(currency_word(items.front()->unit, lang));
  const Sentence price{"价格（" + currency + "）", "Price (" + currency + ")"};
  std::vector<paper::Column> columns{
      {Sentence{"编码", "Code"}.in(lang), code},
      {Sentence{"名称", "Name"}.in(lang), service ? rest : rest * 0.6}};
  if (!service) columns.push_back({Sentence{"规格", "Specification"}.in(lang), rest * 0.4});
  columns.insert(columns.end(), {{price.in(lang), amount, true},
                                 {Sentence{"单位", "Unit"}.in(lang), unit},
                                 {Sentence{"医保", "Insurance"}.in(lang), insurance}});
  return columns;
}

std::string unit_of(const PriceItem& item) {
  const std::string_view unit = priced_unit(item.unit).unit;
  return unit == "/" ? std::string() : std::string(unit);
}

}  // namespace

std::string price_title(PriceKind kind, Lang lang) {
  switch (kind) {
    case PriceKind::kService:
      return Sentence{"医疗服务项目价格", "Prices of medical services"}.in(lang);
    case PriceKind::kDrug:
      return Sentence{"药品价格", "Prices of drugs"}.in(lang);
    case PriceKind::kConsumable:
      break;
  }
  return Sentence{"医用耗材价格", "Prices of consumables"}.in(lang);
}

std::vector<const PriceItem*> prices_of(const Release& release, PriceKind kind,
                                        const Order& order) {
  std::vector<const PriceItem*> found;
  for (const PriceItem& item : release.prices(kind)) {
    if (!item.valid.holds(order.day)) continue;
    const bool asked =
        order.groups.empty() || std::find(order.groups.begin(), order.groups.end(),
                                          release.detail(item).group) != order.groups.end();
    if (asked) found.push_back(&item);
  }
  return found;
}

void draw_prices(paper::Flow& flow, const Release& release, PriceKind kind, const Order& order) {
  const Lang lang = order.lang;
  const auto items = prices_of(release, kind, order);
  if (items.empty()) return;
  const std::string count = std::to_string(items.size());
  std::string groups;
  for (const std::string& group : order.groups) groups += (groups.empty() ? "" : "、") + group;
  Sentence summary{"共 " + count + " 项，" + date_text(order.day) + " 执行的价格。",
                   count + " items, prices in force on " + date_text(order.day) + "."};
  if (!groups.empty()) {
    summary.zh = "类别：" + groups + "，" + summary.zh;
    summary.en = "Group: " + groups + ". " + summary.en;
  }
  const std::string note(release.hospital().note_share);
  flow.text(paper::plain(summary.in(lang) + note, paper::kGrey),
            {.size = small_size(flow.format()), .align = paper::Align::kCenter});
  const auto next = next_prices(release, kind, order.day);
  const bool service = kind == PriceKind::kService;
  paper::Table table(flow, columns_of(flow, items, lang), table_size(flow.format()));
  for (const PriceItem* const item : items) {
    const PriceDetail detail = release.detail(*item);
    std::vector<Spans> cells{paper::plain(item->code), paper::bold(item->name)};
    if (!service) cells.push_back(paper::plain(item->spec));
    cells.insert(cells.end(), {paper::bold(amount_words(*item, lang)), paper::plain(unit_of(*item)),
                               paper::plain(insurance_word(item->insurance, lang))});
    Spans facts = facts_of(detail, lang);
    if (const auto found = next.find(price_key(release, *item)); found != next.end()) {
      add_next(facts, release, *found->second, lang);
    }
    table.row(cells, facts);
  }
}

}  // namespace gongshi::content::sheets
