// Huidu file transfer: an image goes into the card's storage under a name. Source: Huidu's C# SDK.
//
// The card also takes firmware and FPGA files (types 3 and 4), which can end it; this file has no
// name for them on purpose.
#pragma once

#include "drivers/protocol/huidu/packet.h"

namespace gongshi::drivers::huidu {

enum class FileType : std::uint16_t { kImage = 0 };

/// 32 hexadecimal digits. Also the base of names and guids: equal content, equal name.
[[nodiscard]] std::string md5_hex(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string md5_hex(std::string_view text);

[[nodiscard]] Bytes file_start(const std::string& md5, std::uint64_t size, FileType type,
                               const std::string& name);
/// All of the file from `from` on, and its end.
[[nodiscard]] Bytes file_rest(std::span<const std::uint8_t> file, std::uint64_t from);

struct FileStart {
  int status = 0;
  std::uint64_t existing = 0;  // bytes that the card has already
};
[[nodiscard]] std::optional<FileStart> decode_file_start(std::span<const std::uint8_t> payload);
/// The status.
[[nodiscard]] std::optional<int> decode_file_end(std::span<const std::uint8_t> payload);

}  // namespace gongshi::drivers::huidu
