#include "content/bundle/document.h"

#include <algorithm>
#include <chrono>

namespace gongshi::content::bundle {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_plain(char c) {
  return c == '\n' || (c >= ' ' && c <= '~');
}

}  // namespace

std::optional<std::uint64_t> strict_number(std::string_view text, std::uint64_t least,
                                           std::uint64_t most) {
  constexpr std::size_t max_digits = 16;  // of 2^53 - 1
  if (text.empty() || text.size() > max_digits) return std::nullopt;
  if (text.front() == '0' && text.size() > 1) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (number < least || number > most) return std::nullopt;
  return number;
}

std::optional<WallTime> strict_date(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
  if (text.size() != shape.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i]) return std::nullopt;
  }
  const auto part = [&](std::size_t start, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(start, count)) value = value * 10 + (c - '0');
    return value;
  };
  const std::chrono::year_month_day date{std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  const int hour = part(11, 2);
  const int minute = part(14, 2);
  const int second = part(17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return WallTime(std::chrono::sys_days(date)) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second);
}

bool is_site(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_channel(std::string_view text) {
  return !text.empty() && text.size() <= 16 && std::ranges::all_of(text, is_lower);
}

DocumentReader::DocumentReader(std::string_view text, std::string_view type, Sentence name,
                               std::size_t cap)
    : rest_(text), name_(std::move(name)) {
  if (text.size() > cap) {
    fail(
        {"超过 " + std::to_string(cap) + " 字节", "larger than " + std::to_string(cap) + " bytes"});
    return;
  }
  if (!text.ends_with('\n') || !std::ranges::all_of(text, is_plain)) {
    fail({"含有不允许的字节，或者最后一行没有换行",
          "a byte that is not allowed, or no line feed at the end"});
    return;
  }
  const std::string_view first = line();
  if (!first.starts_with(type) || !first.substr(type.size()).starts_with(' ')) {
    fail({"类型不是 " + std::string(type), "its type is not " + std::string(type)});
  } else if (first.substr(type.size() + 1) != "1") {
    fail({"格式版本不是 1，本机软件可能太旧", "its format is not 1; this software may be too old"});
  }
}

void DocumentReader::fail(const Sentence& what) {
  if (failed()) return;
  const std::string number = std::to_string(line_number_);
  failure_ = Error{Errc::kCorrupt,
                   {name_.zh + "第 " + number + " 行：" + what.zh,
                    name_.en + ", line " + number + ": " + what.en},
                   {}};
}

std::string_view DocumentReader::line() {
  if (failed()) return {};
  ++line_number_;
  const std::size_t stop = rest_.find('\n');
  if (stop == std::string_view::npos) {
    fail({"缺少后面的行", "the lines that should follow are missing"});
    return {};
  }
  const std::string_view found = rest_.substr(0, stop);
  rest_.remove_prefix(stop + 1);
  if (found.empty() || found.front() == ' ' || found.back() == ' ' ||
      found.find("  ") != std::string_view::npos) {
    fail({"空行或多余的空格", "an empty line or a space too many"});
    return {};
  }
  return found;
}

std::string_view DocumentReader::field(std::string_view name) {
  const std::string_view found = line();
  if (failed()) return {};
  if (!found.starts_with(name) || !found.substr(name.size()).starts_with(": ")) {
    fail({"这里应当是 " + std::string(name), "expected " + std::string(name)});
    return {};
  }
  return found.substr(name.size() + 2);
}

std::uint64_t DocumentReader::number(std::string_view name, std::uint64_t least,
                                     std::uint64_t most) {
  const auto found = strict_number(field(name), least, most);
  if (!found) {
    fail({std::string(name) + " 不是 " + std::to_string(least) + " 到 " + std::to_string(most) +
              " 的整数",
          std::string(name) + " is not a whole number from " + std::to_string(least) + " to " +
              std::to_string(most)});
  }
  return found.value_or(0);
}

WallTime DocumentReader::date(std::string_view name) {
  const auto found = strict_date(field(name));
  if (!found) {
    fail({std::string(name) + " 不是形如 2026-11-23T02:00:00Z 的真实时刻",
          std::string(name) + " is not a real time like 2026-11-23T02:00:00Z"});
  }
  return found.value_or(WallTime{});
}

Hash DocumentReader::hash(std::string_view name) {
  const auto found = Hash::from_hex(field(name));
  if (!found) {
    fail({std::string(name) + " 不是 64 位小写十六进制",
          std::string(name) + " is not 64 lower-case hex digits"});
  }
  return found.value_or(Hash{});
}

std::string DocumentReader::site() {
  const std::string_view found = field("site");
  if (!is_site(found))
    fail({"site 只能是 1 到 32 个 a-z、0-9、-", "site is not 1 to 32 of a-z, 0-9, -"});
  return failed() ? std::string() : std::string(found);
}

std::string DocumentReader::channel() {
  const std::string_view found = field("channel");
  if (!is_channel(found)) fail({"channel 只能是 1 到 16 个 a-z", "channel is not 1 to 16 of a-z"});
  return failed() ? std::string() : std::string(found);
}

bool DocumentReader::at(std::string_view keyword) const {
  return !failed() && rest_.starts_with(keyword) && rest_.substr(keyword.size()).starts_with(' ');
}

void DocumentReader::split(std::string_view keyword, std::span<std::string_view> into) {
  std::string_view left = line();
  const auto next_word = [&] {
    const std::size_t stop = std::min(left.find(' '), left.size());
    const std::string_view word = left.substr(0, stop);
    left.remove_prefix(std::min(stop + 1, left.size()));
    return word;
  };
  bool whole = next_word() == keyword;
  for (std::string_view& word : into) {
    word = next_word();
    whole = whole && !word.empty();
  }
  if (whole && left.empty()) return;
  fail({"应当是 " + std::string(keyword) + " 加 " + std::to_string(into.size()) + " 个词",
        "expected " + std::string(keyword) + " and " + std::to_string(into.size()) + " words"});
  std::ranges::fill(into, std::string_view());
}

Status DocumentReader::end() {
  if (const std::string_view found = line(); !failed() && found != "end") {
    fail({"这里应当是 end", "expected end"});
  }
  if (!rest_.empty()) fail({"end 之后还有内容", "something follows end"});
  if (failure_) return *failure_;
  return {};
}

}  // namespace gongshi::content::bundle
