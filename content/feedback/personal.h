// Personal: identity card and telephone numbers in what a visitor has written. An opinion that
// holds one is not sent: the office must not be handed what it may not keep.
//
// Digits count in every spelling that people use (13800138000, １３８ 0013 8000, 一三八…, ①③⑧),
// with blanks, dashes or dots between them. Short numbers (120, 12345), prices, dates and item
// codes pass, and so do the hospital's own published lines.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "drivers/os/lang.h"

namespace gongshi::content::feedback {

enum class Personal : std::uint8_t { kNone, kIdCard, kMobile, kLandline };

/// `published` are telephone numbers as the bundle gives them.
[[nodiscard]] Personal find_personal(std::string_view text,
                                     std::span<const std::string_view> published = {});

/// What the visitor is told; empty for kNone.
[[nodiscard]] Sentence reason_of(Personal found);

}  // namespace gongshi::content::feedback
