// Files of a K card: the program file, and how files are written, looked at and deleted.
//
// A program stays over a power cut, in flash that is rated for about 100,000 erases: never for text
// that changes. Writing is A1 05, then A1 06 block by block; each reply names the address that the
// card wants next, also after an error. The reply layouts of A1 0A and A1 0B are documented only in
// part, so contents() asks no more of them than what is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/protocol/onbon/k_area.h"

namespace gongshi::drivers::onbon {

struct Program {
  std::string name = "P000";     // "P000" to "P999", or "LOGO"
  std::uint8_t priority = 0xFF;  // as in the vendor's samples
  std::uint16_t play_s = 0;      // 0: in order
  std::uint8_t times = 1;
  std::uint8_t week = 0x01;  // bit 0 every day, bits 1 to 7 Monday to Sunday
  std::vector<Area> areas;   // without ids: inside a program each has FF
  /// Whether an area's length counts its own four bytes. The field list reads as if not; a vendor
  /// sample seen in print counts them.
  bool length_counts_itself = false;
};

inline constexpr std::size_t kMostProgramBytes = 16UL * 1024;  // ours: far above any fallback text

/// The whole file, with its length and CRC-16; always valid, all day.
[[nodiscard]] Bytes program_file(const Program& program);
/// "P000" to "P999": a letter and three digits.
[[nodiscard]] bool is_program_name(std::string_view name);

[[nodiscard]] Bytes start_write_request(std::string_view name, std::size_t length, bool overwrite);

/// One block of `file`; `last` when it ends the file.
struct Block {
  std::uint16_t number = 0;
  std::uint32_t address = 0;
  std::span<const std::uint8_t> data;
  bool last = false;
};
/// Bytes of an A1 06 request besides its data.
inline constexpr std::size_t kBlockFixedBytes = 18;
[[nodiscard]] Bytes write_block_request(std::string_view name, const Block& block);
/// The address that an A1 06 reply asks for, from its payload.
[[nodiscard]] Result<std::uint32_t> decode_next_address(std::span<const std::uint8_t> payload);

/// The screen is dark between the two.
[[nodiscard]] Bytes begin_files_request();
[[nodiscard]] Bytes end_files_request();

/// An empty list would delete every program, so it is not sent: Errc::kRejected.
[[nodiscard]] Result<Bytes> delete_files_request(std::span<const std::string> names);

/// Where the request of A1 0A and A1 0B has its length ("04 00", "08 00"): in the two reserved
/// bytes, as older samples of other commands have theirs, or in front of the name.
enum class LengthPlace : std::uint8_t { kReserved, kPayload };
[[nodiscard]] Bytes file_info_request(std::string_view name, LengthPlace place);
[[nodiscard]] Bytes read_file_request(std::string_view name, std::uint32_t offset,
                                      LengthPlace place);

/// How many bytes of `expected` the reply to a read ends with. Fields stand before the contents
/// whose sizes are not documented, so nothing else is asked of it: 0 when it ends otherwise.
[[nodiscard]] std::size_t contents(std::span<const std::uint8_t> behind_error,
                                   std::span<const std::uint8_t> expected);

}  // namespace gongshi::drivers::onbon
