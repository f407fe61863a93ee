#include "content/price_words.h"

#include <array>

#include "content/currency.h"

namespace gongshi::content {
namespace {

struct Word {
  std::string_view zh, en;
  [[nodiscard]] constexpr std::string_view in(Lang lang) const {
    return lang == Lang::kZh ? zh : en;
  }
};

constexpr std::array kForms{Word{}, Word{"政府指导价", "Government-guided"},
                            Word{"市场调节价", "Market price"},
                            Word{"自主定价", "Set by hospital"}};
constexpr std::array kClasses{Word{}, Word{"甲类", "Class A"}, Word{"乙类", "Class B"},
                              Word{"丙类", "Class C"}, Word{"自费", "Self-pay"}};
constexpr Word kYuan{"元", "yuan"};
constexpr Word kDollars{"美元", "US dollars"};

}  // namespace

std::string_view form_word(PriceForm form, Lang lang) {
  return kForms.at(static_cast<std::size_t>(form)).in(lang);
}

std::string_view insurance_word(InsuranceClass insurance, Lang lang) {
  return kClasses.at(static_cast<std::size_t>(insurance)).in(lang);
}

std::string_view currency_word(Text unit, Lang lang) {
  return (priced_unit(unit).dollars ? kDollars : kYuan).in(lang);
}

std::string price_words(const Price& price, Text unit, Lang lang) {
  if (!price.amount) return std::string(form_word(price.form, lang));
  std::string words = price.amount->text() + " ";
  words += currency_word(unit, lang);
  const Text measure = priced_unit(unit).unit;
  if (measure.empty() || measure == "/") return words;
  return words + "/" + std::string(measure);
}

std::string share_words(int basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (const int rest = basis_points % 100; rest != 0) {
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + "%";
}

std::string list_words(Text list, Lang lang) {
  std::string words;
  for (const char each : list) {
    if (each == ';') {
      words += lang == Lang::kZh ? "、" : ", ";
    } else {
      words += each;
    }
  }
  return words;
}

}  // namespace gongshi::content
