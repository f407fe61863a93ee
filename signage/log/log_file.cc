#include "signage/log/log_file.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace gongshi::signage {
namespace {

constexpr std::size_t kDigits = 6;
constexpr std::string_view kEnding = ".log";
// More than any number of bytes that one power cut loses, and at least two lines.
constexpr std::size_t kTail = 4 * kMostLogLine;

std::string stem(const LogFile& file) {
  std::string number = std::to_string(file.number);
  if (number.size() < kDigits) number.insert(0, kDigits - number.size(), '0');
  return number + "." + date_text(file.day);
}

/// A folder that is not there has none.
Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  if (error == std::errc::no_such_file_or_directory) return names;
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) {
    return os_error(error.value(),
                    {"读取 " + folder.string() + " 的清单", "list " + folder.string()});
  }
  return names;
}

/// The line that ends before `end` and the one before it, if both are there and follow.
std::optional<WrittenLine> good_line(std::string_view text, std::size_t end, bool from_start) {
  if (end == 0 || text[end - 1] != '\n') return std::nullopt;
  const auto line_before = [&](std::size_t stop) -> std::optional<std::string_view> {
    const std::size_t from = text.rfind('\n', stop - 2);
    if (from == std::string_view::npos) {
      if (!from_start) return std::nullopt;
      return text.substr(0, stop - 1);
    }
    return text.substr(from + 1, stop - from - 2);
  };
  if (end < 2) return std::nullopt;
  const auto last = line_before(end);
  if (!last) return std::nullopt;
  auto parsed = parse_log_line(*last);
  if (!parsed) return std::nullopt;
  Hash before = kNoLine;
  const std::size_t begin = end - last->size() - 1;
  if (begin == 0) {  // a file's first line says itself what it follows
    const auto told = Hash::from_hex(parsed->line.about);
    if (parsed->line.event != LogEvent::kDay || !told) return std::nullopt;
    before = *told;
  } else {
    if (begin < 2) return std::nullopt;
    const auto former = line_before(begin);
    if (!former || former->size() < 64) return std::nullopt;
    const auto hash = Hash::from_hex(former->substr(0, 64));
    if (!hash) return std::nullopt;
    before = *hash;
  }
  if (chained(before, parsed->body) != parsed->hash) return std::nullopt;
  return *std::move(parsed);
}

}  // namespace

std::string LogFile::name() const {
  return stem(*this) + std::string(kEnding);
}

std::string LogFile::seal_name(std::string_view former_key) const {
  return stem(*this) + (former_key.empty() ? "" : ".") + std::string(former_key) + ".seal";
}

std::string LogFile::signature_name(std::string_view former_key) const {
  return seal_name(former_key) + ".minisig";
}

std::optional<LogFile> LogFile::from_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos || dot < kDigits || dot > 9 || !name.ends_with(kEnding)) {
    return std::nullopt;
  }
  LogFile file;
  const auto read = std::from_chars(name.data(), name.data() + dot, file.number);
  if (read.ec != std::errc{} || read.ptr != name.data() + dot) return std::nullopt;
  const auto day = parse_date(name.substr(dot + 1, name.size() - dot - 1 - kEnding.size()));
  if (!day) return std::nullopt;
  file.day = *day;
  if (file.number == 0 || file.name() != name) return std::nullopt;
  return file;
}

Result<std::vector<LogFile>> log_files(const fs::path& folder) {
  GONGSHI_TRY(const auto names, names_in(folder));
  std::vector<LogFile> files;
  for (const std::string& name : names) {
    if (const auto file = LogFile::from_name(name)) files.push_back(*file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<std::string>> seals_of(const fs::path& folder, const LogFile& file) {
  GONGSHI_TRY(auto names, names_in(folder));
  std::erase_if(names, [begin = stem(file) + "."](const std::string& name) {
    return !name.starts_with(begin) || !(name.ends_with(".seal") || name.ends_with(".minisig"));
  });
  return names;
}

std::vector<LogFile> outlived(const std::vector<LogFile>& files, int days) {
  std::set<Date> kept;
  for (std::size_t i = files.size(); i > 0; --i) {
    kept.insert(files[i - 1].day);
    if (kept.size() <= static_cast<std::size_t>(days)) continue;
    return {files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i)};
  }
  return {};
}

Result<LogTail> log_tail(const fs::path& file) {
  GONGSHI_TRY(const MappedFile mapped, MappedFile::open(file, 2 * kMostLogFile));
  const std::string_view whole = mapped.text();
  const std::size_t skipped = whole.size() > kTail ? whole.size() - kTail : 0;
  const std::string_view text = whole.substr(skipped);
  for (std::size_t end = text.rfind('\n'); end != std::string_view::npos;
       end = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1)) {
    const auto line = good_line(text, end + 1, skipped == 0);
    if (!line) continue;
    LogTail tail;
    tail.number = line->line.number;
    tail.hash = line->hash;
    tail.time = line->line.time;
    tail.event = line->line.event;
    tail.good_bytes = skipped + end + 1;
    tail.torn_bytes = whole.size() - tail.good_bytes;
    return tail;
  }
  const std::string name = file.string();
  return Error{Errc::kCorrupt,
               {name + " 的末尾已损坏，没有完整的一行", name + ": no whole line at its end"},
               "E2402"};
}

}  // namespace gongshi::signage
