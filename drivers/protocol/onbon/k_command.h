// Short commands of a K card: power, brightness, clock, locks, voice, relay, names. Each function
// gives the data of one packet; where nothing else is said the card answers with a bare ACK.
#pragma once

#include <array>
#include <string_view>

#include "drivers/os/clock.h"
#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

[[nodiscard]] Bytes ping_request();
[[nodiscard]] Bytes status_request();  // answered with a status, k_reply.h
[[nodiscard]] Bytes clock_request(const LocalTime& time, Reply reply = Reply::kWanted);

/// Overrides the card's timer until the timer's next edge.
[[nodiscard]] Bytes power_request(bool on);
/// The card's own timer: lit from `on` to `off`, in minutes of the day.
struct LitPeriod {
  std::chrono::minutes on{0}, off{0};
};
inline constexpr std::size_t kMostLitPeriods = 3;
/// Errc::kRejected, word E2102: more than three, an end that is not later than its start, or past
/// midnight.
[[nodiscard]] Result<Bytes> power_timer_request(std::span<const LitPeriod> periods);
[[nodiscard]] Bytes cancel_power_timer_request();

/// `level` 0 .. 15. The vendor sends the 48 half-hour values only in timed mode; one third-party
/// library always sends them, so `with_table` repeats `level` there for firmware that insists.
[[nodiscard]] Bytes brightness_request(int level, bool with_table);
/// One value for each half-hour of the day, from midnight.
[[nodiscard]] Bytes brightness_timer_request(const std::array<std::uint8_t, 48>& levels);

/// Holds the card on one program file; `kept`: over a power cut.
[[nodiscard]] Bytes lock_program_request(std::string_view name, bool locked, bool kept);
[[nodiscard]] Bytes clear_screen_request();
[[nodiscard]] Bytes carousel_banner_request(bool show);

/// To a broadcast address only: with two cards on the line, both would take the id.
[[nodiscard]] Bytes set_screen_id_request(std::uint16_t id);
[[nodiscard]] Bytes screen_id_request();  // answered with k_reply.h's screen id

[[nodiscard]] Bytes fonts_request();         // … list of fonts
[[nodiscard]] Bytes font_details_request();  // … their details
[[nodiscard]] Bytes parameters_request();    // … parameters

/// Stores up to 16 ASCII characters in the card, NUL padded (A1 09).
[[nodiscard]] Bytes client_info_request(std::string_view text);

enum class VoiceCoding : std::uint8_t { kGb2312, kGbk, kBig5, kUnicode };
inline constexpr std::uint32_t kForever = 0xFFFF'FFFF;

struct Voice {
  bool store = false;       // over a power cut
  std::uint8_t person = 0;  // 0 .. 5
  std::uint8_t volume = 5;  // 0 .. 10
  std::uint8_t speed = 5;   // 0 .. 10
  VoiceCoding coding = VoiceCoding::kGb2312;
  std::uint32_t repeats = 0;  // 0: once; kForever
  std::uint32_t gap_10ms = 0;
  Bytes text;
};
[[nodiscard]] Bytes voice_request(const Voice& voice);

/// `conf`: one bit a relay, as the vendor's version 1.2 has it.
[[nodiscard]] Bytes relay_setup_request(bool store, std::uint8_t conf);
[[nodiscard]] Bytes relay_request(bool closed);

}  // namespace gongshi::drivers::onbon
