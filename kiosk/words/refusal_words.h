// RefusalWords: why an opinion was not taken, in the visitor's language.
#pragma once

#include <string>

#include "drivers/os/result.h"
#include "kiosk/page/manner.h"

namespace gongshi::kiosk {

/// `reason` as the opinion box gives it (feedback/mailbox.h), which speaks Chinese and English;
/// what has no words of its own in `language` is said in Chinese.
[[nodiscard]] std::string refusal_words(const Sentence& reason, Language language);

}  // namespace gongshi::kiosk
