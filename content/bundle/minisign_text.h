// What minisign's three kinds of files share: comment lines and base64 lines.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gongshi::content::bundle {

inline constexpr std::string_view kUntrustedPrefix = "untrusted comment: ";
inline constexpr std::string_view kTrustedPrefix = "trusted comment: ";

/// Standard alphabet, padded.
[[nodiscard]] std::string base64_text(std::span<const std::uint8_t> bytes);

/// Fills `into`; false unless `text` is the one canonical encoding of exactly so many bytes.
[[nodiscard]] bool base64_bytes(std::string_view text, std::span<std::uint8_t> into);

/// Takes the first line off `text`, which must end with LF and hold no control character but tabs.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& text);

/// Initialises libsodium once; ends the process when the system has no random source.
void ready_sodium();

}  // namespace gongshi::content::bundle
