#include "drivers/os/clock.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <optional>

namespace gongshi {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

/// Exactly `width` decimal digits at `offset`; nothing else.
std::optional<int> digits(std::string_view text, std::size_t offset, std::size_t width) {
  if (text.size() < offset + width) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(offset, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool has(std::string_view text, std::size_t offset, char c) {
  return offset < text.size() && text[offset] == c;
}

std::optional<Date> date_at_start(std::string_view text) {
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (!y || !m || !d || !has(text, 4, '-') || !has(text, 7, '-')) return std::nullopt;
  const Date date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                  std::chrono::day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

Error bad_time(std::string_view text, std::string_view example_zh, std::string_view example_en) {
  const std::string shown(text.substr(0, 64));
  return Error{Errc::kUsage,
               {"“" + shown + "”不是有效的时间，应写成 " + std::string(example_zh),
                "\"" + shown + "\" is not a time; write it like " + std::string(example_en)},
               {}};
}

/// "+08:00" or "Z" filling the whole of `text`.
std::optional<minutes> offset_of(std::string_view text) {
  if (text == "Z") return minutes{0};
  const auto h = digits(text, 1, 2);
  const auto m = digits(text, 4, 2);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || !has(text, 3, ':')) return {};
  if (!h || !m || *h > 14 || *m > 59) return std::nullopt;
  const minutes magnitude = hours{*h} + minutes{*m};
  return text[0] == '-' ? -magnitude : magnitude;
}

/// "10:05:00"
std::string of_day_text(seconds since_midnight) {
  const std::chrono::hh_mm_ss split{since_midnight};
  const auto two = [](auto count) { return std::to_string(100 + count).substr(1); };
  return two(split.hours().count()) + ":" + two(split.minutes().count()) + ":" +
         two(split.seconds().count());
}

std::tm broken_down(WallTime time) {
  const std::time_t seconds_utc = std::chrono::floor<seconds>(time).time_since_epoch().count();
  std::tm local{};
  ::localtime_r(&seconds_utc, &local);
  return local;
}

}  // namespace

WallTime SystemClock::wall() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steady() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return SteadyTime{std::chrono::duration_cast<SteadyClock::duration>(now)};
}

OffsetClock::OffsetClock(WallTime start) : wall_start_(start), steady_start_(steady()) {}

WallTime OffsetClock::wall() const {
  return wall_start_ +
         std::chrono::duration_cast<std::chrono::milliseconds>(steady() - steady_start_);
}

SteadyTime OffsetClock::steady() const {
  return SystemClock{}.steady();
}

void OffsetClock::set(WallTime now) {
  wall_start_ = now;
  steady_start_ = steady();
}

LocalTime to_local(WallTime time) {
  const std::tm local = broken_down(time);
  const Date date{std::chrono::year{local.tm_year + 1900},
                  std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                  std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return LocalTime{date, hours{local.tm_hour} + minutes{local.tm_min}, seconds{local.tm_sec},
                   std::chrono::weekday{static_cast<unsigned>(local.tm_wday)},
                   std::chrono::duration_cast<minutes>(seconds{local.tm_gmtoff})};
}

WallTime from_local(Date date, minutes minute_of_day) {
  std::tm local{};
  local.tm_year = static_cast<int>(date.year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  local.tm_min = static_cast<int>(minute_of_day.count());
  local.tm_isdst = -1;
  return WallTime{seconds{std::mktime(&local)}};
}

Result<Date> parse_date(std::string_view text) {
  const auto date = date_at_start(text);
  if (!date || text.size() != 10) return bad_time(text, "2026-11-23", "2026-11-23");
  return *date;
}

std::string date_text(Date date) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

Result<WallTime> parse_time(std::string_view text) {
  const auto bad = [&] {
    return bad_time(text, "2026-11-23T10:05:00+08:00", "2026-11-23T10:05:00+08:00");
  };
  const auto date = date_at_start(text);
  const auto h = digits(text, 11, 2);
  const auto m = digits(text, 14, 2);
  if (!date || !h || !m || !has(text, 13, ':')) return bad();
  if (!has(text, 10, 'T') && !has(text, 10, ' ')) return bad();
  std::size_t end = 16;
  int s = 0;
  if (has(text, 16, ':')) {
    const auto read = digits(text, 17, 2);
    if (!read) return bad();
    s = *read;
    end = 19;
  }
  if (*h > 23 || *m > 59 || s > 59) return bad();
  const minutes of_day = hours{*h} + minutes{*m};
  if (end == text.size()) return from_local(*date, of_day) + seconds{s};
  const auto offset = offset_of(text.substr(end));
  if (!offset || end != 19) return bad();
  return WallTime{sys_days{*date}.time_since_epoch() + of_day + seconds{s} - *offset};
}

std::string utc_text(WallTime time) {
  const auto whole = std::chrono::floor<seconds>(time);
  const auto day = std::chrono::floor<days>(whole);
  return date_text(Date{day}) + "T" + of_day_text(whole - day) + "Z";
}

std::string local_text(WallTime time) {
  const LocalTime local = to_local(time);
  const minutes magnitude = std::chrono::abs(local.utc_offset);
  return date_text(local.date) + " " + of_day_text(local.minute_of_day + local.second) +
         (local.utc_offset < minutes{0} ? " -" : " +") + of_day_text(magnitude).substr(0, 5);
}

}  // namespace gongshi
