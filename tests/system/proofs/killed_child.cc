#include "killed_child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <thread>

#include "drivers/os/fd.h"
#include "rig.h"

namespace gongshi::test {
namespace {

/// The exit code of a child that may not be traced here.
constexpr int kUntraceable = 10;

struct Child {
  pid_t pid = -1;
  Fd report;
};

/// The child's whole life; its exit code. Nothing is thrown past the fork.
int live(const Work& work, int pipe) {
  try {
    const std::string word = work();
    return ::write(pipe, word.data(), word.size()) == static_cast<ssize_t>(word.size()) ? 0 : 9;
  } catch (const Violation& broken) {
    std::fprintf(stderr, "in the child: %s\n", broken.what());
    return 8;
  }
}

Child begin(const Work& work, bool traced) {
  std::array<int, 2> ends{};
  demand(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0, "no pipe");
  Fd reading(ends[0]);
  const Fd writing(ends[1]);
  const pid_t pid = ::fork();
  demand(pid >= 0, "no child");
  if (pid == 0) {
    if (traced) {
      if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(kUntraceable);
      ::raise(SIGSTOP);
    }
    ::_exit(live(work, writing.get()));
  }
  return {pid, std::move(reading)};
}

int wait_for(pid_t pid) {
  int status = 0;
  pid_t got = -1;
  do {
    got = ::waitpid(pid, &status, 0);
  } while (got < 0 && errno == EINTR);
  demand(got == pid, "the child is lost");
  return status;
}

/// What has been written to the pipe and not been taken yet.
std::string take_report(const Child& child) {
  std::array<char, 64> word{};
  const ssize_t got = ::read(child.report.get(), word.data(), word.size());
  return got > 0 ? std::string(word.data(), static_cast<std::size_t>(got)) : std::string();
}

End finish(const Child& child, int status, std::size_t calls, std::string reported) {
  const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  demand(killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0),
         "the child ended by itself, badly: status " + std::to_string(status));
  return {killed, std::move(reported) + take_report(child), calls};
}

/// The number of the system call that the stopped child is about to make.
long number_of(pid_t pid) {
  __ptrace_syscall_info info{};
  const long size = ::ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info);
  if (size <= 0 && errno == EIO)
    throw Skipped("this kernel does not tell a traced process's calls");
  demand(size > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY, "not at a system call");
  return static_cast<long>(info.entry.nr);
}

}  // namespace

End kill_before_call(const Work& work, std::optional<std::size_t> call, const AtCall& at_call) {
  const Child child = begin(work, true);
  int status = wait_for(child.pid);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kUntraceable) {
    throw Skipped("no process may be traced here, so none can be killed before a chosen call");
  }
  demand(WIFSTOPPED(status), "the child cannot be traced");
  ::ptrace(PTRACE_SETOPTIONS, child.pid, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  std::size_t calls = 0;
  std::string reported;
  bool entering = true;  // stops come in pairs: before a call and behind it
  for (;;) {
    ::ptrace(PTRACE_SYSCALL, child.pid, nullptr, nullptr);
    status = wait_for(child.pid);
    if (!WIFSTOPPED(status)) break;
    if (WSTOPSIG(status) != (SIGTRAP | 0x80)) continue;
    if (entering) {
      ++calls;
      if (at_call) {
        reported += take_report(child);
        at_call({calls, number_of(child.pid), reported});
      }
      if (call && calls == *call) {
        ::kill(child.pid, SIGKILL);
        status = wait_for(child.pid);
        break;
      }
    }
    entering = !entering;
  }
  return finish(child, status, calls, std::move(reported));
}

End kill_after(const Work& work, std::chrono::microseconds time) {
  const Child child = begin(work, false);
  std::this_thread::sleep_for(time);
  ::kill(child.pid, SIGKILL);
  return finish(child, wait_for(child.pid), 0, {});
}

}  // namespace gongshi::test
