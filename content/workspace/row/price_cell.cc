#include "content/workspace/row/price_cell.h"

#include "content/workspace/row/clean.h"
#include "content/workspace/row/doubts.h"

namespace gongshi::content::workspace {
namespace {

using content::PriceForm;

/// True when the cell was an amount with a unit, taken or refused.
bool read_with_unit(Record& record, content::PriceDetail& detail) {
  const std::string cell = record.raw(Field::kPrice);
  if (cell.find_first_not_of("0123456789.") == std::string::npos) return false;
  const std::string folded = fold_word(cell);
  bool says_other = false;
  const std::string_view amount = amount_before_unit(folded, detail.item.unit, says_other);
  if (amount.empty()) return false;
  const auto money = parse_money(amount);
  if (!std::holds_alternative<content::Money>(money)) return false;
  const std::string unit(detail.item.unit);
  if (says_other) {
    record.fail(Field::kPrice, Code::kBadMoney,
                {"价格里写的单位与计价单位“" + unit + "”不同；价格只写数字",
                 "the price names another unit than \"" + unit + "\"; write digits only"});
    return true;
  }
  detail.item.price.amount = std::get<content::Money>(money);
  const std::string text = detail.item.price.amount->text();
  record.warn(Field::kPrice, Code::kUnitInPrice,
              {"价格里带着单位，与计价单位相同，按 " + text + " 收入",
               "the price repeats the unit; taken as " + text});
  return true;
}

void read_number(Record& record, content::PriceDetail& detail) {
  content::Price& price = detail.item.price;
  price.amount = record.money(Field::kPrice);
  if (price.amount || price.form != PriceForm::kUnstated || record.has(Field::kPrice)) return;
  if (record.mapping().missing.contains(Field::kPrice)) {
    record.missing(Field::kPrice);  // which column counts was asked already
    return;
  }
  record.fail(Field::kPrice, Code::kMissingPrice,
              {"没有价格，也没有写明定价形式", "neither a price nor a price form is given"});
}

}  // namespace

std::string_view amount_before_unit(std::string_view folded, std::string_view unit,
                                    bool& says_other) {
  constexpr std::string_view kYuan = "元/";
  const std::size_t at = folded.find(kYuan);
  if (at == 0 || at == std::string_view::npos) return {};
  says_other = fold_unit(folded.substr(at + kYuan.size())) != fold_unit(fold_word(unit));
  return folded.substr(0, at);
}

void read_amount(Record& record, content::PriceDetail& detail) {
  content::Price& price = detail.item.price;
  price.form = record.word(Field::kPriceForm, Code::kBadWord, "政府指导价、市场调节价、自主定价",
                           PriceForm::kUnstated, parse_price_form);
  const std::string cell = record.raw(Field::kPrice);
  const auto form = parse_price_form(cell);
  if (!cell.empty() && form) {
    price.form = *form;
  } else if (!read_with_unit(record, detail)) {
    read_number(record, detail);
  }
  if (price.amount && price.amount->units() == 0) {
    record.warn(
        Field::kPrice, Code::kZeroPrice,
        {"价格为 0，公开后会被理解为免费，请确认", "the price is 0; make sure that it is free"});
  }
}

}  // namespace gongshi::content::workspace
