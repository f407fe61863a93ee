#include "drivers/simulator/am03127/card.h"

#include <algorithm>
#include <cstdio>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kMostText = 250;  // not documented; public code keeps under it

bool between(char c, char low, char high) {
  return c >= low && c <= high;
}

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return between(c, '0', '9'); });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

/// "<Fx>" at `at`: its letter, or 0.
char field(const std::string& packet, std::size_t at, char name) {
  const bool found = packet.size() >= at + 4 && packet[at] == '<' && packet[at + 1] == name &&
                     packet[at + 3] == '>';
  return found ? packet[at + 2] : '\0';
}

/// A month, a day and an hour that exist; schedules may name year, month and day 00.
bool moment(const std::string& text) {
  return digits(text) && number(text.substr(2, 2)) <= 12 && number(text.substr(4, 2)) <= 31 &&
         number(text.substr(6, 2)) <= 23 && number(text.substr(8, 2)) <= 59;
}

std::string plain(const std::vector<Am03127Mark>& marks) {
  std::string text;
  for (const Am03127Mark& mark : marks) {
    if (mark.kind == Am03127Mark::Kind::kBlock) text += "[" + mark.block + "]";
    if (mark.kind == Am03127Mark::Kind::kCharacter) utf8::append(text, mark.character);
  }
  return text;
}

}  // namespace

std::vector<Verdict> Am03127Card::receive(std::span<const std::uint8_t> bytes, Now now) {
  std::vector<Verdict> verdicts;
  for (const Am03127Frame& frame : line_.receive(bytes, now.steady)) {
    Verdict verdict;
    verdict.raw = frame.raw;
    const auto answer = [&](std::string_view text) {
      if (frame.id != 0) verdict.reply.assign(text.begin(), text.end());
    };
    unsigned sum = 0;
    for (const char c : frame.packet) sum ^= static_cast<unsigned char>(c);
    std::array<char, 4> check{};
    std::snprintf(check.data(), check.size(), "%02X", sum);
    if (!frame.fault.empty()) {
      verdict.reason = frame.fault;
    } else if (frame.set_id) {
      std::snprintf(check.data(), check.size(), "%02X", static_cast<unsigned>(frame.id));
      spec_.id = frame.id;
      verdict.command = "ID";
      verdict.accepted = verdict.changed = true;
      answer(check.data());
    } else if (frame.id != 0 && frame.id != spec_.id) {
      verdict.reason = "for another ID";
    } else if (frame.check != check.data()) {
      verdict.reason = "check sum";
      answer("NACK");
    } else {
      verdict.command = frame.packet.substr(1, frame.packet.find('>') - 1);
      const Outcome outcome = obey(frame.packet, now.wall);
      verdict.accepted = outcome.taken;
      verdict.changed = outcome.changed;
      verdict.reason = outcome.word;
      if (outcome.taken) answer("ACK");
    }
    verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

Am03127Card::Outcome Am03127Card::obey(const std::string& packet, WallTime now) {
  if (packet.starts_with("<L")) return write_line(packet);
  if (packet.starts_with("<G")) return write_block(packet);
  if (packet.starts_with("<T")) return write_schedule(packet);
  if (packet.starts_with("<SC>")) return set_clock(packet, now);
  if (packet.starts_with("<D")) return erase(packet);
  if (packet.size() == 5 && packet.starts_with("<RP") && between(packet[3], 'A', 'Z') &&
      packet[4] == '>') {
    default_page_ = packet[3];
    ++writes_;
    return {true, true, "default page"};
  }
  if (const char level = field(packet, 0, 'B'); level != 0 && packet.size() == 4) {
    if (level == 'E' || level == 'F') return {true, false, "update"};
    if (!between(level, 'A', 'D')) return {false, false, "brightness is A to D"};
    level_ = level;
    return {true, true, "brightness"};
  }
  return {false, false, "unknown packet"};
}

Am03127Card::Outcome Am03127Card::write_line(const std::string& packet) {
  const char number = field(packet, 0, 'L');
  const char page = field(packet, 4, 'P');
  Am03127PageLine line;
  line.lead = field(packet, 8, 'F');
  line.speed = field(packet, 12, 'M');
  line.wait = field(packet, 16, 'W');
  line.lag = field(packet, 20, 'F');
  if (!between(number, '1', '8') || number - '0' > spec_.lines()) {
    return {false, false, "no such line"};
  }
  if (!between(page, 'A', 'Z')) return {false, false, "page is A to Z"};
  const auto upper = [&](char c) { return between(c, 'a', 'z') && number == '1' ? c - 32 : c; };
  if (upper(line.lead) < 'A' || upper(line.lead) > 'S' || upper(line.lead) == 'O') {
    return {false, false, "unknown lead effect"};
  }
  if (upper(line.lag) < 'A' || upper(line.lag) > 'K') return {false, false, "unknown lag effect"};
  if (std::string_view("ABCDEQRSTUabcdeqrstu").find(line.speed) == std::string_view::npos) {
    return {false, false, "unknown speed"};
  }
  if (!between(line.wait, 'A', 'Z')) return {false, false, "wait is A to Z"};
  line.raw = packet.substr(24);
  if (line.raw.size() > kMostText) return {false, false, "more text than a line holds"};
  std::string fault;
  auto marks = read_am03127_text(line.raw, fault);
  if (!marks) return {false, false, fault};
  line.text = plain(*marks);
  line.marks = std::move(*marks);
  lines_[std::string{page, number}] = std::move(line);
  ++writes_;
  return {true, true, "line"};
}

Am03127Card::Outcome Am03127Card::write_block(const std::string& packet) {
  if (packet.size() != 5 + 64 || packet[4] != '>') return {false, false, "not 64 bytes of dots"};
  if (!between(packet[2], 'A', 'P') || !between(packet[3], '1', '8')) {
    return {false, false, "no such block"};
  }
  Block block{};
  std::copy(packet.begin() + 5, packet.end(), block.begin());
  blocks_[packet.substr(2, 2)] = block;
  ++writes_;
  return {true, true, "block"};
}

Am03127Card::Outcome Am03127Card::write_schedule(const std::string& packet) {
  const char name = field(packet, 0, 'T');
  if (!between(name, 'A', 'E')) return {false, false, "schedule is A to E"};
  if (packet.size() < 4 + 20 + 1 || packet.size() > 4 + 20 + 31) {
    return {false, false, "a schedule has 1 to 31 pages"};
  }
  Am03127Schedule schedule{packet.substr(4, 10), packet.substr(14, 10), packet.substr(24)};
  if (!moment(schedule.from) || !moment(schedule.to)) return {false, false, "no such time"};
  const bool pages = std::all_of(schedule.pages.begin(), schedule.pages.end(),
                                 [](char c) { return between(c, 'A', 'Z'); });
  if (!pages) return {false, false, "page is A to Z"};
  schedules_[name] = std::move(schedule);
  ++writes_;
  return {true, true, "schedule"};
}

Am03127Card::Outcome Am03127Card::set_clock(const std::string& packet, WallTime now) {
  const std::string text = packet.substr(4);
  if (text.size() != 14 || !digits(text)) return {false, false, "the clock has 14 digits"};
  const auto part = [&](std::size_t index) { return number(text.substr(index * 2, 2)); };
  const std::chrono::year_month_day date{std::chrono::year{2000 + part(0)},
                                         std::chrono::month{static_cast<unsigned>(part(2))},
                                         std::chrono::day{static_cast<unsigned>(part(3))}};
  if (!date.ok() || part(4) > 23 || part(5) > 59 || part(6) > 59) {
    return {false, false, "no such time"};
  }
  const std::chrono::sys_days day{date};
  if (static_cast<int>(std::chrono::weekday{day}.iso_encoding()) != part(1)) {
    return {false, false, "weekday does not belong to the date"};
  }
  const auto local = day + std::chrono::hours{part(4)} + std::chrono::minutes{part(5)} +
                     std::chrono::seconds{part(6)};
  clock_offset_ = local - std::chrono::floor<std::chrono::seconds>(now);
  clock_set_ = true;
  weekday_ = part(1);
  return {true, true, "clock"};
}

Am03127Card::Outcome Am03127Card::erase(const std::string& packet) {
  if (packet == "<D*>") {
    erase_all();
    ++writes_;
    return {true, true, "all deleted"};
  }
  if (packet.size() == 7 && packet[2] == 'L' && between(packet[3], '1', '8') && packet[4] == 'P' &&
      between(packet[5], 'A', 'Z') && packet[6] == '>') {
    ++writes_;
    return {true, lines_.erase(std::string{packet[5], packet[3]}) > 0, "line deleted"};
  }
  if (packet.size() == 5 && packet[2] == 'T' && between(packet[3], 'A', 'E') && packet[4] == '>') {
    ++writes_;
    return {true, schedules_.erase(packet[3]) > 0, "schedule deleted"};
  }
  return {false, false, "deletes nothing known"};
}

void Am03127Card::erase_all() {
  lines_.clear();
  blocks_.clear();
  schedules_.clear();
  default_page_.reset();
}

void Am03127Card::lose_power(Now) {
  if (!spec_.keeps_memory) erase_all();
}

std::string Am03127Card::clock_text(WallTime now) const {
  const auto local = std::chrono::floor<std::chrono::seconds>(now) + clock_offset_;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{local - day};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%02d%02u%02u%02d%02d",
                static_cast<int>(date.year()) % 100, static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  return text.data();
}

char Am03127Card::page(WallTime now) const {
  const std::string clock = clock_text(now);
  for (const auto& [name, schedule] : schedules_) {
    if (schedule.from <= clock && clock <= schedule.to) return schedule.pages[0];
  }
  return default_page_.value_or('\0');
}

}  // namespace gongshi::drivers::simulator
