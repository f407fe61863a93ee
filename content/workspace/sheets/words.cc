#include "content/workspace/sheets/words.h"

#include <array>

#include "content/currency.h"
#include "content/workspace/paper/notes.h"

namespace gongshi::content::sheets {

std::string issue_day(const ReleaseId& id) {
  return paper::china_time(id.created).substr(0, 10);
}

std::string list_words(std::string_view list, Lang lang) {
  std::string words;
  for (const char each : list) {
    words += each == ';' ? Sentence{"、", ", "}.in(lang) : std::string(1, each);
  }
  return words;
}

std::string form_word(PriceForm form, Lang lang) {
  static const std::array<Sentence, 4> words{{{"", ""},
                                              {"政府指导价", "Government-guided"},
                                              {"市场调节价", "Market price"},
                                              {"自主定价", "Set by hospital"}}};
  return words.at(static_cast<std::size_t>(form)).in(lang);
}

std::string insurance_word(InsuranceClass insurance, Lang lang) {
  static const std::array<Sentence, 5> words{{{"", ""},
                                              {"甲类", "Class A"},
                                              {"乙类", "Class B"},
                                              {"丙类", "Class C"},
                                              {"自费", "Self-pay"}}};
  return words.at(static_cast<std::size_t>(insurance)).in(lang);
}

std::string currency_word(std::string_view unit, Lang lang) {
  const bool dollars = priced_unit(unit).dollars;
  return (dollars ? Sentence{"美元", "US dollars"} : Sentence{"元", "yuan"}).in(lang);
}

std::string amount_words(const PriceItem& item, Lang lang) {
  return item.price.amount ? item.price.amount->text() : form_word(item.price.form, lang);
}

std::string price_words(const PriceItem& item, Lang lang) {
  if (!item.price.amount) return form_word(item.price.form, lang);
  std::string words = item.price.amount->text() + " " + currency_word(item.unit, lang);
  const std::string_view unit = priced_unit(item.unit).unit;
  if (!unit.empty() && unit != "/") words += "/" + std::string(unit);
  return words;
}

std::string share_words(int basis_points) {
  std::string text = std::to_string(basis_points / 100);
  if (const int rest = basis_points % 100; rest != 0) {
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text + "%";
}

std::string valid_words(const Validity& valid, Lang lang) {
  const std::string from = date_text(valid.from);
  if (!valid.to) return Sentence{from + " 起", "from " + from}.in(lang);
  const std::string to = date_text(*valid.to);
  return Sentence{from + " 起，至 " + to + " 止", "from " + from + " to " + to}.in(lang);
}

std::string weekday_word(unsigned weekday, Lang lang) {
  static const std::array<Sentence, 8> words{{{"", ""},
                                              {"周一", "Mon"},
                                              {"周二", "Tue"},
                                              {"周三", "Wed"},
                                              {"周四", "Thu"},
                                              {"周五", "Fri"},
                                              {"周六", "Sat"},
                                              {"周日", "Sun"}}};
  return words.at(weekday < words.size() ? weekday : 0).in(lang);
}

std::string half_word(Half half, Lang lang) {
  static const std::array<Sentence, 4> words{
      {{"上午", "morning"}, {"下午", "afternoon"}, {"晚上", "evening"}, {"全天", "all day"}}};
  return words.at(static_cast<std::size_t>(half)).in(lang);
}

std::string price_key(const Release& release, const PriceItem& item) {
  constexpr char kSeparator = '\t';  // no cell of a table holds one
  std::string key(item.code);
  if (item.kind == PriceKind::kService) return key;
  for (const Text part : {item.spec, item.unit, item.maker}) {
    key += kSeparator;
    key += part;
  }
  if (item.kind == PriceKind::kConsumable) {
    key += kSeparator;
    key += release.detail(item).model;
  }
  return key;
}

std::vector<std::string> complaint_lines(const Hospital& hospital, Lang lang) {
  std::vector<std::string> lines;
  const auto add = [&](const Sentence& label, Text office, Text phone, Text hours) {
    if (phone.empty()) return;
    std::string words = label.in(lang);
    if (!office.empty()) words += std::string(office) + " ";
    words += phone;
    if (!hours.empty()) {
      const std::string when(hours);
      words += Sentence{"（" + when + "）", " (" + when + ")"}.in(lang);
    }
    lines.push_back(std::move(words));
  };
  add({"投诉：", "Complaints: "}, hospital.complaint_office, hospital.complaint_phone,
      hospital.complaint_hours);
  add({"监督举报：", "Oversight: "}, {}, hospital.oversight_phone, hospital.oversight_hours);
  return lines;
}

std::string chinese_only(Lang lang) {
  return Sentence{"", "(in Chinese only)"}.in(lang);
}

}  // namespace gongshi::content::sheets
