#include "drivers/protocol/alpha/memory.h"

#include <algorithm>

namespace gongshi::drivers::alpha {
namespace {

constexpr std::size_t kRecord = 11;

void put_file(Bytes& out, const File& file) {
  out.push_back(static_cast<std::uint8_t>(file.label));
  out.push_back(static_cast<std::uint8_t>(file.type));
  const bool locked = file.locked || file.type == FileType::kString;
  out.push_back(locked ? 'L' : 'U');
  if (file.type == FileType::kDots) {
    put_hex(out, static_cast<unsigned>(file.rows), 2);
    put_hex(out, static_cast<unsigned>(file.columns), 2);
    put(out, file.depth == Depth::kMono       ? "1000"
             : file.depth == Depth::kTricolor ? "2000"
                                              : "4000");
    return;
  }
  put_hex(out, static_cast<unsigned>(file.size), 4);
  put(out, file.type == FileType::kText ? "FFFF" : "0000");  // run times: always; none
}

std::optional<File> read_file(std::span<const std::uint8_t> record) {
  File file;
  file.label = static_cast<char>(record[0]);
  const auto type = static_cast<char>(record[1]);
  if (type != 'A' && type != 'B' && type != 'D') return std::nullopt;
  file.type = static_cast<FileType>(type);
  if (record[2] != 'L' && record[2] != 'U') return std::nullopt;
  file.locked = record[2] == 'L';
  if (file.type != FileType::kDots) {
    const auto size = read_hex(record.subspan(3, 4));
    if (!size) return std::nullopt;
    file.size = static_cast<int>(*size);
    return file;
  }
  const auto rows = read_hex(record.subspan(3, 2));
  const auto columns = read_hex(record.subspan(5, 2));
  const auto depth = record[7];
  if (!rows || !columns || (depth != '1' && depth != '2' && depth != '4')) return std::nullopt;
  file.rows = static_cast<int>(*rows);
  file.columns = static_cast<int>(*columns);
  file.depth = static_cast<Depth>(depth - '0');
  return file;
}

}  // namespace

Bytes configure(const Table& table) {
  Bytes out;
  put(out, "E$");
  for (const File& file : table) put_file(out, file);
  return out;
}

std::optional<Table> decode_table(std::span<const std::uint8_t> records) {
  if (records.size() % kRecord != 0) return std::nullopt;
  Table table;
  for (; !records.empty(); records = records.subspan(kRecord)) {
    const auto file = read_file(records.first(kRecord));
    if (!file) return std::nullopt;
    table.push_back(*file);
  }
  return table;
}

std::size_t pool_cost(const Table& table) {
  std::size_t sum = 6;
  for (const File& file : table) {
    sum += 13;
    if (file.type == FileType::kDots) {
      const int bits = file.rows * file.columns * static_cast<int>(file.depth);
      sum += static_cast<std::size_t>((bits + 7) / 8);
    } else {
      sum += static_cast<std::size_t>(file.size);
    }
  }
  return sum;
}

bool same_layout(const Table& planned, const Table& told) {
  if (planned.size() != told.size()) return false;
  for (std::size_t index = 0; index < planned.size(); ++index) {
    File ours = planned[index];
    if (index == 0) ours.size = told[index].size;
    if (ours != told[index]) return false;
  }
  return true;
}

}  // namespace gongshi::drivers::alpha
