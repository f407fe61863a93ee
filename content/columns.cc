#include "content/columns.h"

#include <cstdio>

#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

constexpr std::int64_t kMostUnits = 1'000'000'000'000;  // Money's range

/// Decimal digits only, no leading zero: the canonical spelling of a whole number.
std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t most) {
  if (text.empty() || text.size() > 18 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > most) return std::nullopt;
  return value;
}

std::string minute_text(std::chrono::minutes minute) {
  std::array<char, 8> buffer{};
  const int count = static_cast<int>(minute.count());
  std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", count / 60 % 100, count % 60);
  return buffer.data();
}

}  // namespace

Text RowReader::take(std::string_view name, Need need) {
  const Text cell = cells_[next_++];
  if (cell.empty() && is_must(need)) fail(name, {"不能为空", "must not be empty"});
  if (is_key(need)) {
    const std::uint64_t mark = std::hash<std::string_view>{}(cell);
    key_ = (key_ ^ mark) * 0x9E3779B97F4A7C15U + next_;
    key_ ^= key_ >> 29U;
    if (key_ == 0) key_ = 1;
  }
  return cell;
}

void RowReader::fail(std::string_view name, const Sentence& what) {
  if (failed_) return;
  failed_ = true;
  fault_ = what;
  if (name.empty()) return;
  const std::string column(name);
  fault_ = {"列 " + column + " " + what.zh, "column " + column + " " + what.en};
}

const Sentence& RowReader::unknown_word() {
  static const Sentence sentence{"不是规定的用词", "is none of the words allowed there"};
  return sentence;
}

void RowReader::money(std::string_view name, std::optional<Money>& value) {
  const Text cell = take(name, Need::kOptional);
  if (cell.empty()) return;
  const auto units = whole_number(cell, kMostUnits);
  if (!units) {
    return fail(name, {"不是以 0.0001 元为单位的整数", "is not a whole number of 0.0001 yuan"});
  }
  value = Money::of_units(*units);
}

void RowReader::date(std::string_view name, Date& value, Need need) {
  const Text cell = take(name, need);
  if (failed_) return;
  if (cell == last_date_text_ && !cell.empty()) {
    value = last_date_;
    return;
  }
  const auto date = parse_date(cell);
  if (!date) return fail(name, {"不是形如 2026-11-23 的日期", "is not a date like 2026-11-23"});
  value = last_date_ = *date;
  last_date_text_ = cell;
}

void RowReader::date(std::string_view name, std::optional<Date>& value, Need need) {
  if (cells_[next_].empty()) {
    take(name, need);
    return;
  }
  Date date_value{};
  date(name, date_value, need);
  if (!failed_) value = date_value;
}

void RowReader::flag(std::string_view name, bool& value) {
  const Text cell = take(name, Need::kOptional);
  value = cell == "yes";
  if (!value && !cell.empty()) fail(name, {"应为 yes 或空", "must be yes or empty"});
}

void RowReader::number(std::string_view name, int& value, int low, int high, Need need) {
  const Text cell = take(name, need);
  const bool below = low < 0 && cell.starts_with('-');
  auto number = whole_number(below ? cell.substr(1) : cell, below ? -low : high);
  if (number && below) number = *number == 0 ? std::nullopt : std::optional(-*number);
  if (!number || *number < low) {
    const std::string range = std::to_string(low) + ".." + std::to_string(high);
    return fail(name, {"应为 " + range + " 的整数", "must be a whole number, " + range});
  }
  value = static_cast<int>(*number);
}

void RowReader::share(std::string_view name, std::optional<int>& value) {
  if (cells_[next_].empty()) {
    ++next_;
    return;
  }
  int basis_points = 0;
  number(name, basis_points, 0, 10'000, Need::kMust);
  value = basis_points;
}

void RowReader::minute(std::string_view name, std::chrono::minutes& value) {
  const Text cell = take(name, Need::kMust);
  const auto digit = [&](std::size_t i) { return cell[i] - '0'; };
  const bool shaped = cell.size() == 5 && cell[2] == ':' &&
                      cell.find_first_not_of("0123456789:") == Text::npos &&
                      cell.find(':') == cell.rfind(':');
  if (shaped)
    value = std::chrono::minutes((digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4));
  if (!shaped || digit(3) > 5 || value > std::chrono::hours(24)) {
    fail(name, {"应为 00:00 至 24:00 的时刻", "must be a time from 00:00 to 24:00"});
  }
}

void RowReader::seconds(std::string_view name, std::chrono::seconds& value, int high) {
  int count = 0;
  number(name, count, 0, high, Need::kMust);
  value = std::chrono::seconds{count};
}

void RowReader::weekdays(std::string_view name, unsigned& value) {
  const Text cell = take(name, Need::kMust);
  value = 0;
  char last = '0';
  for (const char c : cell) {
    if (c <= last || c > '7') {
      return fail(name, {"应为 1 至 7 升序的数字，如 12345",
                         "must be ascending digits from 1 to 7, like 12345"});
    }
    value |= 1U << static_cast<unsigned>(c - '1');
    last = c;
  }
}

void RowReader::weekday(std::string_view name, unsigned& value) {
  const Text cell = take(name, Need::kKeyPart);
  if (cell.empty()) return;
  if (cell.size() != 1 || cell[0] < '1' || cell[0] > '7') {
    return fail(name,
                {"应为 1（周一）至 7（周日）或空", "must be 1 (Monday) to 7 (Sunday) or empty"});
  }
  value = static_cast<unsigned>(cell[0] - '0');
}

void RowReader::character(std::string_view name, char32_t& value) {
  Text cell = take(name, Need::kKey);
  const auto character = utf8::next(cell);
  if (!character || !cell.empty()) {
    return fail(name, {"应为恰好一个字符", "must be exactly one character"});
  }
  value = *character;
}

void RowWriter::money(std::string_view /*name*/, const std::optional<Money>& value) {
  begin();
  if (value) out_.append(std::to_string(value->units()));
}

void RowWriter::date(std::string_view /*name*/, const Date& value, Need /*need*/) {
  begin();
  out_.append(date_text(value));
}

void RowWriter::date(std::string_view /*name*/, const std::optional<Date>& value, Need /*need*/) {
  begin();
  if (value) out_.append(date_text(*value));
}

void RowWriter::flag(std::string_view /*name*/, const bool& value) {
  begin();
  if (value) out_.append("yes");
}

void RowWriter::number(std::string_view /*name*/, const int& value, int /*low*/, int /*high*/,
                       Need /*need*/) {
  begin();
  out_.append(std::to_string(value));
}

void RowWriter::share(std::string_view /*name*/, const std::optional<int>& value) {
  begin();
  if (value) out_.append(std::to_string(*value));
}

void RowWriter::minute(std::string_view /*name*/, const std::chrono::minutes& value) {
  begin();
  out_.append(minute_text(value));
}

void RowWriter::seconds(std::string_view /*name*/, const std::chrono::seconds& value,
                        int /*high*/) {
  begin();
  out_.append(std::to_string(value.count()));
}

void RowWriter::weekdays(std::string_view /*name*/, const unsigned& value) {
  begin();
  for (unsigned day = 0; day < 7; ++day) {
    if ((value >> day & 1U) != 0) out_.push_back(static_cast<char>('1' + day));
  }
}

void RowWriter::weekday(std::string_view /*name*/, const unsigned& value) {
  begin();
  if (value != 0) out_.append(std::to_string(value));
}

void RowWriter::character(std::string_view /*name*/, const char32_t& value) {
  begin();
  utf8::append(out_, value);
}

KeySet::KeySet(std::size_t expected) {
  std::size_t size = 64;
  while (size < expected * 2) size *= 2;
  slots_.resize(size);
}

bool KeySet::insert(std::uint64_t key) {
  if (used_ * 2 >= slots_.size()) {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    used_ = 0;
    for (const std::uint64_t each : old) {
      if (each != 0) static_cast<void>(insert(each));
    }
  }
  std::size_t slot = key & (slots_.size() - 1);
  while (slots_[slot] != 0) {
    if (slots_[slot] == key) return false;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  slots_[slot] = key;
  ++used_;
  return true;
}

Error duplicate_key(std::string_view table, std::size_t row) {
  return table_error(table, row, {"主键与前面的行重复", "repeats the key of an earlier row"});
}

}  // namespace gongshi::content
