#include "kiosk/words/refusal_words.h"

#include <array>
#include <string_view>

#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

/// By the Chinese words of the reason; English comes with the reason itself. {1} is a number.
constexpr std::array kReasons = {
    Words{"您写的内容里好像有身份证号码。意见不收身份证号码，请删去后再发送。", "",
          "مەزمۇندا كىملىك نومۇرى باردەك قىلىدۇ. كىملىك نومۇرى يوللانمايدۇ، ئۆچۈرۈپ ئاندىن يوللاڭ.",
          "ནང་དོན་ནང་ཐོབ་ཐང་ལག་ཁྱེར་ཨང་གྲངས་ཡོད་པ་འདྲ། བསུབས་རྗེས་སྐུར་རོགས།"},
    Words{
        "您写的内容里好像有手机号码。意见不收电话号码，请删去后再发送。", "",
        "مەزمۇندا يانفون نومۇرى باردەك قىلىدۇ. تېلېفون نومۇرى يوللانمايدۇ، ئۆچۈرۈپ ئاندىن يوللاڭ.",
        "ནང་དོན་ནང་ཁ་པར་ཨང་གྲངས་ཡོད་པ་འདྲ། བསུབས་རྗེས་སྐུར་རོགས།"},
    Words{
        "您写的内容里好像有电话号码。意见不收电话号码，请删去后再发送。", "",
        "مەزمۇندا تېلېفون نومۇرى باردەك قىلىدۇ. تېلېفون نومۇرى يوللانمايدۇ، ئۆچۈرۈپ ئاندىن يوللاڭ.",
        "ནང་དོན་ནང་ཁ་པར་ཨང་གྲངས་ཡོད་པ་འདྲ། བསུབས་རྗེས་སྐུར་རོགས།"},
    Words{"这台机器刚收下好几条意见，请约 {1} 分钟后再发送。", "",
          "بۇ ماشىنا ھازىرلا بىر نەچچە پىكىر تاپشۇرۇۋالدى، {1} مىنۇتتىن كېيىن يوللاڭ.",
          "འཕྲུལ་ཆས་འདིས་བསམ་འཆར་མང་པོ་བསྡུས་ཟིན། སྐར་མ་ {1} རྗེས་སྐུར་རོགས།"},
    Words{"本机现在不收意见，请拨打投诉电话。", "",
          "بۇ ماشىنا ھازىر پىكىر قوبۇل قىلمايدۇ، شىكايەت تېلېفونىغا تېلېفون قىلىڭ.",
          "འཕྲུལ་ཆས་འདིས་ད་ལྟ་བསམ་འཆར་མི་ལེན། གྱོད་གཏུག་ཁ་པར་ལ་འབྲེལ་བ་བྱོས།"},
    Words{"请先打分、选一句，或写几个字。", "",
          "ئالدى بىلەن نومۇر قويۇڭ، بىر جۈملە تاللاڭ ياكى بىر نەچچە سۆز يېزىڭ.",
          "ཐོག་མར་སྐར་གྲངས་འགོད་པའམ་ཚིག་གཅིག་འདེམས་པའམ་ཡིག་འབྲུ་ཁ་ཤས་འབྲི་རོགས།"},
    Words{"写得太长了，请删去一些。", "", "بەك ئۇزۇن بولۇپ كەتتى، بىر ئاز قىسقارتىڭ.",
          "རིང་དྲགས་པས་ཉུང་དུ་གཏོང་རོགས།"},
    Words{"意见没有发出：本机暂时存不下。请拨打投诉电话，或告诉服务台。", "",
          "پىكىر يوللانمىدى: ماشىنا ۋاقتىنچە ساقلىيالمايدۇ. شىكايەت تېلېفونىغا تېلېفون قىلىڭ ياكى "
          "مۇلازىمەت ئورنىغا ئېيتىڭ.",
          "བསམ་འཆར་སྐུར་མ་ཐུབ། གྱོད་གཏུག་ཁ་པར་ལ་འབྲེལ་བ་བྱེད་པའམ་ཞབས་ཞུ་བར་ཤོད།"},
};

constexpr std::string_view kNumber = "{1}";

/// What stands in `text` for the {1} of `pattern`; empty where `text` is not of that pattern.
std::string_view number_in(std::string_view text, std::string_view pattern) {
  const auto at = pattern.find(kNumber);
  if (at == std::string_view::npos) return {};
  const std::string_view before = pattern.substr(0, at);
  const std::string_view after = pattern.substr(at + kNumber.size());
  if (!text.starts_with(before) || !text.ends_with(after)) return {};
  if (text.size() <= before.size() + after.size()) return {};
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

}  // namespace

std::string refusal_words(const Sentence& reason, Language language) {
  if (language == Language::kEn) return reason.en;
  for (const Words& words : kReasons) {
    if (words.zh == reason.zh) return std::string(words.in(language));
    if (const auto number = number_in(reason.zh, words.zh); !number.empty()) {
      return fill(words.in(language), {number});
    }
  }
  return reason.zh;
}

}  // namespace gongshi::kiosk
