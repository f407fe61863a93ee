#include "kiosk/views/correction_doors.h"

#include <algorithm>
#include <string>

#include "content/corrections.h"
#include "kiosk/views/door_row.h"
#include "kiosk/views/page_view.h"
#include "kiosk/views/price_detail_view.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::CorrectedKind;
using content::CorrectionLink;
using content::PriceItem;

constexpr std::string_view kToCorrection = "correction:";
constexpr std::string_view kToItem = "corrected:";

constexpr Words kCorrected{"更正过：见 {1} 号页面", "Corrected: see page {1}",
                           "تۈزىتىلگەن: {1}-بەتكە قاراڭ"};
constexpr Words kSeeItem{"看所更正的内容：{1}", "What it corrects: {1}", "تۈزىتىلگەن مەزمۇن: {1}"};
constexpr Words kMessage{"所更正的屏上消息", "Corrected message", "تۈزىتىلگەن ئېكران ئۇچۇرى"};
constexpr Words kWithdrawn{"所更正的内容（已撤下）", "Corrected, since withdrawn",
                           "تۈزىتىلگەن مەزمۇن (قايتۇرۇۋېلىنغان)"};

std::string_view title_of(const Frame& frame, const CorrectionLink& link) {
  const bool english = frame.manner.language == Language::kEn && !link.title_en.empty();
  return english ? link.title_en : link.title_zh;
}

/// One code may stand for several packs: the first that holds today, else the first at all.
const PriceItem* price_of(const content::Release& release, std::string_view code, Date today) {
  const PriceItem* found = nullptr;
  for (const PriceItem& item : release.prices()) {
    if (item.code != code) continue;
    if (item.valid.holds(today)) return &item;
    if (found == nullptr) found = &item;
  }
  return found;
}

}  // namespace

bool add_correction_doors(Blocks& blocks, const Frame& frame, CorrectedKind kind,
                          std::string_view id) {
  const auto shown = content::corrections_of(frame.release(), kind, id, to_local(frame.now).date);
  for (const content::ShownCorrection& each : shown) {
    const std::string when =
        date_text(each.link->fixed) + " · " + std::string(page_title(frame, *each.page));
    add_door_row(blocks, frame, fill(frame.say(kCorrected), {std::to_string(each.page->number)}),
                 when, std::string(kToCorrection) + std::string(each.page->id), {}, Icon::kNotice);
  }
  return !shown.empty();
}

bool add_corrected_door(Blocks& blocks, const Frame& frame, std::string_view page) {
  const CorrectionLink* const link = content::corrected_by(frame.release(), page);
  if (link == nullptr) return false;
  const std::string_view title = title_of(frame, *link);
  if (link->gone) {
    blocks.fact(frame.say(kWithdrawn), title);
  } else if (link->kind == CorrectedKind::kMessage) {
    blocks.fact(frame.say(kMessage), title);
  } else {
    add_door_row(blocks, frame, fill(frame.say(kSeeItem), {title}), {},
                 std::string(kToItem) + std::string(page), {}, Icon::kRules);
  }
  return true;
}

std::unique_ptr<View> open_correction_door(std::string_view action, const Frame& frame) {
  if (const auto page = argument(action, kToCorrection); !page.empty()) {
    return std::make_unique<PageView>(std::string(page));
  }
  const auto page = argument(action, kToItem);
  const CorrectionLink* const link =
      page.empty() ? nullptr : content::corrected_by(frame.release(), page);
  if (link == nullptr || link->gone) return nullptr;
  if (link->kind == CorrectedKind::kPage) return std::make_unique<PageView>(std::string(link->id));
  const PriceItem* const item = price_of(frame.release(), link->id, to_local(frame.now).date);
  if (link->kind != CorrectedKind::kPrice || item == nullptr) return nullptr;
  return std::make_unique<PriceDetailView>(price_key(frame.release(), *item));
}

}  // namespace gongshi::kiosk
