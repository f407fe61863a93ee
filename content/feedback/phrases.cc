#include "content/feedback/phrases.h"

#include <algorithm>
#include <array>

namespace gongshi::content::feedback {

std::span<const Phrase> phrases() {
  static const std::array<Phrase, 10> list{{
      {"unclear", {"内容看不明白", "I do not understand what it says"}},
      {"wrong", {"内容与实际不符", "It is not as it is in fact"}},
      {"missing", {"没有找到要查的内容", "What I looked for is not here"}},
      {"price", {"对收费有疑问", "I have doubts about a price"}},
      {"waiting", {"等候时间太长", "I had to wait too long"}},
      {"way", {"指路不清楚", "The way is hard to find"}},
      {"attitude", {"工作人员态度不好", "Staff were not friendly"}},
      {"machine", {"这台机器不好用", "This machine is hard to use"}},
      {"good-staff", {"工作人员热情周到", "Staff were kind and helpful"}},
      {"clear", {"内容清楚，很有帮助", "Clear and helpful"}},
  }};
  return list;
}

const Phrase* find_phrase(std::string_view word) {
  const auto list = phrases();
  const auto found = std::ranges::find(list, word, &Phrase::word);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace gongshi::content::feedback
