// LogFinding: something about the display log that somebody must know, and where it was seen.
#pragma once

#include <cstdint>
#include <string>

#include "drivers/os/lang.h"

namespace gongshi::signage {

struct LogFinding {
  std::string file;        // in the log's folder
  std::uint64_t line = 0;  // in that file, from 1; 0: the file as a whole
  std::string code;        // "E2411"
  Sentence words;
  bool operator==(const LogFinding&) const = default;
};

}  // namespace gongshi::signage
