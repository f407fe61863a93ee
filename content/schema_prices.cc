// The three price tables: services, drugs, consumables.
#include "content/columns.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

using Words4 = std::array<std::string_view, 4>;
using Words5 = std::array<std::string_view, 5>;
constexpr Words4 kPriceForms{"", "guided", "market", "self"};
constexpr Words5 kInsuranceClasses{"", "A", "B", "C", "self"};

const Sentence& ends_before_it_begins() {
  static const Sentence sentence{"停用日期早于执行日期", "ends before it begins"};
  return sentence;
}

const Sentence& no_price() {
  static const Sentence sentence{"既没有价格也没有定价形式",
                                 "has neither a price nor a price form"};
  return sentence;
}

/// The columns that all three tables begin with. A service is known by code and first day; a drug
/// or consumable needs specification, unit and maker as well, because one code covers many packs.
template <class Io, class Detail>
void common_columns(Io& io, Detail& d, bool packs) {
  const Need part = packs ? Need::kKeyPart : Need::kOptional;
  io.text("code", d.item.code, Need::kKey);
  io.text("name", d.item.name, Need::kMust);
  io.text("aliases", d.item.aliases, Need::kOptional);
  io.text("pinyin", d.item.pinyin, Need::kOptional);
  io.text("spec", d.item.spec, part);
  io.text("unit", d.item.unit, packs ? Need::kKey : Need::kMust);
  io.text("maker", d.item.maker, part);
  io.money("price", d.item.price.amount);
  io.word("price_form", d.item.price.form, kPriceForms);
  io.word("insurance", d.item.insurance, kInsuranceClasses);
  io.share("self_pay", d.self_pay_bp);
  io.text("limit", d.limit, Need::kOptional);
  io.text("basis", d.basis, Need::kMust);
  io.text("department", d.department, Need::kOptional);
  io.text("group", d.group, Need::kOptional);
  io.text("national_code", d.national_code, Need::kOptional);
  io.text("remark", d.remark, Need::kOptional);
  io.date("from", d.item.valid.from, Need::kKey);
  io.date("to", d.item.valid.to);
  io.rule(!d.item.valid.to || d.item.valid.from <= *d.item.valid.to, ends_before_it_begins);
  io.rule(d.item.price.amount || d.item.price.form != PriceForm::kUnstated, no_price);
}

struct ServiceColumns {
  template <class Io, class Detail>
  void operator()(Io& io, Detail& d) const {
    common_columns(io, d, false);
    io.text("content", d.content, Need::kOptional);
    io.text("excluded", d.excluded, Need::kOptional);
    io.flag("consent", d.consent);
  }
};

struct DrugColumns {
  template <class Io, class Detail>
  void operator()(Io& io, Detail& d) const {
    common_columns(io, d, true);
    io.text("trade_name", d.trade_name, Need::kOptional);
    io.text("form", d.form, Need::kOptional);
    io.text("approval_no", d.approval_no, Need::kOptional);
    io.money("purchase_price", d.purchase_price);
    io.flag("zero_markup", d.zero_markup);
  }
};

struct ConsumableColumns {
  template <class Io, class Detail>
  void operator()(Io& io, Detail& d) const {
    common_columns(io, d, true);
    io.text("model", d.model, Need::kKeyPart);
    io.text("approval_no", d.approval_no, Need::kOptional);
  }
};

template <class Describe>
Status read_kind(PriceKind kind, std::string_view text, std::vector<PriceItem>& prices,
                 Describe describe) {
  return each_row<PriceDetail>(price_table(kind), text, describe,
                               [&](PriceDetail&& detail, std::string_view line) {
                                 detail.item.row = line;
                                 detail.item.kind = kind;
                                 prices.push_back(detail.item);
                               });
}

}  // namespace

std::string_view price_table(PriceKind kind) {
  switch (kind) {
    case PriceKind::kService:
      return kServiceTable;
    case PriceKind::kDrug:
      return kDrugTable;
    case PriceKind::kConsumable:
      break;
  }
  return kConsumableTable;
}

Result<std::string> write_prices(PriceKind kind, std::span<const PriceDetail> prices) {
  switch (kind) {
    case PriceKind::kService:
      return write_rows(kServiceTable, prices, ServiceColumns{});
    case PriceKind::kDrug:
      return write_rows(kDrugTable, prices, DrugColumns{});
    case PriceKind::kConsumable:
      break;
  }
  return write_rows(kConsumableTable, prices, ConsumableColumns{});
}

Status read_prices(PriceKind kind, std::string_view text, std::vector<PriceItem>& prices) {
  switch (kind) {
    case PriceKind::kService:
      return read_kind(kind, text, prices, ServiceColumns{});
    case PriceKind::kDrug:
      return read_kind(kind, text, prices, DrugColumns{});
    case PriceKind::kConsumable:
      break;
  }
  return read_kind(kind, text, prices, ConsumableColumns{});
}

PriceDetail read_detail(const PriceItem& item) {
  std::array<std::string_view, kMaxColumns> cells{};
  RowReader reader;
  reader.start(std::span(cells).first(split_row(item.row, cells)));
  PriceDetail detail;
  switch (item.kind) {
    case PriceKind::kService:
      ServiceColumns{}(reader, detail);
      break;
    case PriceKind::kDrug:
      DrugColumns{}(reader, detail);
      break;
    case PriceKind::kConsumable:
      ConsumableColumns{}(reader, detail);
      break;
  }
  assert(!reader.failed());  // read_prices has accepted this row
  detail.item = item;
  return detail;
}

}  // namespace gongshi::content
