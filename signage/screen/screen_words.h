// ScreenWords: the fixed words on a rolling screen, in the languages that a display may have.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/clock.h"
#include "signage/playlist/words.h"

namespace gongshi::signage {

enum class Word : std::uint8_t {
  kInformation,
  kWarning,
  kUrgentNotice,
  kTip,
  kComplaint,
  kSerial,
  kNotice,
  kServicePrices,
  kDrugPrices,
  kConsumablePrices,
  kServiceName,
  kDrugName,
  kConsumableName,
  kSpec,
  kUnit,
  kPrice,
  kPriceDollars,
  kInsurance,
  kDoctorsToday,
  kLeaders,
  kNotices,
  kPictures,
  kStopped,
  kYuan,
  kPrices,
  kScanToRead,
  kScanToCheck,
  kCheckCode,
  kDuties,
  kEmergency,
  kSince,
};

/// In the display's main language; Chinese where that has no wording here.
[[nodiscard]] std::string_view say(Word word, const Languages& languages);
/// In the second language of the display; empty when it has one only, or the same words.
[[nodiscard]] std::string_view say_second(Word word, const Languages& languages);

/// "共 31 项", "31 items".
[[nodiscard]] std::string items_words(int items, const Languages& languages);

/// What stands before and behind "3/12": "第 … 页", "Page …".
struct PageWords {
  std::string_view before, after;
};
[[nodiscard]] PageWords page_words(const Languages& languages);

/// "2026年11月22日 星期日", "Sun 22 Nov 2026".
[[nodiscard]] std::string long_date(const LocalTime& time, const Languages& languages);

}  // namespace gongshi::signage
