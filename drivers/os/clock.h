// Clock: the two kinds of time, kept apart by type.
//
// Logic takes `now` as an argument and never asks; only main loops hold a Clock.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi {

/// The date and time of day that people know: opening hours, effective dates. May jump.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Time that only runs forward: scrolling, time-outs. Its zero means nothing.
struct SteadyClock {
  using duration = std::chrono::microseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<SteadyClock>;
  static constexpr bool is_steady =
      true;  // NOLINT(readability-identifier-naming): the standard's name
};
using SteadyTime = SteadyClock::time_point;

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual WallTime wall() const = 0;
  [[nodiscard]] virtual SteadyTime steady() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override;
  [[nodiscard]] SteadyTime steady() const override;
};

/// A wall clock set once (`--now T`) that runs on from there with the steady clock.
class OffsetClock final : public Clock {
 public:
  explicit OffsetClock(WallTime start);
  [[nodiscard]] WallTime wall() const override;
  [[nodiscard]] SteadyTime steady() const override;
  void set(WallTime now);

 private:
  WallTime wall_start_;
  SteadyTime steady_start_;
};

using Date = std::chrono::year_month_day;

/// A wall time as the people in the lobby read it, in the process's zone (TZ, /etc/localtime).
struct LocalTime {
  Date date;
  std::chrono::minutes minute_of_day;  // 0 .. 1439
  std::chrono::seconds second;         // 0 .. 59
  std::chrono::weekday weekday;
  std::chrono::minutes utc_offset;
};

[[nodiscard]] LocalTime to_local(WallTime time);

/// Start of the local day `date`, and that plus `minute_of_day`.
[[nodiscard]] WallTime from_local(Date date, std::chrono::minutes minute_of_day);

/// "2026-11-23", a real date. Errc::kUsage otherwise.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string date_text(Date date);

/// RFC 3339: "2026-11-23T10:05:00+08:00" or "...Z", seconds required, fractions refused.
/// A date and time without an offset ("2026-11-23T10:05", "2026-11-23 10:05:00") is local.
[[nodiscard]] Result<WallTime> parse_time(std::string_view text);

/// "2026-11-23T02:05:00Z", for JSON, logs and documents.
[[nodiscard]] std::string utc_text(WallTime time);

/// "2026-11-23 10:05:00 +08:00", for people.
[[nodiscard]] std::string local_text(WallTime time);

}  // namespace gongshi
