// C-Power basic commands: clock, brightness, power, and what a card tells of itself.
//
// In the answer to a setting, data[0] is 1 for done and 0 for failed, except for power, whose
// answer repeats the question and then the state; each is decoded by its own command's rule. In the
// answer to a question data[0] repeats the question. Source: C-Power basic protocol 1.2.5
// .. 1.2.12.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "drivers/os/clock.h"
#include "drivers/protocol/cpower/frame.h"

namespace gongshi::drivers::cpower {

enum class Command : std::uint8_t {
  kFreeDisk = 0x29,
  kVersion = 0x2E,
  kPowerTimer = 0x45,
  kBrightness = 0x46,
  kClock = 0x47,
  kTemperature = 0x75,
  kPower = 0x76,
};

/// The data byte of a question about clock, brightness, power or power timer.
inline constexpr std::uint8_t kAskState = 0x01;

// ---- data of requests ---------------------------------------------------------------------------

/// Plain binary, weekday 0 is Sunday.
[[nodiscard]] Bytes clock_data(const LocalTime& time);
/// One level, 0 .. 31, for every hour of the day.
[[nodiscard]] Bytes brightness_data(int level);
/// Eight zeros behind the switch, as the field table has them.
[[nodiscard]] Bytes power_data(bool on);

// ---- data of answers; empty: they do not have the stated form
// ------------------------------------

/// Done or failed, of a clock or brightness setting.
[[nodiscard]] std::optional<bool> decode_done(std::span<const std::uint8_t> data);

struct ClockReading {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  [[nodiscard]] std::string text() const;  // "2026-11-23 10:05:00"
  /// Seconds since 1970 as if the reading were UTC.
  [[nodiscard]] std::int64_t seconds() const;
  /// Seconds, either way.
  [[nodiscard]] std::int64_t off_by(const LocalTime& time) const;
};
[[nodiscard]] std::optional<ClockReading> decode_clock(std::span<const std::uint8_t> data);

using HourLevels = std::array<std::uint8_t, 24>;  // above 31: by the light sensor
[[nodiscard]] std::optional<HourLevels> decode_brightness(std::span<const std::uint8_t> data);

/// The level of all hours; -1 where they differ.
[[nodiscard]] std::optional<int> decode_level(std::span<const std::uint8_t> data);

[[nodiscard]] std::optional<bool> decode_power(std::span<const std::uint8_t> data);

struct Version {
  int card_type = 0;
  std::string logic, bios, app;  // "3.2"; app is empty where the card does not tell it
};
[[nodiscard]] std::optional<Version> decode_version(std::span<const std::uint8_t> data);

/// Degrees Celsius, "23" or "-3.5", from either of the two forms.
[[nodiscard]] std::optional<std::string> decode_temperature(std::span<const std::uint8_t> data);

/// Bytes left.
[[nodiscard]] std::optional<std::uint32_t> decode_free_disk(std::span<const std::uint8_t> data);

/// "07:30-22:00"; "-" where no timer is set.
[[nodiscard]] std::optional<std::string> decode_power_timer(std::span<const std::uint8_t> data);

}  // namespace gongshi::drivers::cpower
