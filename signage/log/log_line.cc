#include "signage/log/log_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "drivers/os/utf8.h"

namespace gongshi::signage {
namespace {

using std::chrono::milliseconds;

constexpr std::array<std::pair<LogEvent, std::string_view>, 16> kWords{
    {{LogEvent::kDay, "day"},
     {LogEvent::kStart, "start"},
     {LogEvent::kStop, "stop"},
     {LogEvent::kAlive, "alive"},
     {LogEvent::kPublish, "publish"},
     {LogEvent::kShow, "show"},
     {LogEvent::kWithdraw, "withdraw"},
     {LogEvent::kOverride, "override"},
     {LogEvent::kOverrideEnd, "override-end"},
     {LogEvent::kFault, "fault"},
     {LogEvent::kHealed, "healed"},
     {LogEvent::kClock, "clock"},
     {LogEvent::kTorn, "torn"},
     {LogEvent::kLost, "lost"},
     {LogEvent::kRemoved, "removed"},
     {LogEvent::kKey, "key"}}};

constexpr std::string_view kNothing = "-";
constexpr std::size_t kFields = 12;  // behind the hash
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kMostName = 64;
constexpr std::size_t kMostItems = 64;
constexpr std::size_t kMostEnglish = 1'024;

/// At most `most` bytes, whole characters only, up to what is no UTF-8.
std::string_view cut(std::string_view text, std::size_t most) {
  if (const auto error = utf8::first_error(text)) text = text.substr(0, *error);
  if (text.size() <= most) return text;
  std::size_t end = most;
  const auto inside = [&] { return (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; };
  while (end > 0 && inside()) --end;
  return text.substr(0, end);
}

char hex_digit(unsigned value) {
  return static_cast<char>(value < 10 ? '0' + value : 'a' + value - 10);
}

/// One field of the line: no tab, no end of line, no control character; never empty.
std::string escaped(std::string_view text, bool is_item = false) {
  if (text.empty()) return std::string(kNothing);
  if (text == kNothing) return "\\-";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == ' ' && is_item) {
      out += "\\s";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += hex_digit(unsigned{byte} >> 4U);
      out += hex_digit(unsigned{byte} & 0xFU);
    } else {
      out += c;
    }
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Whatever escaped() writes; of other texts something that it would write otherwise.
std::string unescaped(std::string_view field) {
  if (field == kNothing) return {};
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
      continue;
    }
    const char c = field[++i];
    if (c == 'x' && i + 2 < field.size() && hex_value(field[i + 1]) >= 0 &&
        hex_value(field[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(field[i + 1]) * 16 + hex_value(field[i + 2]));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 's' ? ' ' : c;
    }
  }
  return out;
}

std::string items_text(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < std::min(items.size(), kMostItems); ++i) {
    if (items[i].empty()) continue;
    if (!out.empty()) out += ' ';
    out += escaped(cut(items[i], kMostName), true);
  }
  return out.empty() ? std::string(kNothing) : out;
}

std::vector<std::string> items_of(std::string_view field) {
  std::vector<std::string> items;
  if (field == kNothing) return items;
  while (items.size() <= kMostItems) {
    const std::size_t end = field.find(' ');
    items.push_back(unescaped(field.substr(0, end)));
    if (end == std::string_view::npos) break;
    field.remove_prefix(end + 1);
  }
  return items;
}

/// The next `digits` of `text` as a number; the rest is left in it.
std::optional<int> number(std::string_view& text, std::size_t digits, char behind) {
  int value = 0;
  if (text.size() < digits + 1 || text[digits] != behind) return std::nullopt;
  const char* end = text.data() + digits;
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || value < 0) return std::nullopt;
  text.remove_prefix(digits + 1);
  return value;
}

std::optional<WallTime> log_time(std::string_view text) {
  const auto year = number(text, 4, '-');
  const auto month = number(text, 2, '-');
  const auto day = number(text, 2, 'T');
  const auto hour = number(text, 2, ':');
  const auto minute = number(text, 2, ':');
  const auto second = number(text, 2, '.');
  const auto ms = number(text, 3, 'Z');
  if (!year || !month || !day || !hour || !minute || !second || !ms || !text.empty()) return {};
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return {};
  return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second} + milliseconds{*ms};
}

std::string proof_text(content::Proof proof) {
  return proof == content::Proof::kNone ? std::string(kNothing)
                                        : std::string(content::proof_word(proof));
}

Error not_a_line() {
  return {
      Errc::kCorrupt,
      {"不是显示记录的一行（被改动或损坏）", "not a line of the display log (changed or damaged)"},
      "E2401"};
}

}  // namespace

std::string_view log_event_word(LogEvent event) {
  return kWords[static_cast<std::size_t>(event)].second;
}

std::optional<LogEvent> log_event(std::string_view word) {
  for (const auto& [event, its_word] : kWords) {
    if (its_word == word) return event;
  }
  return std::nullopt;
}

std::string log_time_text(WallTime time) {
  std::string text = utc_text(time);
  const auto second = std::chrono::floor<std::chrono::seconds>(time);
  const std::string ms = std::to_string((time - second).count());
  text.insert(text.size() - 1, "." + std::string(3 - ms.size(), '0') + ms);
  return text;
}

std::string LogLine::body() const {
  const std::array<std::string, kFields> fields{
      std::to_string(number),
      log_time_text(time),
      std::string(log_event_word(event)),
      escaped(cut(display, kMostName)),
      escaped(cut(serial, kMostName)),
      proof_text(proof),
      since ? log_time_text(*since) : std::string(kNothing),
      items_text(items),
      escaped(cut(picture, kHashDigits)),
      escaped(cut(about, kHashDigits)),
      escaped(cut(words.zh, kMostLogWords)),
      escaped(cut(words.en, kMostEnglish))};
  std::string out;
  for (const std::string& field : fields) {
    if (!out.empty()) out += '\t';
    out += field;
  }
  return out;
}

Hash chained(const Hash& before, std::string_view body) {
  return content::bundle::sha256(before.hex() + "\t" + std::string(body));
}

Result<WrittenLine> parse_log_line(std::string_view text) {
  if (text.size() > kMostLogLine || text.size() <= kHashDigits || text[kHashDigits] != '\t' ||
      utf8::first_error(text)) {
    return not_a_line();
  }
  const auto hash = Hash::from_hex(text.substr(0, kHashDigits));
  const std::string_view body = text.substr(kHashDigits + 1);
  std::array<std::string_view, kFields> fields;
  std::string_view rest = body;
  for (std::size_t i = 0; i < kFields; ++i) {
    const std::size_t end = i + 1 < kFields ? rest.find('\t') : rest.size();
    if (end == std::string_view::npos) return not_a_line();
    fields[i] = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  LogLine line;
  const std::string_view digits = fields[0];
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), line.number);
  const auto time = log_time(fields[1]);
  const auto event = log_event(fields[2]);
  const auto proof = fields[5] == kNothing ? std::optional(content::Proof::kNone)
                                           : content::proof_from_word(fields[5]);
  if (!hash || read.ec != std::errc{} || !time || !event || !proof) return not_a_line();
  line.time = *time;
  line.event = *event;
  line.display = unescaped(fields[3]);
  line.serial = unescaped(fields[4]);
  line.proof = *proof;
  if (fields[6] != kNothing) {
    line.since = log_time(fields[6]);
    if (!line.since) return not_a_line();
  }
  line.items = items_of(fields[7]);
  line.picture = unescaped(fields[8]);
  line.about = unescaped(fields[9]);
  line.words = {unescaped(fields[10]), unescaped(fields[11])};
  if (line.body() != body) return not_a_line();
  return WrittenLine{*hash, std::move(line), body};
}

}  // namespace gongshi::signage
