#include "content/workspace/sheets/words.h"

#include <array>

#include "content/workspace/paper/notes.h"

namespace gongshi::content::sheets {

std::string issue_day(const ReleaseId& id) {
  return paper::china_time(id.created).substr(0, 10);
}

std::string amount_words(const PriceItem& item, Lang lang) {
  return item.price.amount ? item.price.amount->text()
                           : std::string(form_word(item.price.form, lang));
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
