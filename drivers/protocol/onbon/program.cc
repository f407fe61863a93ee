#include "drivers/protocol/onbon/program.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "drivers/protocol/onbon/byte_writer.h"

namespace gongshi::drivers::onbon::program {
namespace {

constexpr std::size_t kNameBytes = 4;
constexpr std::size_t kCheckBytes = 4;
constexpr std::size_t kEntryBytes = 13;
constexpr unsigned kProgramType = 0x00;
constexpr unsigned kEveryDay = 0x01;  // bit 0 of the week, as on the font cards
// What the vendor's classes ask for before each upload: files of type 00, room for 5.
constexpr std::array<std::uint8_t, 2> kListOf{0x00, 0x05};

constexpr std::array<std::uint32_t, 256> check_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t index = 0; index < 256; ++index) {
    std::uint32_t value = index;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? value >> 1 ^ 0xEDB88320U : value >> 1;
    }
    table[index] = value;
  }
  return table;
}
constexpr auto kCheckTable = check_table();

std::span<const std::uint8_t> letters(const std::string& name) {
  assert(name.size() == kNameBytes);
  return {reinterpret_cast<const std::uint8_t*>(name.data()), name.size()};
}

}  // namespace

std::uint32_t file_check(std::span<const std::uint8_t> bytes) {
  std::uint32_t check = 0;
  for (const std::uint8_t byte : bytes) check = check >> 8 ^ kCheckTable[(check ^ byte) & 0xFFU];
  return check;
}

std::uint32_t File::check() const {
  return u32_at(bytes, bytes.size() - kCheckBytes);
}

File make_file(const std::string& name, const f0::Area& area) {
  ByteWriter picture;
  picture.u8(0x00).u16(area.x).u16(area.y).u16(area.width).u16(area.height);
  picture.u8(0);  // no border
  picture.u16(static_cast<unsigned>(area.pages.size()));
  for (const f0::Page& page : area.pages) picture.raw(f0::page_record_5(page));

  ByteWriter file;
  file.u8(kProgramType).raw(letters(name));
  file.u8(0).u8(0).u8(1).u16(0);                       // style, priority, once, in its turn
  file.u8(kEveryDay).u32(0xFFFFFFFF).u32(0xFFFFFFFF);  // from and to any day
  file.u8(0).u8(0).u8(0);                              // no periods, no border, property
  file.u8(1).u32(static_cast<std::uint32_t>(picture.bytes().size())).raw(picture.bytes());
  const std::uint32_t check = file_check(file.bytes());
  return {name, file.u32(check).take()};
}

Bytes list_request() {
  return request_body(0xA1, 0x06, kListOf);
}
Bytes begin_request() {
  return request_body(0xA1, 0x08, {});
}
Bytes end_request() {
  return request_body(0xA1, 0x09, {});
}

Bytes file_request(const File& file) {
  ByteWriter data;
  data.raw(letters(file.name)).u8(kProgramType);
  data.u32(static_cast<std::uint32_t>(file.bytes.size())).u8(1).u32(file.check());
  return request_body(0xA1, 0x02, data.bytes());
}

Bytes block_request(const File& file, std::size_t offset) {
  assert(offset < file.bytes.size());
  const std::size_t size = std::min(kBlockBytes, file.bytes.size() - offset);
  ByteWriter data;
  data.raw(letters(file.name)).u8(offset + size == file.bytes.size() ? 1 : 0);
  data.u32(static_cast<std::uint32_t>(offset));
  data.raw(std::span(file.bytes).subspan(offset, size));
  return request_body(0xA1, 0x03, data.bytes());
}

Result<List> decode_list(std::span<const std::uint8_t> data) {
  if (data.size() < 2) return corrupt_reply("（文件表）太短", "(list of files) is too short");
  List list;
  list.count = u16_at(data, 0);
  data = data.subspan(2);
  while (data.size() >= kEntryBytes && list.entries.size() < list.count) {
    list.entries.push_back({printable(data.first(kNameBytes)), u32_at(data, 5), u32_at(data, 9)});
    data = data.subspan(kEntryBytes);
  }
  return list;
}

}  // namespace gongshi::drivers::onbon::program
