#include "kiosk/words/price_words.h"

#include <array>

#include "content/currency.h"

namespace gongshi::kiosk {
namespace {

using content::InsuranceClass;
using content::PriceForm;
using content::PriceItem;
using content::PriceKind;
using content::Release;

/// Calls `take` for every row of the thing that `key` names.
template <class Take>
void each_row_of(const Release& release, std::string_view key, Take take) {
  if (key.empty() || key.front() < '0' || key.front() > '2') return;
  const auto kind = static_cast<PriceKind>(key.front() - '0');
  std::string_view code = key.substr(2);
  code = code.substr(0, code.find(content::kPriceKeySeparator));
  for (const PriceItem& item : release.prices(kind)) {
    if (item.code == code && price_key(release, item) == key) take(item);
  }
}

}  // namespace

std::string_view kind_word(PriceKind kind, Language language) {
  constexpr std::array kWords{Words{"医疗服务", "Services", "داۋالاش مۇلازىمىتى"},
                              Words{"药品", "Drugs", "دورا"},
                              Words{"医用耗材", "Consumables", "سەرپىيات"}};
  return kWords[std::size_t(kind)].in(language);
}

std::string_view brief_kind_word(PriceKind kind, Language language) {
  constexpr std::array kWords{Words{"服务", "Service", "مۇلازىمەت"}, Words{"药品", "Drugs", "دورا"},
                              Words{"耗材", "Supply", "سەرپىيات"}};
  return kWords[std::size_t(kind)].in(language);
}

std::string_view insurance_word(InsuranceClass value, Language language) {
  constexpr std::array kWords{Words{}, Words{"甲类", "Class A", "A تۈر"},
                              Words{"乙类", "Class B", "B تۈر"}, Words{"丙类", "Class C", "C تۈر"},
                              Words{"自费", "Self-pay", "ئۆز خىراجىتى"}};
  return kWords[std::size_t(value)].in(language);
}

std::string_view insurance_meaning(InsuranceClass value, Language language) {
  constexpr std::array kWords{
      Words{"本期没有标明医保类别，以医保结算为准。",
            "The class is not stated; the insurance settlement decides."},
      Words{"甲类：全部费用按医保规定报销。",
            "Class A: the whole cost is reimbursed by the rules of the insurance."},
      Words{"乙类：先由个人自付一部分，其余按医保规定报销。",
            "Class B: you first pay a share yourself; the rest is reimbursed by the rules."},
      Words{"丙类：医保不报销，费用由个人支付。",
            "Class C: not reimbursed; you pay the cost yourself."},
      Words{"自费：医保不报销，费用由个人支付。",
            "Self-pay: not reimbursed; you pay the cost yourself."}};
  return kWords[std::size_t(value)].in(language);
}

std::string_view form_word(PriceForm form, Language language) {
  constexpr std::array kWords{Words{},
                              Words{"政府指导价", "Government-guided", "ھۆكۈمەت يېتەكچى باھاسى"},
                              Words{"市场调节价", "Market price", "بازار باھاسى"},
                              Words{"自主定价", "Set by hospital", "ئۆزى بېكىتكەن باھا"}};
  return kWords[std::size_t(form)].in(language);
}

std::string_view currency_word(std::string_view unit, Language language) {
  constexpr Words kYuan{"元", "yuan", "يۈەن"};
  constexpr Words kDollars{"美元", "US dollars", "ئامېرىكا دوللىرى"};
  return content::priced_unit(unit).dollars ? kDollars.in(language) : kYuan.in(language);
}

std::string unit_words(std::string_view unit, Language language) {
  const content::PricedUnit priced = content::priced_unit(unit);
  std::string words(currency_word(unit, language));
  if (priced.unit.empty() || priced.unit == "/") return words;
  return words + "/" + std::string(priced.unit);
}

std::string price_words(const PriceItem& item, Language language) {
  if (!item.price.amount) return std::string(form_word(item.price.form, language));
  return item.price.amount->text() + " " + unit_words(item.unit, language);
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
