#include "content/currency.h"
#include "content/price_words.h"
#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

Sentence chapter(PriceKind kind) {
  switch (kind) {
    case PriceKind::kService:
      return {"医疗服务项目价格", "Prices of services"};
    case PriceKind::kDrug:
      return {"药品价格", "Prices of drugs"};
    case PriceKind::kConsumable:
      break;
  }
  return {"医用耗材价格", "Prices of consumables"};
}

/// The number, or the form where a price is a form without one.
Spans price_cell(const Price& price, Lang lang) {
  return bold(price.amount ? price.amount->text() : std::string(form_word(price.form, lang)));
}

Spans notes(const PriceDetail& detail, Lang lang) {
  Notes notes(lang);
  if (detail.item.price.amount) {
    notes.add({"定价形式", "set as"}, std::string(form_word(detail.item.price.form, lang)));
  }
  notes.add({"别名", "also"}, detail.item.aliases);
  notes.add({"商品名", "trade name"}, detail.trade_name);
  notes.add({"读音", "read"}, detail.item.pinyin);
  notes.add({"国家编码", "national code"}, detail.national_code);
  notes.add({"类别", "group"}, detail.group);
  notes.add({"归口科室", "department"}, detail.department);
  notes.add({"剂型", "form"}, detail.form);
  notes.add({"型号", "model"}, detail.model);
  notes.add({"生产企业", "maker"}, detail.item.maker);
  notes.add(detail.item.kind == PriceKind::kDrug ? Sentence{"批准文号", "approval"}
                                                 : Sentence{"注册证号", "registration"},
            detail.approval_no);
  if (detail.purchase_price) notes.add({"采购价", "bought at"}, detail.purchase_price->text());
  if (detail.zero_markup) notes.add({"加成", "markup"}, Sentence{"零差率", "none"}.in(lang));
  notes.add({"限定支付范围", "paid only for"}, detail.limit);
  notes.add({"项目内涵", "includes"}, detail.content);
  notes.add({"除外内容", "excludes"}, detail.excluded);
  if (detail.consent) notes.add({"知情同意", "consent"}, Sentence{"需要", "needed"}.in(lang));
  notes.add({"说明", "remark"}, detail.remark);
  return notes.spans();
}

Sentence currency_sentence(std::span<const content::PriceItem> items, const std::string& count) {
  const bool dollars = !items.empty() && content::priced_unit(items.front().unit).dollars;
  if (dollars) return {"共 " + count + " 项，价格单位：美元。", count + " items, in US dollars."};
  return {"共 " + count + " 项，价格单位：元。", count + " items, in yuan."};
}

}  // namespace

void draw_prices(Flow& flow, const Release& release, Lang lang) {
  for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
    const auto items = release.prices(kind);
    flow.heading(1, chapter(kind).in(lang));
    const std::string count = std::to_string(items.size());
    flow.text(plain(currency_sentence(items, count).in(lang), kGrey));
    if (items.empty()) continue;
    const bool service = kind == PriceKind::kService;
    std::vector<Column> columns{{Sentence{"编码", "code"}.in(lang), 58},
                                {Sentence{"名称", "name"}.in(lang), service ? 170.0 : 105.0}};
    if (!service) columns.push_back({Sentence{"规格", "specification"}.in(lang), 85});
    columns.insert(columns.end(),
                   {{Sentence{"单位", "unit"}.in(lang), 32},
                    {Sentence{"价格", "price"}.in(lang), 52, true},
                    {Sentence{"医保、先行自付", "insurance, own share"}.in(lang), 50},
                    {Sentence{"收费依据", "basis"}.in(lang), service ? 95.0 : 80.0},
                    {Sentence{"有效期", "valid"}.in(lang), 66}});
    Table table(flow, columns);
    for (const PriceItem& item : items) {
      const PriceDetail detail = release.detail(item);
      std::string insurance(insurance_word(item.insurance, lang));
      if (insurance.empty()) insurance = Sentence{"未注明", "not stated"}.in(lang);
      if (detail.self_pay_bp) insurance += " " + share_words(*detail.self_pay_bp);
      std::vector<Spans> cells{plain(item.code), bold(item.name)};
      if (!service) cells.push_back(plain(item.spec));
      cells.insert(cells.end(), {plain(item.unit), price_cell(item.price, lang), plain(insurance),
                                 plain(detail.basis), plain(validity_text(item.valid, lang))});
      Spans below = notes(detail, lang);
      if (service && !item.spec.empty()) {
        Notes spec(lang);
        spec.add({"规格", "specification"}, item.spec);
        below.insert(below.begin(), {"　"});
        below.insert(below.begin(), spec.spans().begin(), spec.spans().end());
      }
      table.row(cells, below);
    }
  }
}

}  // namespace gongshi::content::proof
