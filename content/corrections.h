// Corrections: from an item to the pages that correct it, and back.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"

namespace gongshi::content {

/// A correction that is shown on `day`, and its page.
struct ShownCorrection {
  const CorrectionLink* link;
  const Page* page;
};

/// Of one item, the latest first.
[[nodiscard]] std::vector<ShownCorrection> corrections_of(const Release& release,
                                                          CorrectedKind kind, Text id, Date day);

/// What the page corrects; null: it is no correction.
[[nodiscard]] const CorrectionLink* corrected_by(const Release& release, Text page);

/// Id of the message that tells displays of the correction of a message or price, and back: the
/// page, empty for the id of any other message.
[[nodiscard]] std::string correction_message_id(Text page);
[[nodiscard]] Text correction_page(Text message);

}  // namespace gongshi::content
