#include "kiosk/check/check_report.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace gongshi::kiosk {
namespace {

const Sentence& verdict_name(Verdict verdict) {
  static const std::array<Sentence, 3> names = {
      Sentence{"正常", "ok     "}, Sentence{"注意", "warning"}, Sentence{"错误", "fault  "}};
  return names[std::size_t(verdict)];
}

Sentence subject_name(std::string_view subject) {
  static const std::array<std::pair<std::string_view, Sentence>, 9> names = {{
      {"config", {"配置　", "config     "}},
      {"theme", {"外观　", "theme      "}},
      {"fonts", {"字体　", "fonts      "}},
      {"store", {"内容　", "store      "}},
      {"panel", {"屏幕　", "panel      "}},
      {"state", {"存放处", "state      "}},
      {"touch", {"触摸　", "touch      "}},
      {"speech", {"朗读　", "speech     "}},
      {"handwriting", {"手写　", "handwriting"}},
  }};
  const auto* const found = std::find_if(
      names.begin(), names.end(), [subject](const auto& one) { return one.first == subject; });
  return found->second;
}

Sentence summary(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGood:
      return {"可以用了。", "Ready."};
    case Verdict::kWarning:
      return {"可以用，请看注意的几项。", "Ready; see the warnings."};
    case Verdict::kFault:
      break;
  }
  return {"还不能用，请先处理错误。", "Not ready: mend the faults first."};
}

}  // namespace

std::string check_text(const std::vector<Finding>& findings, Lang lang) {
  std::string text;
  for (const Finding& one : findings) {
    text += verdict_name(one.verdict).in(lang) + "  " + subject_name(one.subject).in(lang) + "  " +
            one.code + (one.code.empty() ? "" : " ") + one.what.in(lang);
    const std::string cure = one.cure.in(lang);
    if (!cure.empty()) text += (lang == Lang::kZh ? "。处理：" : ". Cure: ") + cure;
    text += '\n';
  }
  return text + summary(worst(findings)).in(lang) + '\n';
}

std::string check_json(const std::vector<Finding>& findings) {
  static constexpr std::array kWords = {"ok", "warning", "fault"};
  const auto both = [](const Sentence& sentence) {
    return nlohmann::ordered_json{{"zh", sentence.zh}, {"en", sentence.en}};
  };
  nlohmann::ordered_json report;
  report["ready"] = worst(findings) != Verdict::kFault;
  report["findings"] = nlohmann::ordered_json::array();
  for (const Finding& one : findings) {
    nlohmann::ordered_json entry{{"subject", one.subject},
                                 {"verdict", kWords[std::size_t(one.verdict)]},
                                 {"what", both(one.what)}};
    if (!one.cure.zh.empty()) entry["cure"] = both(one.cure);
    if (!one.code.empty()) entry["code"] = one.code;
    report["findings"].push_back(std::move(entry));
  }
  return report.dump(2) + "\n";
}

}  // namespace gongshi::kiosk
