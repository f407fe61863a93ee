#include "drivers/protocol/onbon/k_file.h"

#include <algorithm>
#include <cassert>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

constexpr std::size_t kNameBytes = 4;
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kCheckBytes = 2;
// Fewer could end a reply by chance; a program file is longer than this.
constexpr std::size_t kFewestTelling = 8;

ByteWriter with_length(unsigned command, unsigned length, LengthPlace place) {
  ByteWriter data;
  data.u8(0xA1).u8(command).u8(static_cast<unsigned>(Reply::kWanted));
  if (place == LengthPlace::kPayload) data.u16(0);
  data.u16(length);
  return data;
}

}  // namespace

Bytes program_file(const Program& program) {
  ByteWriter body;
  body.u8(program.priority).u16(program.play_s).u8(program.times);
  for (int byte = 0; byte < 8; ++byte) body.u8(0xFF);  // from and to: for ever
  body.u8(program.week);
  body.u8(0).u8(0);  // not timed, no periods
  body.u8(static_cast<unsigned>(program.areas.size()));
  for (Area area : program.areas) {
    area.id = kProgramAreaId;
    const Bytes record = area_record(area);
    const std::size_t own = program.length_counts_itself ? kLengthBytes : 0;
    body.u32(static_cast<std::uint32_t>(record.size() + own)).raw(record);
  }
  const Bytes rest = body.take();
  const std::size_t length = 1 + kNameBytes + kLengthBytes + rest.size() + kCheckBytes;
  ByteWriter file;
  file.u8(0x00).padded(program.name, kNameBytes);
  file.u32(static_cast<std::uint32_t>(length)).raw(rest);
  Bytes bytes = file.take();
  const unsigned check = crc16_arc(bytes);
  bytes.push_back(static_cast<std::uint8_t>(check & 0xFFU));
  bytes.push_back(static_cast<std::uint8_t>(check >> 8));
  return bytes;
}

bool is_program_name(std::string_view name) {
  return name.size() == kNameBytes && name[0] == 'P' &&
         std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Bytes start_write_request(std::string_view name, std::size_t length, bool overwrite) {
  return request(0xA1, 0x05)
      .u8(overwrite ? 1 : 0)
      .padded(name, kNameBytes)
      .u32(static_cast<std::uint32_t>(length))
      .take();
}

Bytes write_block_request(std::string_view name, const Block& block) {
  assert(block.data.size() <= 0xFFFF);
  return request(0xA1, 0x06)
      .padded(name, kNameBytes)
      .u8(block.last ? 1 : 0)
      .u16(block.number)
      .u16(static_cast<unsigned>(block.data.size()))
      .u32(block.address)
      .raw(block.data)
      .take();
}

Result<std::uint32_t> decode_next_address(std::span<const std::uint8_t> payload) {
  if (payload.size() != 4) return corrupt("（写文件）长度不对", "(write block) has a wrong length");
  return u32_at(payload, 0);
}

Bytes begin_files_request() {
  return request(0xA1, 0x07).take();
}
Bytes end_files_request() {
  return request(0xA1, 0x08).take();
}

Result<Bytes> delete_files_request(std::span<const std::string> names) {
  if (names.empty() || names.size() > 0xFF) {
    return Error{Errc::kRejected,
                 {"要写明删除哪些文件：空的清单会删掉全部节目",
                  "say which files to delete: an empty list would delete every program"},
                 "E2102"};
  }
  ByteWriter data = request(0xA1, 0x01);
  data.u16(static_cast<unsigned>(names.size()));
  for (const std::string& name : names) data.padded(name, kNameBytes);
  return data.take();
}

Bytes file_info_request(std::string_view name, LengthPlace place) {
  return with_length(0x0A, 4, place).padded(name, kNameBytes).take();
}

Bytes read_file_request(std::string_view name, std::uint32_t offset, LengthPlace place) {
  return with_length(0x0B, 8, place).padded(name, kNameBytes).u32(offset).take();
}

std::size_t contents(std::span<const std::uint8_t> behind_error,
                     std::span<const std::uint8_t> expected) {
  for (std::size_t size = std::min(behind_error.size(), expected.size());
       size >= std::min(kFewestTelling, std::max<std::size_t>(expected.size(), 1)); --size) {
    if (std::equal(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(size),
                   behind_error.end() - static_cast<std::ptrdiff_t>(size))) {
      return size;
    }
  }
  return 0;
}

}  // namespace gongshi::drivers::onbon
