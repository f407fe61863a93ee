#include "signage/screen/screen_words.h"

#include <array>

#include "signage/playlist/playlist.h"

namespace gongshi::signage {
namespace {

/// In the order of Word.
constexpr std::array kWords{
    Wording{"信息公示", "Public information", "ئۇچۇر ئاشكارىلاش"},
    Wording{"重要提示", "Please note", "مۇھىم ئەسكەرتىش"},
    Wording{"重要通知", "Important notice", "مۇھىم ئۇقتۇرۇش"},
    Wording{"温馨提示", "Good to know", "ئەسكەرتىش"},
    Wording{"投诉与监督", "Complaints", "شىكايەت ۋە نازارەت"},
    Wording{"公示编号", "Issue", "ئاشكارىلاش نومۇرى"},
    Wording{"通知", "News", "ئۇقتۇرۇش"},
    Wording{"医疗服务项目价格", "Medical service prices", "داۋالاش مۇلازىمىتى باھاسى"},
    Wording{"药品价格", "Drug prices", "دورا باھاسى"},
    Wording{"医用耗材价格", "Consumable prices", "داۋالاش ماتېرىيالى باھاسى"},
    Wording{"项目名称", "Service", "تۈر نامى"},
    Wording{"药品名称", "Drug", "دورا نامى"},
    Wording{"耗材名称", "Consumable", "ماتېرىيال نامى"},
    Wording{"规格", "Specification", "ئۆلچىمى"},
    Wording{"单位", "Unit", "بىرلىكى"},
    Wording{"价格（元）", "Price (CNY)", "باھاسى (يۈەن)"},
    Wording{"价格（美元）", "Price (USD)", "باھاسى (دوللار)"},
    Wording{"医保", "Insured", "سۇغۇرتا"},
    Wording{"今日出诊医生", "Doctors on duty today", "بۈگۈنكى نۆۋەتچى دوختۇرلار"},
    Wording{"医院领导", "Hospital leaders", "دوختۇرخانا رەھبەرلىرى"},
    Wording{"公告", "Notices", "ئۇقتۇرۇشلار"},
    Wording{"院内图示", "Plans and pictures", "رەسىم ۋە خەرىتە"},
    Wording{"停诊", "Cancelled", "داۋالاش توختىتىلدى"},
    Wording{"元", "CNY", "يۈەن"},
    Wording{"价格公示", "Prices", "باھا ئاشكارىلاش"},
    Wording{"扫码查看公示", "Scan to read more", "سىكانېرلاپ كۆرۈڭ"},
    Wording{"扫码核对编号", "Scan to check", "سىكانېرلاپ تەكشۈرۈڭ"},
    Wording{"核对码", "Check code", "تەكشۈرۈش كودى"},
    Wording{"分管工作", "Duties", "خىزمەت تەقسىماتى"},
    Wording{"紧急通知", "Emergency", "جىددىي ئۇقتۇرۇش"},
    Wording{"起", "since", "باشلانغان"},
};
static_assert(kWords.size() == static_cast<std::size_t>(Word::kSince) + 1);

std::string_view in_language(Word word, std::string_view language) {
  return kWords[static_cast<std::size_t>(word)].in(language);
}

}  // namespace

std::string_view say(Word word, const Languages& languages) {
  return in_language(word, main_language(languages));
}

std::string_view say_second(Word word, const Languages& languages) {
  if (languages.size() < 2) return {};
  const std::string_view second = in_language(word, languages[1]);
  return second == say(word, languages) ? std::string_view{} : second;
}

std::string items_words(int items, const Languages& languages) {
  const std::string number = std::to_string(items);
  if (main_language(languages) == "en") return number + (items == 1 ? " item" : " items");
  if (main_language(languages) == "ug") return "جەمئىي " + number + " تۈر";
  return "共 " + number + " 项";
}

PageWords page_words(const Languages& languages) {
  if (main_language(languages) == "en") return {"Page", ""};
  if (main_language(languages) == "ug") return {"", "بەت"};
  return {"第", "页"};
}

std::string long_date(const LocalTime& time, const Languages& languages) {
  const std::string year = std::to_string(static_cast<int>(time.date.year()));
  if (main_language(languages) == "en") return date_line(time, languages) + " " + year;
  if (main_language(languages) == "ug") return date_text(time.date);
  return year + "年" + date_line(time, languages);
}

}  // namespace gongshi::signage
