#include "drivers/protocol/onbon/k_command.h"

#include <algorithm>
#include <cassert>

#include "drivers/protocol/onbon/k_bytes.h"

namespace gongshi::drivers::onbon {
namespace {

using namespace std::chrono_literals;

constexpr int kHighestLevel = 15;
constexpr unsigned kForced = 1;
constexpr unsigned kTimed = 2;
constexpr std::size_t kNameBytes = 4;
constexpr std::size_t kClientInfoBytes = 16;
constexpr unsigned kRelayClosed = 0x02;  // A2 10: bit 1

void put_minutes(ByteWriter& data, std::chrono::minutes time) {
  const auto minutes = static_cast<unsigned>(time.count());
  data.bcd(minutes / 60).bcd(minutes % 60);
}

/// Voice and relay requests have eight reserved bytes where the others have two.
ByteWriter wide_request(unsigned command) {
  ByteWriter data;
  data.u8(0xA2).u8(command).u8(static_cast<unsigned>(Reply::kWanted)).u32(0).u32(0);
  return data;
}

}  // namespace

Bytes ping_request() {
  return request(0xA2, 0x00).take();
}
Bytes status_request() {
  return request(0xA1, 0x02).take();
}

Bytes clock_request(const LocalTime& time, Reply reply) {
  const auto year = static_cast<unsigned>(static_cast<int>(time.date.year()));
  ByteWriter data = request(0xA2, 0x03, reply);
  data.bcd(year % 100).bcd(year / 100);
  data.bcd(static_cast<unsigned>(time.date.month()));
  data.bcd(static_cast<unsigned>(time.date.day()));
  put_minutes(data, time.minute_of_day);
  data.bcd(static_cast<unsigned>(time.second.count()));
  data.u8(time.weekday.iso_encoding());  // 1 Monday .. 7 Sunday
  return data.take();
}

Bytes power_request(bool on) {
  return request(0xA3, 0x00).u8(on ? 1 : 2).take();
}

Result<Bytes> power_timer_request(std::span<const LitPeriod> periods) {
  const bool fits = std::all_of(periods.begin(), periods.end(), [](const LitPeriod& period) {
    return period.on >= 0min && period.on < period.off && period.off < 24h;
  });
  if (periods.empty() || periods.size() > kMostLitPeriods || !fits) {
    return Error{
        Errc::kRejected,
        {"定时开关屏最多三段，每段的关屏要晚于开屏，且不能跨过零点",
         "at most three lit periods, each ending later than it begins and before midnight"},
        "E2102"};
  }
  ByteWriter data = request(0xA3, 0x01);
  data.u8(static_cast<unsigned>(periods.size()));
  for (const LitPeriod& period : periods) {
    put_minutes(data, period.on);
    put_minutes(data, period.off);
  }
  return data.take();
}

Bytes cancel_power_timer_request() {
  return request(0xA3, 0x08).take();
}

Bytes brightness_request(int level, bool with_table) {
  const auto value = static_cast<unsigned>(std::clamp(level, 0, kHighestLevel));
  ByteWriter data = request(0xA3, 0x02);
  data.u8(kForced).u8(value);
  for (int slot = 0; with_table && slot < 48; ++slot) data.u8(value);
  return data.take();
}

Bytes brightness_timer_request(const std::array<std::uint8_t, 48>& levels) {
  ByteWriter data = request(0xA3, 0x02);
  data.u8(kTimed).u8(0);
  for (const int level : levels) data.u8(static_cast<unsigned>(std::min(level, kHighestLevel)));
  return data.take();
}

Bytes lock_program_request(std::string_view name, bool locked, bool kept) {
  return request(0xA3, 0x04).u8(kept ? 1 : 0).u8(locked ? 1 : 0).padded(name, kNameBytes).take();
}

Bytes clear_screen_request() {
  return request(0xA3, 0x10).take();
}

Bytes carousel_banner_request(bool show) {
  return request(0xA2, 0x08).u8(show ? 0 : 1).take();
}

Bytes set_screen_id_request(std::uint16_t id) {
  return request(0xA2, 0x06).u16(id).take();
}
Bytes screen_id_request() {
  return request(0xA2, 0x07).take();
}
Bytes fonts_request() {
  return request(0xA2, 0x09).take();
}
Bytes font_details_request() {
  return request(0xA2, 0x11).take();
}
Bytes parameters_request() {
  return request(0xA2, 0x0A).take();
}

Bytes client_info_request(std::string_view text) {
  assert(text.size() <= kClientInfoBytes);
  return request(0xA1, 0x09).u8(1).padded(text, kClientInfoBytes).take();
}

Bytes voice_request(const Voice& voice) {
  ByteWriter data = wide_request(0x0E);
  data.u8(voice.store ? 1 : 0).u8(voice.person).u8(voice.volume).u8(voice.speed);
  data.u8(static_cast<unsigned>(voice.coding)).u32(voice.repeats).u32(voice.gap_10ms);
  data.u8(0);  // no extension
  data.u32(static_cast<std::uint32_t>(voice.text.size())).raw(voice.text);
  return data.take();
}

Bytes relay_setup_request(bool store, std::uint8_t conf) {
  return wide_request(0x0F).u8(store ? 1 : 0).u8(conf).take();
}

Bytes relay_request(bool closed) {
  return wide_request(0x10).u8(closed ? kRelayClosed : 0).take();
}

}  // namespace gongshi::drivers::onbon
