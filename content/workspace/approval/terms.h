// Terms: what must be true before an item may be shown, and until when; from page heads, messages
// and cards.
#pragma once

#include <optional>
#include <string>

#include "drivers/os/clock.h"

namespace gongshi::content::workspace {

/// A paper of a higher authority: shown only once that authority has published it.
struct HigherPaper {
  std::string authority;  // 县卫生健康局
  std::string number;     // 云卫医〔2026〕9号
  Date published{};       // by the authority
  std::string where;      // its web page or gazette
};

/// 更正: what stood wrongly, and what is right.
struct Correction {
  std::string item;  // "page/outpatient", "B1/250101001": as archive --item and approvals name it
  std::string wrong;
  std::string right;
  std::string reason;
  std::optional<Date> since{};  // the wrong words stood from this day on
  std::optional<Date> fixed{};  // and were put right on this day
};

struct Terms {
  std::optional<Date> made{};        // or changed, as the page says
  std::optional<Date> not_before{};  // 阶段性保密: in no issue before this day
  std::optional<Date> expires{};     // of a licence or permit
  std::optional<HigherPaper> higher{};
  std::optional<Correction> corrects{};
};

}  // namespace gongshi::content::workspace
