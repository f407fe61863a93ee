#include "content/workspace/web/price_words.h"

#include <array>

namespace gongshi::content::web {
namespace {

constexpr std::array kKinds = {Words{"医疗服务", "Services"}, Words{"药品", "Drugs"},
                               Words{"医用耗材", "Consumables"}};
constexpr std::array kMeanings = {
    Words{"没有标明医保类别，以医保结算为准。",
          "The class is not stated; the insurance settlement decides."},
    Words{"全部费用按医保规定报销。", "The whole cost is reimbursed by the rules."},
    Words{"先由个人自付一部分，其余按医保规定报销。",
          "You first pay a share yourself; the rest is reimbursed by the rules."},
    Words{"医保不报销，费用由个人支付。", "Not reimbursed; you pay the cost yourself."},
    Words{"医保不报销，费用由个人支付。", "Not reimbursed; you pay the cost yourself."}};
constexpr Words kStep{"自 {1}起由 {2} 调为 {3}", "from {1}: {3}, before that {2}"};
constexpr Words kNew{"自 {1}起列出：{3}", "listed from {1}: {3}"};
constexpr Words kGone{"自 {1}起不再列出，原为 {2}", "no longer listed from {1}; it was {2}"};

}  // namespace

std::string_view kind_words(PriceKind kind, Lang lang) {
  return kKinds.at(static_cast<std::size_t>(kind)).in(lang);
}

std::string_view insurance_meaning(InsuranceClass value, Lang lang) {
  return kMeanings.at(static_cast<std::size_t>(value)).in(lang);
}

std::string step_words(const PriceStep& step, Lang lang) {
  const Words& pattern = step.is_new() ? kNew : step.is_gone() ? kGone : kStep;
  return fill(pattern.in(lang),
              {day_words(step.from, lang), price_words(step.before, step.unit_before, lang),
               price_words(step.after, step.unit_after, lang)});
}

}  // namespace gongshi::content::web
