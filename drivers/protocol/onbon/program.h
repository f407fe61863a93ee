// Program files of 5th-generation graphic cards: they lie in flash, survive a power cut and wear
// it. The requests travel in common ("C") packets.
//
// Source: files that the vendor's classes made, and their order of requests. Files of the 6th
// generation are left out: the one that was captured contradicts itself.
#pragma once

#include <string>
#include <vector>

#include "drivers/protocol/onbon/f0.h"

namespace gongshi::drivers::onbon::program {

/// Reflected polynomial 0xEDB88320, begun with 0, not inverted at the end. "123456789" gives
/// 0x2DFD2D88.
[[nodiscard]] std::uint32_t file_check(std::span<const std::uint8_t> bytes);

struct File {
  std::string name;  // "P000" .. "P999"
  Bytes bytes;       // with its check behind
  [[nodiscard]] std::uint32_t check() const;
  bool operator==(const File&) const = default;
};

/// One area with the pages of `area`; its id, run mode and relations are a dynamic area's only.
/// Always played, in turn with the card's other programs. That the fields which the vendor leaves
/// unexplained (style, priority, property) may be 0 is inferred.
[[nodiscard]] File make_file(const std::string& name, const f0::Area& area);

// ---- requests: bodies ---------------------------------------------------------------------------

[[nodiscard]] Bytes list_request();                                       // A1 06
[[nodiscard]] Bytes begin_request();                                      // A1 08
[[nodiscard]] Bytes file_request(const File& file);                       // A1 02, overwrites
[[nodiscard]] Bytes block_request(const File& file, std::size_t offset);  // A1 03
[[nodiscard]] Bytes end_request();                                        // A1 09

/// Of one block; far below the frame that the 5th generation's header states (0x90, of 16 bytes as
/// is inferred), and one font card buffer of that time.
inline constexpr std::size_t kBlockBytes = 512;

// ---- replies ------------------------------------------------------------------------------------

struct Entry {
  std::string name;
  std::size_t length = 0;
  std::uint32_t check = 0;
};

/// The A1 86 reply: how many files, then name 4, type, length 4, check 4 of each. That the records
/// stand in the same reply is inferred; none there is an empty list of a stated count.
struct List {
  std::size_t count = 0;
  std::vector<Entry> entries;
};
[[nodiscard]] Result<List> decode_list(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::onbon::program
