#include "drivers/simulator/onbon/graphic_files.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kFlash = 512UL * 1024;
constexpr std::size_t kMostBlock = 2304;  // 0x90 x 16, as the header states it

std::string name_of(std::span<const std::uint8_t> field) {
  return {field.begin(), field.end()};
}

bool is_program_name(const std::string& name) {
  if (name.size() != 4 || name[0] != 'P') return false;
  return name.find_first_not_of("0123456789", 1) == std::string::npos;
}

/// Year 2 BCD or FFFF, month, day: either a date or no limit at all.
bool is_day(GraphicReader& in) {
  const auto year = static_cast<unsigned>(in.word());
  const unsigned month = in.byte();
  const unsigned day = in.byte();
  if (year == 0xFFFF) return true;
  return month >= 1 && month <= 0x12 && day >= 1 && day <= 0x31;
}

/// 00, name 4, style, priority, times, span 2, week, first day 4, last day 4, periods, border,
/// property, areas, then each area with a length of 4 bytes.
std::string read_program(std::span<const std::uint8_t> file, const std::string& name,
                         const GraphicScreen& screen, GraphicProgram& program) {
  GraphicReader in(file);
  if (in.byte() != 0) return "not a program file";
  if (name_of(in.some(4)) != name) return "the file has another name inside";
  (void)in.some(3);
  (void)in.word();
  const unsigned week = in.byte();
  const bool from = is_day(in);
  const bool to = is_day(in);
  const unsigned periods = in.byte();
  const unsigned border = in.byte();
  (void)in.byte();
  const unsigned areas = in.byte();
  GraphicReader area(in.some(in.quad()));
  if (in.cut()) return "program cut short";
  if (week == 0 || !from || !to) return "the program is never played";
  if (periods != 0 || border != 0) return "periods and borders are not simulated";
  if (areas != 1 || in.left() != 0) return "one area is simulated";
  if (area.byte() != 0) return "not a picture area";
  if (std::string fault = read_graphic_place(area, screen, program); !fault.empty()) return fault;
  if (area.byte() != 0) return "borders are not simulated";
  return read_graphic_pages_5(area, screen, program, program.pages);
}

}  // namespace

std::uint32_t file_check(std::span<const std::uint8_t> bytes) {
  std::uint32_t remainder = 0;
  for (const std::uint32_t byte : bytes) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const std::uint32_t feedback = (remainder ^ byte >> bit) & 1U;
      remainder >>= 1;
      if (feedback != 0) remainder ^= 0xEDB88320U;
    }
  }
  return remainder;
}

FileAnswer GraphicFiles::obey(unsigned command, std::span<const std::uint8_t> data,
                              const GraphicScreen& screen) {
  switch (command) {
    case 0x08:
    case 0x09:
      if (!data.empty()) return {8, false, "data has a wrong length"};
      transferring_ = command == 0x08;
      incoming_ = {};
      return {0, true, transferring_ ? "transfer begins" : "transfer ends"};
    case 0x02:
      return start(data);
    case 0x03:
      return block(data, screen);
    case 0x01:
      return remove(data);
    case 0x06:
      return list(data);
    case 0x12: {
      if (!data.empty()) return {8, false, "data has a wrong length"};
      FileAnswer answer{0, false, "room"};
      for (const std::size_t value : {kFlash, kFlash - used()}) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
          answer.data.push_back(static_cast<std::uint8_t>(value >> shift & 0xFFU));
        }
      }
      return answer;
    }
    default:
      return {2, false, "unknown command"};
  }
}

std::size_t GraphicFiles::used() const {
  std::size_t total = 0;
  for (const auto& [name, program] : programs_) total += program.bytes;
  return total;
}

void GraphicFiles::lose_power() {
  transferring_ = false;
  incoming_ = {};
}

FileAnswer GraphicFiles::start(std::span<const std::uint8_t> data) {
  if (data.size() != 14) return {8, false, "data has a wrong length"};
  if (!transferring_) return {8, false, "a file outside of a transfer"};
  GraphicReader in(data);
  const std::string name = name_of(in.some(4));
  if (in.byte() != 0) return {10, false, "only program files"};
  if (!is_program_name(name)) return {9, false, "names are P000 to P999"};
  const std::size_t length = in.quad();
  const bool overwrite = in.byte() == 1;
  if (programs_.contains(name) && !overwrite) return {15, false, "file exists"};
  if (length < 4 || used() + length > kFlash) return {4, false, "out of storage"};
  incoming_ = {name, length, static_cast<std::uint32_t>(in.quad()), {}};
  programs_.erase(name);
  ++writes_;
  return {0, true, "file " + name};
}

FileAnswer GraphicFiles::block(std::span<const std::uint8_t> data, const GraphicScreen& screen) {
  if (data.size() < 10) return {8, false, "data has a wrong length"};
  GraphicReader in(data);
  if (name_of(in.some(4)) != incoming_.name || incoming_.name.empty()) {
    return {6, false, "no such file was begun"};
  }
  const bool last = in.byte() == 1;
  const std::size_t offset = in.quad();
  const auto bytes = in.rest();
  if (bytes.size() > kMostBlock) return {8, false, "block longer than a frame holds"};
  if (offset + bytes.size() == incoming_.bytes.size() && !last) {
    return {0, false, "the same block again"};
  }
  if (offset != incoming_.bytes.size()) return {16, false, "block out of order"};
  if (bytes.size() > incoming_.length - offset) return {8, false, "longer than was announced"};
  incoming_.bytes.insert(incoming_.bytes.end(), bytes.begin(), bytes.end());
  return last ? finish(screen) : FileAnswer{0, true, "block"};
}

FileAnswer GraphicFiles::finish(const GraphicScreen& screen) {
  const Incoming file = std::exchange(incoming_, {});
  if (file.bytes.size() != file.length) return {11, true, "shorter than was announced"};
  const std::span<const std::uint8_t> bytes = file.bytes;
  GraphicReader tail(bytes.last(4));
  const std::uint32_t check = file_check(bytes.first(bytes.size() - 4));
  if (check != tail.quad() || check != file.check) return {11, true, "file check sum"};
  GraphicProgram program;
  program.bytes = file.length;
  program.check = check;
  const std::string fault = read_program(bytes.first(bytes.size() - 4), file.name, screen, program);
  if (!fault.empty()) return {8, true, fault};
  programs_[file.name] = std::move(program);
  return {0, true, "program " + file.name};
}

FileAnswer GraphicFiles::remove(std::span<const std::uint8_t> data) {
  GraphicReader in(data);
  const auto count = static_cast<std::size_t>(in.word());
  if (in.cut() || in.left() != count * 4) return {8, false, "data has a wrong length"};
  if (count == 0) programs_.clear();
  for (std::size_t index = 0; index < count; ++index) {
    if (programs_.erase(name_of(in.some(4))) == 0) return {6, false, "no such file"};
  }
  return {0, true, "deleted"};
}

FileAnswer GraphicFiles::list(std::span<const std::uint8_t> data) const {
  if (data.size() != 2 || data[0] != 0) return {8, false, "the list of program files is asked 00"};
  FileAnswer answer{0, false, "list"};
  const auto put = [&](std::size_t value, int bytes) {
    for (int index = 0; index < bytes; ++index, value >>= 8) {
      answer.data.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    }
  };
  put(programs_.size(), 2);
  for (const auto& [name, program] : programs_) {
    answer.data.insert(answer.data.end(), name.begin(), name.end());
    put(0, 1);
    put(program.bytes, 4);
    put(program.check, 4);
  }
  return answer;
}

}  // namespace gongshi::drivers::simulator
