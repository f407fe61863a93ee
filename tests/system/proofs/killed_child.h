// KilledChild: a process that updates a store, and its end by SIGKILL at a chosen moment.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace gongshi::test {

/// What the child does; the word that it would report.
using Work = std::function<std::string()>;

struct End {
  bool killed = false;
  std::string reported;   // what had been written to the pipe when it ended; empty: nothing
  std::size_t calls = 0;  // system calls begun, where they were counted
};

/// A system call that the child is about to make, standing still.
struct Call {
  std::size_t count;     // from 1
  long number;           // __NR_fsync …
  std::string reported;  // by the child so far
};
using AtCall = std::function<void(const Call& call)>;

/// Killed before its `call`th system call; never, when it makes fewer or `call` is empty.
[[nodiscard]] End kill_before_call(const Work& work, std::optional<std::size_t> call,
                                   const AtCall& at_call = {});

/// Killed after this time, if it still runs.
[[nodiscard]] End kill_after(const Work& work, std::chrono::microseconds time);

}  // namespace gongshi::test
