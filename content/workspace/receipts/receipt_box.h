// ReceiptBox: the folder into which devices PUT their receipts, or into which a stick was emptied.
//
// Whoever reaches the web server may have written there, so nothing of it is believed: file names
// are made printable, sizes are bounded, links are not followed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::receipts {

inline constexpr std::size_t kMaxReceiptFiles = 20'000;
/// Of all of them: 500 devices with the largest receipts take an eighth.
inline constexpr std::uint64_t kMaxBoxBytes = std::uint64_t{256} << 20;

struct ReceiptFile {
  std::string name;  // below the folder, printable
  std::string text;
  std::string signature;               // empty: there is none
  std::optional<Sentence> unreadable;  // too large, or the disk failed
};

struct ReceiptBox {
  std::vector<ReceiptFile> files;  // by name
  bool cut = false;                // the folder holds more than that
};

/// Every file below `folder`, at any depth, whose name ends with ".receipt".
/// Errc::kNotFound: no such folder.
[[nodiscard]] Result<ReceiptBox> read_box(const fs::path& folder);

}  // namespace gongshi::content::receipts
