// ProcessUse: what this process takes from the machine, as the kernel tells it.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>

namespace gongshi::test {

struct ProcessUse {
  std::size_t resident_kib = 0;
  std::size_t threads = 0;
};

/// Of /proc/self/status; zeros where there is none.
[[nodiscard]] inline ProcessUse process_use() {
  ProcessUse use;
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmRSS:") status >> use.resident_kib;
    if (word == "Threads:") status >> use.threads;
  }
  return use;
}

}  // namespace gongshi::test
