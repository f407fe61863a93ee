// History words: what earlier issues changed, as people read it.
#pragma once

#include <string>

#include "content/history.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// "第 1-41 期（2026-11-10）".
[[nodiscard]] std::string issue_words(const content::PastIssue& issue, Language language);

/// "自 2026-11-18 起由 20.00 元/次 调为 19.00 元/次".
[[nodiscard]] std::string step_words(const content::PriceStep& step, Language language);

/// "价格调整 2 项，新增 1 项；其他内容改动 3 项"; "没有改动" where there was none.
[[nodiscard]] std::string count_words(const content::PastIssue& issue, Language language);

/// "页面", "医生" and "有改动", "新增", "撤下".
[[nodiscard]] std::string_view sort_word(content::ItemSort sort, Language language);
[[nodiscard]] std::string_view fate_word(content::ItemFate fate, Language language);

}  // namespace gongshi::kiosk
