// ReceiptBox: the folder into which devices PUT their receipts, or into which a stick was emptied.
//
// Whoever reaches the web server may have written there, so nothing of it is believed: file names
// are made printable, sizes are bounded, links are not followed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::receipts {

inline constexpr std::size_t kMaxReceiptFiles = 20'000;

struct ReceiptFile {
  std::string name;  // below the folder, printable
  std::string text;
  std::string signature;               // empty: there is none
  std::optional<Sentence> unreadable;  // too large, or the disk failed
};

struct ReceiptBox {
  std::vector<ReceiptFile> files;  // by name
  bool cut = false;                // there are more than kMaxReceiptFiles
};

/// Every file below `folder`, at any depth, whose name ends with ".receipt".
/// Errc::kNotFound: no such folder.
[[nodiscard]] Result<ReceiptBox> read_box(const fs::path& folder);

}  // namespace gongshi::content::receipts
