// NoticePage: what stands on the glass while no issue can be shown.
#pragma once

#include <string>

#include "config/site.h"
#include "drivers/os/lang.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// Why nothing can be shown, and whose device this is.
struct NoticeWords {
  Sentence what;
  config::Notice site{};
  std::string code{};  // for maintenance; empty: none
  bool operator==(const NoticeWords&) const = default;
};

/// Chinese and English, never blank.
[[nodiscard]] Scene notice_page(const Metrics& metrics, const TextMeasure& measure,
                                const NoticeWords& words);

}  // namespace gongshi::kiosk
