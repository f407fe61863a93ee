#include "drivers/protocol/onbon/k_area.h"

#include <cassert>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

constexpr unsigned kInPixels = 0x8000;

std::size_t sound_bytes(const Area& area) {
  if (!area.sound) return 0;
  return 3 + (area.sound->own_text ? 4 + area.sound->text.size() : 0);
}

void put_sound(ByteWriter& data, const std::optional<Sound>& sound) {
  if (!sound) {
    data.u8(0);
    return;
  }
  data.u8(sound->own_text ? 2 : 1);
  data.u8((sound->repeats & 0x0FU) << 4 | (sound->person & 0x0FU));
  data.u8(sound->volume).u8(sound->speed);
  if (!sound->own_text) return;
  data.u32(static_cast<std::uint32_t>(sound->text.size())).raw(sound->text);
}

}  // namespace

std::size_t area_bytes(const Area& area) {
  return kAreaRecordBytes + sound_bytes(area) + (area.typesetting ? 2 : 0) + area.text.size();
}

Bytes area_record(const Area& area) {
  const auto horizontal = [&](unsigned pixels) {
    return area.units == Units::kPixels ? pixels | kInPixels : pixels / 8;
  };
  ByteWriter data;
  data.u8(0x00);
  data.u16(horizontal(area.x)).u16(area.y).u16(horizontal(area.width)).u16(area.height);
  data.u8(area.id).u8(area.line_space).u8(static_cast<unsigned>(area.run)).u16(area.timeout_s);
  put_sound(data, area.sound);
  data.u8(area.typesetting ? 2 : 0);
  if (area.typesetting) {
    data.u8(static_cast<unsigned>(area.typesetting->setting)).u8(area.typesetting->spacing);
  }
  data.u8(area.align).u8(area.single_line ? 1 : 2).u8(area.wrap ? 2 : 1);
  data.u8(static_cast<unsigned>(area.effect)).u8(0).u8(area.speed).u8(area.stay_half);
  data.u32(static_cast<std::uint32_t>(area.text.size())).raw(area.text);
  return data.take();
}

Bytes areas_request(std::span<const std::uint8_t> gone, std::span<const Area> areas,
                    std::uint8_t process) {
  assert(gone.size() < 0xFF && areas.size() <= 0xFF);
  ByteWriter data;
  data.u8(0xA3).u8(0x06).u8(static_cast<unsigned>(Reply::kWanted));
  data.u8(process).u8(0);
  data.u8(static_cast<unsigned>(gone.size())).raw(gone);
  data.u8(static_cast<unsigned>(areas.size()));
  for (const Area& area : areas) {
    const Bytes record = area_record(area);
    data.u16(static_cast<unsigned>(record.size())).raw(record);
  }
  return data.take();
}

Bytes clear_areas_request() {
  return ByteWriter{}.u8(0xA3).u8(0x06).u8(1).u8(0).u8(0).u8(0xFF).u8(0).take();
}

}  // namespace gongshi::drivers::onbon
