// Files, and the clock, of a simulated JetFile II sign.
#include <algorithm>
#include <array>

#include "drivers/simulator/jetfile2/card.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kMostFile = 320UL * 1024;
constexpr std::size_t kPictureHead = 31 + 80;

std::size_t number(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t count) {
  std::size_t value = 0;
  for (std::size_t index = count; index > 0; --index) value = value * 256 + bytes[at + index - 1];
  return value;
}

std::string name_of(std::span<const std::uint8_t> field) {
  std::string name(field.begin(), std::find(field.begin(), field.end(), 0));
  return name;
}

bool is_disk(std::uint8_t letter) {
  return letter >= 'D' && letter <= 'F';
}

/// -1 where a nibble is no digit.
int digits(std::uint8_t byte) {
  return byte % 16 > 9 || byte / 16 > 9 ? -1 : byte / 16 * 10 + byte % 16;
}

std::uint8_t as_digits(unsigned value) {
  return static_cast<std::uint8_t>(value / 10 % 10 * 16 + value % 10);
}

/// 31 bytes of head and 80 of the one frame, then the dots; empty: it is sound.
std::string picture_fault(std::span<const std::uint8_t> file) {
  const std::array<std::uint8_t, 9> mark{0x01, 'Z', '0', '0', 0x02, 'C', 'A', 'P', 'D'};
  if (file.size() < kPictureHead || !std::equal(mark.begin(), mark.end(), file.begin())) {
    return "no array picture";
  }
  const std::size_t width = number(file, 11, 2);
  const std::size_t height = number(file, 13, 2);
  if (file[9] != 0 || number(file, 15, 2) != 2) return "not two bits a dot";
  if (number(file, 17, 2) != 1) return "more than one frame";
  if (file[31] != 'F' || file[32] != 'H' || file[33] < 1 || file[33] > 16) return "no frame head";
  if (number(file, 35, 2) != height) return "the row is not as high as the picture";
  if (file.size() != kPictureHead + (width + 3) / 4 * height) return "dots of another size";
  return {};
}

}  // namespace

std::optional<std::vector<std::uint8_t>> jetfile2_text_of(std::span<const std::uint8_t> file) {
  const std::array<std::uint8_t, 6> mark{0x01, 'Z', '0', '0', 0x02, 'A'};
  if (file.size() < 8 || !std::equal(mark.begin(), mark.end(), file.begin()) ||
      file.back() != 0x04) {
    return std::nullopt;
  }
  const auto text = file.subspan(7, file.size() - 8);
  return std::vector<std::uint8_t>(text.begin(), text.end());
}

Jetfile2Card::Answer Jetfile2Card::write_packet(char folder, const Bytes& argument,
                                                const Bytes& data) {
  // disk, buzzer, name 12, size 4, packet size 2, packets 2, index 2
  if (argument.size() != 24) return {.status = 0x9006, .word = "the argument has 24 bytes"};
  if (!is_disk(argument[0])) return {.status = 0x9010, .word = "no such disk"};
  const std::string name = name_of(std::span(argument).subspan(2, 12));
  if (name.size() != 2) return {.status = 0x9010, .word = "a name has two characters"};
  const std::string path{static_cast<char>(argument[0]), folder, name[0], name[1]};
  const std::size_t size = number(argument, 14, 4);
  const std::size_t packet = number(argument, 18, 2);
  const auto count = static_cast<unsigned>(number(argument, 20, 2));
  const auto index = static_cast<unsigned>(number(argument, 22, 2));
  if (size > kMostFile) return {.status = 0x2101, .word = "file too large"};
  if (data.empty() || data.size() > 1500 || data.size() > packet) {
    return {.status = 0x9013, .word = "packet of another size"};
  }
  if (index == 1) transfer_ = Transfer{path, size, packet, count, 1, {}};
  if (!transfer_ || transfer_->path != path || transfer_->size != size ||
      transfer_->count != count || transfer_->next != index ||
      transfer_->bytes.size() + data.size() > size) {
    transfer_.reset();
    return {.status = 0x9014, .word = "packet out of order"};
  }
  transfer_->bytes.insert(transfer_->bytes.end(), data.begin(), data.end());
  ++transfer_->next;
  if (index < count) return {.word = "packet " + std::to_string(index) + " of " + path};
  Bytes whole = std::move(transfer_->bytes);
  transfer_.reset();
  if (whole.size() != size) return {.status = 0x9006, .word = "not as long as announced"};
  return store(path, std::move(whole));
}

Jetfile2Card::Answer Jetfile2Card::store(const std::string& path, Bytes file) {
  std::string fault;
  if (path[1] == 'T') {
    const auto text = jetfile2_text_of(file);
    fault = "no text file";
    if (text && read_jetfile2_text(*text, fault)) fault.clear();
  } else if (path[1] == 'A') {
    fault = picture_fault(file);
  }
  if (!fault.empty()) return {.status = 0x9011, .word = fault};
  std::size_t used = file.size();
  for (const auto& [other, bytes] : files_) {
    if (other != path && other[0] == path[0]) used += bytes.size();
  }
  if (used > spec_.disk_bytes) return {.status = 0x2102, .word = "disk full"};
  files_[path] = std::move(file);
  return {.changed = true, .word = path};
}

Jetfile2Card::Answer Jetfile2Card::read(char folder, const Bytes& argument) const {
  // disk, reserved 3, name 12, packet size 2, page 2
  if (argument.size() != 20) return {.status = 0x9006, .word = "the argument has 20 bytes"};
  const std::string name = name_of(std::span(argument).subspan(4, 12));
  const auto found = files_.find(std::string{static_cast<char>(argument[0]), folder} + name);
  if (found == files_.end()) return {.status = 0x9008, .word = "no such file"};
  const std::size_t packet = number(argument, 16, 2);
  const std::size_t page = number(argument, 18, 2);
  const Bytes& file = found->second;
  if (page < 1 || packet < 1 || (page - 1) * packet >= file.size()) {
    return {.status = 0x9008, .word = "behind the end"};
  }
  const std::size_t from = (page - 1) * packet;
  const std::size_t to = std::min({from + packet, file.size(), from + 1500});
  Answer answer{.word = "read", .has_data = true};
  answer.argument = {static_cast<std::uint8_t>(file.size() % 256),
                     static_cast<std::uint8_t>(file.size() / 256 % 256),
                     static_cast<std::uint8_t>(page % 256), static_cast<std::uint8_t>(page / 256)};
  answer.data.assign(file.begin() + static_cast<std::ptrdiff_t>(from),
                     file.begin() + static_cast<std::ptrdiff_t>(to));
  return answer;
}

Jetfile2Card::Answer Jetfile2Card::set_clock(const Bytes& argument, Now now) {
  if (argument.size() != 8) return {.status = 0x9006, .word = "the clock has 8 bytes"};
  std::array<int, 7> part{};
  for (std::size_t index = 0; index < part.size(); ++index) {
    part[index] = digits(argument[index]);
    if (part[index] < 0) return {.status = 0x5201, .word = "not BCD"};
  }
  const std::chrono::year_month_day date{std::chrono::year{part[1] * 100 + part[0]},
                                         std::chrono::month{static_cast<unsigned>(part[2])},
                                         std::chrono::day{static_cast<unsigned>(part[3])}};
  if (!date.ok() || part[4] > 23 || part[5] > 59) return {.status = 0x5201, .word = "no such time"};
  const std::chrono::sys_days day{date};
  if (static_cast<int>(std::chrono::weekday{day}.c_encoding()) + 1 != part[6]) {
    return {.status = 0x5201, .word = "weekday does not belong to the date"};
  }
  const auto local = day + std::chrono::minutes{part[4] * 60 + part[5]};
  clock_offset_ = local - std::chrono::floor<std::chrono::seconds>(now.wall);
  zone_ = argument[7];
  clock_set_ = true;
  return {.changed = true, .word = "clock"};
}

std::chrono::sys_seconds Jetfile2Card::clock(WallTime now) const {
  return std::chrono::floor<std::chrono::seconds>(now) + clock_offset_;
}

Jetfile2Card::Answer Jetfile2Card::told_clock(Now now) const {
  const auto local = clock(now.wall);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{local - day};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  return {.word = "clock",
          .has_data = true,
          .argument = {as_digits(year % 100), as_digits(year / 100),
                       as_digits(static_cast<unsigned>(date.month())),
                       as_digits(static_cast<unsigned>(date.day())),
                       as_digits(static_cast<unsigned>(time.hours().count())),
                       as_digits(static_cast<unsigned>(time.minutes().count())),
                       as_digits(std::chrono::weekday{day}.c_encoding() + 1),
                       static_cast<std::uint8_t>(zone_)}};
}

}  // namespace gongshi::drivers::simulator
