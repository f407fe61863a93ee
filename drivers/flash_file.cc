#include "drivers/flash_file.h"

#include <charconv>

#include "drivers/os/log.h"

namespace gongshi::drivers {
namespace {

constexpr std::size_t kMostBytes = 256UL * 1024;  // of the largest allowance: 10,000 lines
constexpr std::string_view kHead = "gongshi-flash 1";
constexpr std::string_view kEnd = "end ";
constexpr std::int64_t kLatest = 253'402'300'799;  // of the year 9999

std::optional<std::int64_t> number_of(std::string_view line) {
  std::int64_t number = 0;
  const auto [stop, failure] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (failure != std::errc{} || stop != line.data() + line.size()) return std::nullopt;
  return number >= 0 && number <= kLatest ? std::optional(number) : std::nullopt;
}

std::optional<std::vector<WallTime>> parse(std::string_view text) {
  std::vector<WallTime> times;
  bool first = true;
  while (!text.empty()) {
    const std::size_t stop = text.find('\n');
    if (stop == std::string_view::npos) return std::nullopt;
    std::string_view line = text.substr(0, stop);
    text.remove_prefix(stop + 1);
    if (std::exchange(first, false)) {
      if (line != kHead) return std::nullopt;
      continue;
    }
    const bool last = line.starts_with(kEnd);
    if (last) line.remove_prefix(kEnd.size());
    const auto number = number_of(line);
    if (!number) return std::nullopt;
    if (last) {
      const bool whole = text.empty() && *number == static_cast<std::int64_t>(times.size());
      return whole ? std::optional(std::move(times)) : std::nullopt;
    }
    times.emplace_back(std::chrono::seconds{*number});
  }
  return std::nullopt;
}

Error unclear(const fs::path& path) {
  return {Errc::kCorrupt,
          {path.string() + "：闪存写入记录读不懂，按已写半天的次数计",
           path.string() + ": this record of flash writes cannot be understood, half a day's "
                           "writes count as done"},
          "E2118"};
}

}  // namespace

Result<std::vector<WallTime>> FlashFile::read() {
  const auto text = read_file(path_, kMostBytes);
  if (!text && text.error().code == Errc::kNotFound) return std::vector<WallTime>{};
  auto times = text ? parse(*text) : std::nullopt;
  if (times) return *std::move(times);
  const Error error = text ? unclear(path_) : text.error();
  log(Level::kWarning, "drivers", error);
  return error;
}

void FlashFile::keep(const std::vector<WallTime>& times) {
  const Status written = write(times);
  if (!written && !failed_) log(Level::kWarning, "drivers", written.error());
  failed_ = !written.has_value();
}

Status FlashFile::write(const std::vector<WallTime>& times) const {
  std::string text(kHead);
  for (const WallTime time : times) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch());
    text += "\n" + std::to_string(std::max<std::int64_t>(seconds.count(), 0));
  }
  text += "\n" + std::string(kEnd) + std::to_string(times.size()) + "\n";
  GONGSHI_CHECK(make_directories(path_.parent_path()));
  return write_file_atomic(path_, text);
}

}  // namespace gongshi::drivers
