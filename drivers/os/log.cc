#include "drivers/os/log.h"

#include <unistd.h>

#include <cstdlib>
#include <deque>
#include <mutex>
#include <string>

namespace gongshi {
namespace {

constexpr std::size_t kRecentLines = 40;
constexpr std::size_t kRecentBytes = 300;

struct Recent {
  std::mutex mutex;
  std::deque<std::string> lines;
};

Recent& recent() {
  static Recent lines;
  return lines;
}

/// At most kRecentBytes, whole characters.
std::string shortened(std::string line) {
  if (line.size() <= kRecentBytes) return line;
  std::size_t end = kRecentBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  line.resize(end);
  return line;
}

}  // namespace

void log(Level level, std::string_view area, std::string_view line) {
  static const bool under_journal = std::getenv("JOURNAL_STREAM") != nullptr;
  std::string out;
  if (under_journal) out += "<" + std::to_string(static_cast<int>(level)) + ">";
  out.append(area).append(": ").append(line).append("\n");
  {
    Recent& kept = recent();
    const std::lock_guard lock(kept.mutex);
    kept.lines.push_back(shortened(std::string(area) + ": " + std::string(line)));
    if (kept.lines.size() > kRecentLines) kept.lines.pop_front();
  }
  // A log that cannot be written has nowhere to complain.
  [[maybe_unused]] const ssize_t put = ::write(STDERR_FILENO, out.data(), out.size());
}

void log(Level level, std::string_view area, const Error& error) {
  const std::string& sentence = error.what.in(lang_from({}));
  log(level, area, error.word.empty() ? sentence : error.word + " " + sentence);
}

std::vector<std::string> recent_log_lines() {
  Recent& kept = recent();
  const std::lock_guard lock(kept.mutex);
  return {kept.lines.begin(), kept.lines.end()};
}

}  // namespace gongshi
