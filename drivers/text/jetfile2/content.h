// SignContent: a text area as the file that a JetFile II sign plays.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/jetfile2/text_file.h"
#include "drivers/text/jetfile2_options.h"

namespace gongshi::drivers::jetfile2 {

struct SignContent {
  Path path;
  Bytes text;  // display codes and characters; empty: dots
  Bytes file;  // as it is stored
  bool operator==(const SignContent&) const = default;
};

/// The sign plays one file over all of it.
/// Errc::kNoGlyph, word E2101: characters that GB2312 lacks, and no dots to draw them from (or
/// pictures not asked for). Errc::kRejected, word E2102: not all of the sign, a font higher than
/// it, too wide to stand still, too long.
[[nodiscard]] Result<SignContent> sign_content(const TextArea& area,
                                               const Jetfile2Options& options);

}  // namespace gongshi::drivers::jetfile2
