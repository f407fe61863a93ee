// Programs as people and units run them: started with words, waited for, read.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "drivers/os/file.h"

namespace gongshi::test {

/// Starts `words[0]`, a path, with its output and errors in the file `output`. The caller waits for
/// it.
[[nodiscard]] pid_t start_program(std::vector<std::string> words, const fs::path& output);

struct Ran {
  int code = -1;  // exit code; -1: ended by a signal
  std::string output;

  [[nodiscard]] std::string last_line() const;
};

/// start_program() and wait for it; `output` is read back.
[[nodiscard]] Ran run_program(std::vector<std::string> words, const fs::path& output);

}  // namespace gongshi::test
