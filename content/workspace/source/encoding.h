// Encoding: the bytes of a text file become UTF-8, or the exact place of the damage is named.
//
//   [encoding] ─ csv / yaml / front matter ─ …
//
// Order: byte-order mark, strict UTF-8, strict GB18030, refuse. Only strict decoding decides; a
// lenient decoder would hide damage.
#pragma once

#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::workspace {

enum class Encoding { kUtf8, kUtf8Bom, kGb18030, kUtf16 };

struct DecodedText {
  std::string text;  // well-formed UTF-8, no byte-order mark, no NUL
  Encoding encoding = Encoding::kUtf8;
};

/// Word E1003 for a PDF, old XLS, ZIP, HTML or binary file (it is named by what it is); E1004 for
/// bytes that no encoding explains, or two encodings in one file: line, byte offset and byte.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes);

/// E1003 when `bytes` begins like a file of another kind than text.
[[nodiscard]] Status check_text_magic(std::string_view bytes);

}  // namespace gongshi::content::workspace
