// Receipt: what one device says about itself and its displays, signed with the device's own key.
//
// Proves nothing about content and authorises nothing: it tells the office who shows what, and
// how well that is known. FORMAT.md, "Receipt".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/key.h"
#include "content/bundle/signature.h"
#include "content/display_line.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::bundle {

inline constexpr std::size_t kMaxReceiptFile = std::size_t{64} * 1024;
inline constexpr std::size_t kMaxReceiptDisplays = 256;
/// Of a display's name and kind, in bytes of UTF-8.
inline constexpr std::size_t kMaxReceiptName = 64;

struct Receipt {
  std::string site;
  std::string channel;
  std::string device;  // 1 .. 32 of [a-z0-9-]
  WallTime issued{};
  std::string serial;    // of the active release, "1-42"; empty: none
  std::string manifest;  // its hash; empty exactly when `serial` is
  std::string state;     // freshness word: "CURRENT", "CLOCK UNSURE"
  std::uint64_t root_version = 1;
  std::string outcome;   // word of the last update; empty: there was none
  std::string software;  // "0.1.0"
  /// How many displays the device has; `displays` lists as many of them as 64 KiB hold.
  std::uint64_t display_count = 0;
  std::vector<DisplayLine> displays;

  /// Word "E_FORMAT".
  [[nodiscard]] static Result<Receipt> parse(std::string_view text);

  /// At most kMaxReceiptFile bytes: displays that do not fit are left out, and names that no
  /// receipt can carry (control characters, too long) are made so that it can.
  [[nodiscard]] std::string text() const;

  /// True when the device has more displays than are listed.
  [[nodiscard]] bool cut() const { return displays.size() < display_count; }
};

/// The receipt in `document` once `key` has signed it. Words "E_SIG", "E_FORMAT".
[[nodiscard]] Result<Receipt> signed_receipt(const PublicKey& key, const SignedDocument& document);

/// "kiosk-1-5106A583DB0BDE46.receipt": how a device's receipt is named where many come together.
[[nodiscard]] std::string receipt_name(std::string_view device, const KeyId& key);

}  // namespace gongshi::content::bundle
