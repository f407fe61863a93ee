#include "sample_opinion.h"

namespace gongshi::test {

using namespace content::feedback;

Opinion sample_opinion(std::uint32_t drawn) {
  Opinion opinion{.number = *OpinionNumber::of_drawn(drawn), .site = "hosp-a", .device = "kiosk-1"};
  opinion.written = *parse_time("2026-11-23T02:05:00Z");
  opinion.serial = "1-42";
  opinion.language = "zh";
  opinion.kind = OpinionKind::kQuestion;
  opinion.about = {AboutKind::kService, "210300001"};
  opinion.rating = 4;
  opinion.phrases = {"price"};
  if (!opinion.text.assign("胸部 CT 的价格为什么和去年不一样？\n谢谢。")) return sample_opinion(0);
  return opinion;
}

}  // namespace gongshi::test
