// Special functions of an Alpha sign: clock, run sequence, dimming, tones, and what it tells of
// itself.
//
// Source: Alpha sign protocol sheet, sections 8 and 9.
#pragma once

#include <string>

#include "drivers/os/clock.h"
#include "drivers/os/result.h"
#include "drivers/protocol/alpha/packet.h"

namespace gongshi::drivers::alpha {

/// A question: "F" and the label of a special function, "B", "H" or "J" and that of a file.
[[nodiscard]] Bytes ask(std::string_view question);

[[nodiscard]] Bytes set_time(const LocalTime& time);     // HHMM
[[nodiscard]] Bytes set_weekday(const LocalTime& time);  // 1 Sunday .. 7 Saturday
[[nodiscard]] Bytes set_date(const LocalTime& time);     // mmddyy
[[nodiscard]] Bytes set_hours(bool of_24);
[[nodiscard]] Bytes set_speaker(bool on);
[[nodiscard]] Bytes three_beeps();
[[nodiscard]] Bytes soft_reset();
[[nodiscard]] Bytes clear_errors();
/// The TEXT files that run one after the other, by order and not by their times; an empty one
/// would freeze what is shown.
[[nodiscard]] Bytes run_sequence(std::string_view labels, bool locked);
/// Solar signs: the two characters of the light threshold, and level 0 (100 %) .. 4 (44 %).
[[nodiscard]] Bytes dim_solar(std::string_view threshold, int level);
inline constexpr int kSolarLevels[] = {100, 86, 72, 58, 44};  // percent

/// `F"`: all that a sign tells of itself.
struct SignInfo {
  std::string firmware;  // part number and revision letter, as they came
  std::string made;      // month and year
  std::string clock;     // HHMM
  std::size_t pool_total = 0, pool_free = 0;
};
[[nodiscard]] std::optional<SignInfo> decode_info(std::span<const std::uint8_t> data);

/// `F#`: total and free, or empty.
struct Pool {
  std::size_t total = 0, free = 0;
};
[[nodiscard]] std::optional<Pool> decode_pool(std::span<const std::uint8_t> data);

/// `F*`: 40H when all is well. Empty: not that form.
[[nodiscard]] std::optional<std::uint8_t> decode_errors(std::span<const std::uint8_t> data);
inline constexpr std::uint8_t kNoErrors = 0x40;
[[nodiscard]] Sentence errors_sentence(std::uint8_t status);

/// `F.`: the labels behind order and lock. Empty: not that form.
[[nodiscard]] std::optional<std::string> decode_sequence(std::span<const std::uint8_t> data);

/// "F ": minute of the day. Empty: not a time.
[[nodiscard]] std::optional<int> decode_time(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::alpha
