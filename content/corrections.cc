#include "content/corrections.h"

#include <algorithm>

namespace gongshi::content {
namespace {

constexpr Text kPrefix = "correction-";

}  // namespace

std::vector<ShownCorrection> corrections_of(const Release& release, CorrectedKind kind, Text id,
                                            Date day) {
  std::vector<ShownCorrection> shown;
  for (const CorrectionLink& link : release.corrections()) {
    if (link.kind != kind || link.id != id) continue;
    const auto page = std::ranges::find(release.pages(), link.page, &Page::id);
    if (page != release.pages().end() && page->valid.holds(day)) shown.push_back({&link, &*page});
  }
  std::ranges::stable_sort(shown, [](const ShownCorrection& a, const ShownCorrection& b) {
    return a.link->fixed > b.link->fixed;
  });
  return shown;
}

const CorrectionLink* corrected_by(const Release& release, Text page) {
  const auto links = release.corrections();
  const auto found = std::ranges::find(links, page, &CorrectionLink::page);
  return found == links.end() ? nullptr : &*found;
}

std::string correction_message_id(Text page) {
  return std::string(kPrefix) + std::string(page);
}

Text correction_page(Text message) {
  return message.starts_with(kPrefix) ? message.substr(kPrefix.size()) : Text();
}

}  // namespace gongshi::content
