// Text areas of a K card: the record that dynamic areas (A3 06) and program files share.
//
// Source: vendor document 1.4, "area data format"; the record's fields are numbered there 1 to 20.
#pragma once

#include <cstddef>
#include <optional>

#include "drivers/protocol/onbon/k_packet.h"

namespace gongshi::drivers::onbon {

enum class Effect : std::uint8_t { kStatic = 1, kInstant, kLeft, kRight, kUp, kDown };

/// X and width on the wire: in pixels with bit 15 set, or in units of 8 pixels (5K cards).
enum class Units : std::uint8_t { kPixels, kEights };

enum class Run : std::uint8_t {
  kLoop = 0,
  kStopOnLast = 1,
  kLoopUntilTimeout = 2,  // and is deleted then
  kLoopThenLast = 3,      // newer manuals: the last page stays as a logo
  kOnce = 4,              // newer manuals
};

/// The order of characters and lines.
enum class Setting : std::uint8_t {
  kRightDown = 0,
  kLeftDown = 1,
  kDownRight = 2,
  kDownLeft = 3,
};

/// On cards with a voice ("-YY").
struct Sound {
  bool own_text = false;     // speaks `text`; otherwise the area's text
  std::uint8_t person = 0;   // 0 .. 5
  std::uint8_t repeats = 0;  // 0 .. 15
  std::uint8_t volume = 5;   // 0 .. 10
  std::uint8_t speed = 5;    // 0 .. 10
  Bytes text{};
  bool operator==(const Sound&) const = default;
};

/// Sent only where it says something: older cards know neither field.
struct Typesetting {
  Setting setting = Setting::kRightDown;
  std::uint8_t spacing = 0;  // pixels between characters
  bool operator==(const Typesetting&) const = default;
};

inline constexpr std::uint8_t kProgramAreaId = 0xFF;  // of every area inside a program file

struct Area {
  std::uint8_t id = 0;
  std::uint16_t x = 0, y = 0, width = 0, height = 0;  // pixels
  Units units = Units::kPixels;
  std::uint8_t line_space = 0;
  Run run = Run::kLoop;
  std::uint16_t timeout_s = 0;  // without an update; only kLoopUntilTimeout and above look at it
  std::optional<Sound> sound{};
  std::optional<Typesetting> typesetting{};
  std::uint8_t align = 0;  // bits 1-0: 0 left, 1 right, 2 centre; bits 3-2: 0 top, 1 bottom,
                           // 2 centre
  bool single_line = true;
  bool wrap = false;
  Effect effect = Effect::kStatic;
  std::uint8_t speed = 2;       // 0 fastest .. 0x18 slowest
  std::uint8_t stay_half = 10;  // units of 0.5 s
  Bytes text;                   // GB2312 with inline codes
  bool operator==(const Area&) const = default;
};

/// One area on the wire without text, sound and typesetting.
inline constexpr std::size_t kAreaRecordBytes = 27;
/// Bytes that an A3 06 request needs besides ids and records (each record also has a 2-byte
/// length).
inline constexpr std::size_t kAreasFixedBytes = 7;

[[nodiscard]] std::size_t area_bytes(const Area& area);
/// The record itself, without its length.
[[nodiscard]] Bytes area_record(const Area& area);

/// Deletes `gone`, then draws `areas` (A3 06): from the card's RAM, so they may change without
/// limit and are lost with the power. `process` 0 leaves an area alone before drawing it, 1 clears
/// it first.
[[nodiscard]] Bytes areas_request(std::span<const std::uint8_t> gone, std::span<const Area> areas,
                                  std::uint8_t process = 0);
/// Deletes every dynamic area (delete count FF).
[[nodiscard]] Bytes clear_areas_request();

}  // namespace gongshi::drivers::onbon
