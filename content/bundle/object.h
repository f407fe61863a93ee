// Object: from stored bytes to raw ones and back. Step 9 of the decision, one object at a time.
#pragma once

#include <string>
#include <string_view>

#include "content/bundle/manifest.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

/// How hard the builder compresses. Fixed: the same input must build the same bytes.
inline constexpr int kZstdLevel = 15;

/// Size and hash of what was stored or fetched. Word "E_HASH".
[[nodiscard]] Status check_stored(const ManifestObject& object, std::string_view stored);

/// check_stored(), then decodes into a buffer of the signed size, then checks the raw size and
/// hash. Words "E_HASH", "E_DECODE".
[[nodiscard]] Result<std::string> raw_object(const ManifestObject& object, std::string_view stored);

/// One zstd frame with its content size and without dictionary id or checksum, if that is smaller
/// than `raw`; empty otherwise.
[[nodiscard]] std::string smaller_frame(std::string_view raw);

}  // namespace gongshi::content::bundle
