// The memory of an Alpha sign: a table of files that is written as a whole and wipes what was.
//
// Source: Alpha sign protocol sheet, section 4.
#pragma once

#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers::alpha {

enum class FileType : char { kText = 'A', kString = 'B', kDots = 'D' };

/// Colours of a picture: what its allocation can hold, and bits of memory a dot.
enum class Depth : std::uint8_t { kMono = 1, kTricolor = 2, kEight = 4 };

inline constexpr int kLongestString = 125;
inline constexpr int kLongestPriority = 125;  // with its mode field
inline constexpr int kMostRows = 31, kMostColumns = 255;

struct File {
  char label = 'A';
  FileType type = FileType::kText;
  bool locked = true;              // against the sign's own keyboard
  int size = 0;                    // bytes, of texts and strings
  int rows = 0, columns = 0;       // of pictures
  Depth depth = Depth::kTricolor;  // likewise
  bool operator==(const File&) const = default;
};
using Table = std::vector<File>;

/// "E$" with a record a file. An empty table erases everything.
[[nodiscard]] Bytes configure(const Table& table);

/// The records behind "E$". Empty: a record that no driver of ours writes; never ours, then.
[[nodiscard]] std::optional<Table> decode_table(std::span<const std::uint8_t> records);

/// Bytes of the sign's pool; the sheet's measured overhead (13 a file and 6), which is above the
/// documented 11 a file.
[[nodiscard]] std::size_t pool_cost(const Table& table);

/// Equal but for the size of the first file, which the sign gives all memory left over.
[[nodiscard]] bool same_layout(const Table& planned, const Table& told);

}  // namespace gongshi::drivers::alpha
