// ProcessTree: what a program and all its children cost, as /proc tells it.
#pragma once

#include <sys/types.h>

#include <vector>

namespace gongshi::test {

class ProcessTree {
 public:
  explicit ProcessTree(pid_t root) : root_(root) {}

  /// Seconds of user and system time of the living processes.
  [[nodiscard]] double cpu_seconds() const;
  /// Proportional memory (PSS), MiB.
  [[nodiscard]] double memory_mib() const;
  [[nodiscard]] std::size_t processes() const { return living().size(); }

 private:
  [[nodiscard]] std::vector<pid_t> living() const;

  pid_t root_;
};

}  // namespace gongshi::test
