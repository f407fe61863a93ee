#include "content/workspace/web/price_words.h"

#include <array>

#include "content/currency.h"

namespace gongshi::content::web {
namespace {

constexpr std::array kKinds = {Words{"医疗服务", "Services"}, Words{"药品", "Drugs"},
                               Words{"医用耗材", "Consumables"}};
constexpr std::array kForms = {Words{}, Words{"政府指导价", "Government-guided price"},
                               Words{"市场调节价", "Market price"},
                               Words{"自主定价", "Price set by the hospital"}};
constexpr std::array kClasses = {Words{}, Words{"甲类", "Class A"}, Words{"乙类", "Class B"},
                                 Words{"丙类", "Class C"}, Words{"自费", "Self-pay"}};
constexpr std::array kMeanings = {
    Words{"没有标明医保类别，以医保结算为准。",
          "The class is not stated; the insurance settlement decides."},
    Words{"全部费用按医保规定报销。", "The whole cost is reimbursed by the rules."},
    Words{"先由个人自付一部分，其余按医保规定报销。",
          "You first pay a share yourself; the rest is reimbursed by the rules."},
    Words{"医保不报销，费用由个人支付。", "Not reimbursed; you pay the cost yourself."},
    Words{"医保不报销，费用由个人支付。", "Not reimbursed; you pay the cost yourself."}};
constexpr Words kYuan{"元", "yuan"};
constexpr Words kDollars{"美元", "US dollars"};
constexpr Words kStep{"自 {1}起由 {2} 调为 {3}", "from {1}: {3}, before that {2}"};
constexpr Words kNew{"自 {1}起列出：{3}", "listed from {1}: {3}"};
constexpr Words kGone{"自 {1}起不再列出，原为 {2}", "no longer listed from {1}; it was {2}"};

}  // namespace

std::string_view kind_words(PriceKind kind, Lang lang) {
  return kKinds.at(static_cast<std::size_t>(kind)).in(lang);
}

std::string_view form_words(PriceForm form, Lang lang) {
  return kForms.at(static_cast<std::size_t>(form)).in(lang);
}

std::string_view insurance_words(InsuranceClass value, Lang lang) {
  return kClasses.at(static_cast<std::size_t>(value)).in(lang);
}

std::string_view insurance_meaning(InsuranceClass value, Lang lang) {
  return kMeanings.at(static_cast<std::size_t>(value)).in(lang);
}

std::string price_words(const Price& price, std::string_view unit, Lang lang) {
  if (!price.amount) return std::string(form_words(price.form, lang));
  const PricedUnit priced = priced_unit(unit);
  std::string words = price.amount->text() + " ";
  words += (priced.dollars ? kDollars : kYuan).in(lang);
  if (priced.unit.empty() || priced.unit == "/") return words;
  return words + "/" + std::string(priced.unit);
}

std::string share_words(int basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (const int rest = basis_points % 100; rest != 0) {
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + "%";
}

std::string list_words(std::string_view list, Lang lang) {
  std::string words;
  for (const char c : list) {
    if (c != ';') {
      words.push_back(c);
    } else {
      words += lang == Lang::kZh ? "、" : "; ";
    }
  }
  return words;
}

std::string step_words(const PriceStep& step, Lang lang) {
  const Words& pattern = step.is_new() ? kNew : step.is_gone() ? kGone : kStep;
  return fill(pattern.in(lang),
              {day_words(step.from, lang), price_words(step.before, step.unit_before, lang),
               price_words(step.after, step.unit_after, lang)});
}

}  // namespace gongshi::content::web
