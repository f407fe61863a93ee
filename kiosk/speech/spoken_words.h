// SpokenWords: written figures as people say them, because a synthesizer reads 22.00 as "two two
// point zero zero" and a telephone as billions. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// 105 is 一百零五. 0 .. 999,999,999,999.
[[nodiscard]] std::string chinese_number(std::uint64_t number);

/// "128.05 元" is 一百二十八元零五分, "22.00元/次" 二十二元整每次, "150.05 美元"
/// 一百五十点零五美元; 2026-11-23 is 2026年11月23日; telephones are said digit by digit. In English
/// "22 yuan per …". Other languages as Chinese.
[[nodiscard]] std::string spoken(std::string_view text, Language language);

/// "元/次" does, and belongs to a figure before it.
[[nodiscard]] bool begins_with_currency(std::string_view text);

}  // namespace gongshi::kiosk
