#include "drivers/protocol/onbon/k_special.h"

#include <cassert>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {

Bytes special_area_request(const SpecialArea& area) {
  ByteWriter data = request(0xA4, 0x01);
  data.u16(area.x / 8U).u16(area.y).u16(area.width / 8U).u16(area.height);
  data.u8(area.dots ? 1 : 0).u8(area.pages).u8(area.run).u16(area.timeout_s);
  data.u8(area.single_line ? 1 : 2).u8(area.line_space).u8(area.wrap ? 2 : 1);
  data.u16(area.stay_half);
  data.u32(0).u16(0);  // reserved
  return data.take();
}

Bytes special_text_request(std::uint8_t page, std::span<const std::uint8_t> text) {
  assert(text.size() <= kSpecialTextBytes);
  return request(0xA4, 0x02).u8(page).u16(static_cast<unsigned>(text.size())).raw(text).take();
}

Bytes special_dots_request(std::uint16_t address, bool last, std::span<const std::uint8_t> dots) {
  return request(0xA4, 0x03).u8(last ? 1 : 0).u16(address).raw(dots).take();
}

Bytes delete_special_request() {
  return request(0xA4, 0x04).take();
}

Bytes delete_special_page_request(std::uint8_t page) {
  return request(0xA4, 0x09).u8(page).take();
}

}  // namespace gongshi::drivers::onbon
