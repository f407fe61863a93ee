#include "drivers/simulator/onbon/k_files.h"

#include <algorithm>

#include "drivers/simulator/onbon/k_line.h"

namespace gongshi::drivers::simulator::onbon_k {
namespace {

constexpr std::size_t kMostPrograms = 32;
constexpr std::size_t kStorage = 512UL * 1024;  // ours: the document gives no figure
constexpr std::size_t kReadPiece = 256;         // likewise
constexpr std::size_t kPeriodsAt = 23;          // in a program file: how many periods follow
constexpr std::size_t kShortestProgram = 27;    // no area, and the check sum

bool is_name(const std::string& name) {
  if (name == "LOGO") return true;
  return name.size() == 4 && name[0] == 'P' &&
         std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error refused(std::string why) {
  return {Errc::kRejected, {why, why}, {}};
}

std::string name_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return {bytes.begin() + static_cast<std::ptrdiff_t>(at),
          bytes.begin() + static_cast<std::ptrdiff_t>(at) + 4};
}

/// A1 06 answers with an address, also when it refuses.
CardAnswer next_address(std::uint8_t error, std::string word, std::size_t address) {
  CardAnswer answer{error, error == 0, std::move(word), {0xA1, 0x06, error, 0, 0}};
  put_long(answer.data, address);
  return answer;
}

}  // namespace

Result<std::vector<CardArea>> read_program(std::span<const std::uint8_t> file, const CardSpec& spec,
                                           const std::string& clock) {
  // type, name 4, length 4, priority, play 2, times, life 8, week, timed, periods, then areas
  if (file.size() < kShortestProgram) return refused("program file is too short");
  if (file[0] != 0) return refused("file type is not a program's");
  if (long_at(file, 5) != file.size()) return refused("program's length is not the length");
  if (line_check(file.first(file.size() - 2)) != word_at(file, file.size() - 2)) {
    return refused("program's check sum");
  }
  if (file[kPeriodsAt] > 1) return refused("more than one period");
  const std::size_t at = kPeriodsAt + 1 + (file[kPeriodsAt] == 1 ? 6U : 0U);
  if (file.size() < at + 3) return refused("program file is cut short");
  const std::size_t most = spec.sixth() ? 10 : 8;
  if (file[at] > most) return refused("more areas than a program holds");
  auto rest = file.subspan(at + 1, file.size() - at - 3);
  std::vector<CardArea> areas;
  for (unsigned index = 0; index < file[at]; ++index) {
    if (rest.size() < 4) return refused("program's area is cut short");
    const std::size_t own = spec.length_counts_itself ? 4 : 0;
    const std::size_t size = long_at(rest, 0);
    if (size < own || rest.size() - 4 < size - own) return refused("program's area is cut short");
    GONGSHI_TRY(CardArea area, read_area(rest.subspan(4, size - own), spec, clock));
    if (area.id != 0xFF) return refused("area id inside a program is not FF");
    areas.push_back(std::move(area));
    rest = rest.subspan(4 + size - own);
  }
  if (!rest.empty()) return refused("bytes behind the program's last area");
  return areas;
}

std::optional<CardAnswer> CardFiles::obey(unsigned code, std::span<const std::uint8_t> data,
                                          const CardSpec& spec, const std::string& clock) {
  const auto payload = data.subspan(5);
  switch (code) {
    case 0xA105:
      return start(payload, spec);
    case 0xA106:
      return block(payload, spec, clock);
    case 0xA107:
    case 0xA108:
      if (!payload.empty()) return wrong_length();
      several_ = code == 0xA107;
      return CardAnswer{0, true, several_ ? "files begin, dark" : "files end", {}};
    case 0xA101:
      return erase(payload);
    case 0xA304:
      return lock(payload);
    case 0xA10A:
    case 0xA10B:
      if (!spec.reads_files) return std::nullopt;
      return tell(data, spec, code == 0xA10B);
    default:
      return std::nullopt;
  }
}

CardAnswer CardFiles::start(std::span<const std::uint8_t> payload, const CardSpec& spec) {
  if (payload.size() != 9) return wrong_length();
  const std::string name = name_at(payload, 1);
  const std::size_t length = long_at(payload, 5);
  if (payload[0] > 1) return {8, false, "overwrite is 0 or 1", {}};
  if (name.starts_with('C')) {
    return {10, false, "a configuration file: writing it can ruin a panel's geometry", {}};
  }
  if (!is_name(name)) return {9, false, "no name of a program", {}};
  if (payload[0] == 0 && files_.contains(name)) return {15, false, "file exists", {}};
  const bool full = !files_.contains(name) && files_.size() >= kMostPrograms;
  if (full || length > kStorage) return {4, false, "out of storage", {}};
  if (length < kShortestProgram) return {8, false, "shorter than a program", {}};
  upload_ = Upload{name, length, {}};
  ++flash_writes_;
  (void)spec;
  return {0, true, "writing " + name, {}};
}

CardAnswer CardFiles::block(std::span<const std::uint8_t> payload, const CardSpec& spec,
                            const std::string& clock) {
  if (payload.size() < 13 || payload.size() != 13U + word_at(payload, 7)) return wrong_length();
  if (!upload_ || name_at(payload, 0) != upload_->name) {
    return {8, false, "block of a file that nobody began", {}};
  }
  const auto bytes = payload.subspan(13);
  const std::size_t wanted = upload_->bytes.size();
  if (long_at(payload, 9) != wanted) return next_address(16, "block is not the next", wanted);
  if (wanted + bytes.size() > upload_->length) {
    return next_address(16, "block goes beyond the file", wanted);
  }
  upload_->bytes.insert(upload_->bytes.end(), bytes.begin(), bytes.end());
  if (payload[4] == 0) return next_address(0, "block", upload_->bytes.size());
  return finish(spec, clock);
}

CardAnswer CardFiles::finish(const CardSpec& spec, const std::string& clock) {
  Upload upload = *std::exchange(upload_, std::nullopt);
  remove(upload.name);  // with a wrong check sum the card deletes the file by itself
  if (upload.bytes.size() != upload.length) {
    return next_address(11, "the last block came before the end", 0);
  }
  auto areas = read_program(upload.bytes, spec, clock);
  if (!areas) {
    const bool check = areas.error().what.en == "program's check sum";
    return next_address(check ? 11 : 8, areas.error().what.en, 0);
  }
  if (name_at(upload.bytes, 1) != upload.name) return next_address(9, "another name inside", 0);
  areas_[upload.name] = std::move(*areas);
  const std::size_t length = upload.bytes.size();
  files_[upload.name] = std::move(upload.bytes);
  return next_address(0, "wrote " + upload.name, length);
}

void CardFiles::put(const std::string& name, std::vector<std::uint8_t> file) {
  areas_.erase(name);
  files_[name] = std::move(file);
}

CardAnswer CardFiles::erase(std::span<const std::uint8_t> payload) {
  if (payload.size() < 2 || payload.size() != 2 + std::size_t{4} * word_at(payload, 0)) {
    return wrong_length();
  }
  ++flash_writes_;
  if (payload.size() == 2) {
    files_.clear();
    areas_.clear();
    return {0, true, "all programs deleted", {}};
  }
  for (std::size_t at = 2; at < payload.size(); at += 4) {
    if (!files_.contains(name_at(payload, at))) return {6, false, "file is missing", {}};
    remove(name_at(payload, at));
  }
  return {0, true, "deleted", {}};
}

CardAnswer CardFiles::lock(std::span<const std::uint8_t> payload) {
  if (payload.size() != 6) return wrong_length();
  if (payload[0] > 1 || payload[1] > 1) return {8, false, "store and lock are 0 or 1", {}};
  const std::string name = name_at(payload, 2);
  if (payload[1] == 1 && !files_.contains(name)) return {6, false, "file is missing", {}};
  locked_ = payload[1] == 1;
  lock_kept_ = payload[0] == 1;
  lock_ = name;
  return {0, true, locked_ ? "locked " + name : "unlocked", {}};
}

CardAnswer CardFiles::tell(std::span<const std::uint8_t> data, const CardSpec& spec,
                           bool contents) const {
  const std::size_t length = contents ? 8 : 4;
  const std::size_t at = spec.length_in_payload ? 7 : 5;
  if (data.size() != at + length || word_at(data, at - 2) != length) return wrong_length();
  const auto file = files_.find(name_at(data, at));
  if (file == files_.end()) return {6, false, "file is missing", {}};
  const auto& bytes = file->second;
  CardAnswer answer{0, false, contents ? "contents" : "file information", {0xA1, 0, 0}};
  answer.data[1] = contents ? 0x8B : 0x8A;
  std::vector<std::uint8_t> fields;
  if (contents) {
    const std::size_t offset = long_at(data, at + 4);
    if (offset >= bytes.size()) return {16, false, "behind the end of the file", {}};
    const auto head = data.subspan(at, spec.read_prefix);
    fields.assign(head.begin(), head.end());
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    fields.insert(fields.end(), begin,
                  begin + static_cast<std::ptrdiff_t>(std::min(kReadPiece, bytes.size() - offset)));
  } else {
    fields.assign(file->first.begin(), file->first.end());
    put_long(fields, bytes.size());
  }
  put_word(answer.data, fields.size());
  answer.data.insert(answer.data.end(), fields.begin(), fields.end());
  return answer;
}

void CardFiles::lose_power() {
  upload_.reset();
  several_ = false;
  if (!lock_kept_) locked_ = false;
}

std::string CardFiles::current() const {
  if (locked_ && files_.contains(lock_)) return lock_;
  return files_.empty() ? std::string{} : files_.begin()->first;
}

std::vector<CardArea> CardFiles::areas() const {
  const auto found = areas_.find(current());
  return found == areas_.end() ? std::vector<CardArea>{} : found->second;
}

}  // namespace gongshi::drivers::simulator::onbon_k
