#include "drivers/os/log.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace gongshi {

void log(Level level, std::string_view area, std::string_view line) {
  static const bool under_journal = std::getenv("JOURNAL_STREAM") != nullptr;
  std::string out;
  if (under_journal) out += "<" + std::to_string(static_cast<int>(level)) + ">";
  out.append(area).append(": ").append(line).append("\n");
  // A log that cannot be written has nowhere to complain.
  [[maybe_unused]] const ssize_t put = ::write(STDERR_FILENO, out.data(), out.size());
}

void log(Level level, std::string_view area, const Error& error) {
  const std::string& sentence = error.what.in(lang_from({}));
  log(level, area, error.word.empty() ? sentence : error.word + " " + sentence);
}

}  // namespace gongshi
