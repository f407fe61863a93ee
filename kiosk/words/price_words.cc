#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::InsuranceClass;
using content::PriceForm;
using content::PriceItem;
using content::PriceKind;
using content::Release;

constexpr char kSeparator = '\t';  // no cell of a table holds one

/// Calls `take` for every row of the thing that `key` names.
template <class Take>
void each_row_of(const Release& release, std::string_view key, Take take) {
  if (key.empty() || key.front() < '0' || key.front() > '2') return;
  const auto kind = static_cast<PriceKind>(key.front() - '0');
  std::string_view code = key.substr(2);
  code = code.substr(0, code.find(kSeparator));
  for (const PriceItem& item : release.prices(kind)) {
    if (item.code == code && price_key(release, item) == key) take(item);
  }
}

}  // namespace

std::string_view kind_word(PriceKind kind) {
  switch (kind) {
    case PriceKind::kService:
      return "医疗服务";
    case PriceKind::kDrug:
      return "药品";
    case PriceKind::kConsumable:
      break;
  }
  return "医用耗材";
}

std::string_view insurance_word(InsuranceClass value) {
  switch (value) {
    case InsuranceClass::kA:
      return "甲类";
    case InsuranceClass::kB:
      return "乙类";
    case InsuranceClass::kC:
      return "丙类";
    case InsuranceClass::kSelfPay:
      return "自费";
    case InsuranceClass::kUnstated:
      break;
  }
  return {};
}

std::string_view form_word(PriceForm form) {
  switch (form) {
    case PriceForm::kGovernmentGuided:
      return "政府指导价";
    case PriceForm::kMarket:
      return "市场调节价";
    case PriceForm::kSelfSet:
      return "自主定价";
    case PriceForm::kUnstated:
      break;
  }
  return {};
}

std::string unit_words(std::string_view unit) {
  if (unit.empty() || unit == "/") return "元";
  return "元/" + std::string(unit);
}

std::string price_words(const PriceItem& item) {
  if (!item.price.amount) return std::string(form_word(item.price.form));
  return item.price.amount->text() + " " + unit_words(item.unit);
}

std::string share_words(int basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (const int rest = basis_points % 100; rest != 0) {
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + "%";
}

std::string price_key(const Release& release, const PriceItem& item) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(item.kind)));
  const auto add = [&](std::string_view part) {
    key.push_back(kSeparator);
    key.append(part);
  };
  add(item.code);
  if (item.kind == PriceKind::kService) return key;
  add(item.spec);
  add(item.unit);
  add(item.maker);
  if (item.kind == PriceKind::kConsumable) add(release.detail(item).model);
  return key;
}

const PriceItem* find_price(const Release& release, std::string_view key, Date day) {
  const PriceItem* found = nullptr;
  each_row_of(release, key, [&](const PriceItem& item) {
    if (item.valid.holds(day)) found = &item;
  });
  return found;
}

const PriceItem* find_next_price(const Release& release, std::string_view key, Date day) {
  const PriceItem* next = nullptr;
  each_row_of(release, key, [&](const PriceItem& item) {
    if (item.valid.from > day && (next == nullptr || item.valid.from < next->valid.from)) {
      next = &item;
    }
  });
  return next;
}

}  // namespace gongshi::kiosk
