#include "content/topics.h"

#include <algorithm>
#include <array>

namespace gongshi::content {
namespace {

// clang-format off
constexpr std::array kTopics = {
    Topic{"guide",
          {"就诊指南", "Visitor guide", "كېسەل كۆرسىتىش يېتەكچىسى", "སྨན་བསྟེན་ལམ་སྟོན", "ᠦᠵᠡᠭᠦᠯᠬᠦ ᠵᠢᠭᠠᠪᠤᠷᠢ"},
          {"流程、预约、楼层与便民措施", "Steps, booking, floors, help", "تەرتىپ، زاكاز، قەۋەت ۋە قولايلىق تەدبىرلەر", "གོ་རིམ་དང་ཐོག་བརྩེགས", ""},
          "C1 C3 C4 C5 C7 C8 P3"},
    Topic{"insurance",
          {"医保报销", "Insurance", "داۋالاش سۇغۇرتىسى", "སྨན་བཅོས་འགན་སྲུང", "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠳᠠᠭᠠᠳᠬᠠᠯ"},
          {"报销政策与比例", "Rules and shares", "سىياسەت ۋە نىسبەت", "སྲིད་ཇུས་དང་བསྡུར་ཚད", ""},
          "D1 B4 P2 C8"},
    Topic{"notices",
          {"通知公告", "Notices", "ئۇقتۇرۇشلار", "བརྡ་ཐོ", "ᠮᠡᠳᠡᠭᠳᠡᠯ ᠵᠠᠷᠯᠠᠯ"},
          {"通知、应急与更正", "News, urgent, corrections", "ئۇقتۇرۇش، جىددىي ۋە تۈزىتىش", "བརྡ་ཐོ་དང་ཡོ་བསྲང", ""},
          "F5 F6 F4 E5"},
    Topic{"complaints",
          {"投诉监督", "Complaints", "شىكايەت ۋە نازارەت", "གྱོད་གཏུག་ལྟ་སྐུལ", "ᠭᠣᠮᠣᠳᠠᠯ ᠬᠢᠨᠠᠯᠲᠠ"},
          {"投诉途径与纠纷处理", "Ways to complain, disputes", "شىكايەت يوللىرى ۋە ماجىرا", "གྱོད་གཏུག་བྱེད་ཐབས", ""},
          "E3 E4 E1"},
    // The four of the wall.
    Topic{"rules",
          {"规章制度", "Rules", "قائىدە-تۈزۈملەر", "སྒྲིག་སྲོལ", "ᠳᠦᠷᠢᠮ ᠵᠢᠷᠤᠮ"},
          {"管理制度与行为规范", "Management and conduct", "باشقۇرۇش ۋە ھەرىكەت قائىدىسى", "དོ་དམ་སྒྲིག་ལམ", ""},
          "A6 E1 E5"},
    Topic{"procedures",
          {"办事程序", "Procedures", "ئىش بېجىرىش تەرتىپى", "ལས་དོན་གོ་རིམ", "ᠬᠡᠷᠡᠭ ᠦᠨ ᠳᠠᠷᠠᠭᠠᠯᠠᠯ"},
          {"就诊、复印、告知与纠纷", "Visits, copies, disputes", "كۆرسىتىش، كۆچۈرۈش، خەۋەر، ماجىرا", "སྨན་བསྟེན་དང་འདྲ་བཤུས", ""},
          "C1 C3 C6 C8 E4 P1 P4"},
    Topic{"fees",
          {"收费标准", "Fee standards", "ھەق ئېلىش ئۆلچىمى", "རིན་བསྡུའི་ཚད་གཞི", "ᠵᠠᠷᠤᠭᠳᠠᠯ ᠤᠨ ᠪᠠᠷᠢᠮᠵᠢᠶ᠎ᠠ"},
          {"比例、均次费用与清单", "Shares, averages, lists", "نىسبەت، ئوتتۇرىچە ھەق، تىزىملىك", "བསྡུར་ཚད་དང་ཐོ་གཞུང", ""},
          "B1 B2 B3 B4 B5 B7 P4"},
    Topic{"time-limits",
          {"办事时限", "Time limits", "ئىش بېجىرىش مۆھلىتى", "ལས་དོན་དུས་ཚད", "ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ"},
          {"服务承诺与答复期限", "Promises and reply times", "ۋەدە ۋە جاۋاب مۆھلىتى", "ཁས་ལེན་དང་ལན་དུས", ""},
          "E2 E3 C6"},
    Topic{"hospital",
          {"医院概况", "About us", "دوختۇرخانا ئەھۋالى", "སྨན་ཁང་གནས་ཚུལ", "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠬᠣᠷᠢᠶ᠎ᠠ"},
          {"执业许可、科室与领导分工", "Licence, departments, duties", "ئىجازەت، بۆلۈملەر ۋە رەھبەرلەر", "ཆོག་མཆན་དང་ཚན་ཁག", ""},
          "A1 A2 A3 A4 A5 A7 C2"},
    Topic{"quality",
          {"医疗质量", "Quality", "داۋالاش سۈپىتى", "སྨན་བཅོས་སྤུས་ཚད", "ᠡᠮᠨᠡᠯᠭᠡ ᠶᠢᠨ ᠴᠢᠨᠠᠷ"},
          {"质量评估与疾病防控", "Reviews, disease control", "باھالاش ۋە كېسەللىك تىزگىنلەش", "དཔྱད་དཔོག་དང་ནད་འགོག", ""},
          "D3 D4 A4"},
    Topic{"consent",
          {"知情告知", "Consent", "خەۋەردار قىلىش", "ཤེས་རྟོགས་གསལ་བརྡ", "ᠮᠡᠳᠡᠭᠦᠯᠦᠯᠲᠡ"},
          {"告知事项与自费项目", "What you must be told", "ئۇقتۇرۇلىدىغان ئىشلار ۋە ئۆز ھەققى", "བརྡ་ཁྱབ་དང་རང་རིན", ""},
          "P1 P2 P3"},
    Topic{"disclosure",
          {"信息公开", "Disclosure", "ئۇچۇر ئاشكارىلاش", "ཆ་འཕྲིན་སྤྱི་བསྒྲགས", "ᠢᠯᠡ ᠮᠡᠳᠡᠭᠡ"},
          {"公开指南、目录与采购", "Guide, catalogue, purchases", "قوللانما، مۇندەرىجە، سېتىۋېلىش", "ལམ་སྟོན་དང་དཀར་ཆག", ""},
          "F1 F2 F3 F4 B6 D2"},
};
// clang-format on

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> parts;
  while (!words.empty()) {
    const auto space = words.find(' ');
    parts.emplace_back(words.substr(0, space));
    words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  }
  return parts;
}

bool named_by_a_topic(std::string_view code) {
  return std::any_of(kTopics.begin(), kTopics.end(), [&](const Topic& topic) {
    const auto codes = split(topic.categories);
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  });
}

}  // namespace

std::span<const Topic> topics() {
  return kTopics;
}

std::vector<std::string> categories_of(const Topic& topic, const Release& release) {
  std::vector<std::string> codes = split(topic.categories);
  if (topic.key != kTopics.back().key) return codes;
  for (const Category& category : release.categories()) {
    if (!named_by_a_topic(category.code)) codes.emplace_back(category.code);
  }
  return codes;
}

}  // namespace gongshi::content
