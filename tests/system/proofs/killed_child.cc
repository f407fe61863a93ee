#include "killed_child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

#include "drivers/os/fd.h"
#include "rig.h"

namespace gongshi::test {
namespace {

struct Child {
  pid_t pid = -1;
  Fd report;
};

Child begin(const Work& work, bool traced) {
  std::array<int, 2> ends{};
  demand(::pipe2(ends.data(), O_CLOEXEC) == 0, "no pipe");
  Fd reading(ends[0]);
  const Fd writing(ends[1]);
  const pid_t pid = ::fork();
  demand(pid >= 0, "no child");
  if (pid == 0) {
    if (traced) {
      ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
      ::raise(SIGSTOP);
    }
    const std::string word = work();
    const ssize_t put = ::write(writing.get(), word.data(), word.size());
    ::_exit(put == static_cast<ssize_t>(word.size()) ? 0 : 9);
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

End finish(const Child& child, int status, std::size_t calls) {
  End end;
  end.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  demand(end.killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0),
         "the child ended by itself, badly: status " + std::to_string(status));
  std::array<char, 64> word{};
  const ssize_t got = ::read(child.report.get(), word.data(), word.size());
  if (got > 0) end.reported.assign(word.data(), static_cast<std::size_t>(got));
  end.calls = calls;
  return end;
}

/// The number of the system call that the stopped child is about to make.
long number_of(pid_t pid) {
  __ptrace_syscall_info info{};
  const long size = ::ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info);
  demand(size > 0 && info.op == PTRACE_SYSCALL_INFO_ENTRY, "not at a system call");
  return static_cast<long>(info.entry.nr);
}

}  // namespace

End kill_before_call(const Work& work, std::optional<std::size_t> call, const AtCall& at_call) {
  const Child child = begin(work, true);
  int status = wait_for(child.pid);
  demand(WIFSTOPPED(status), "the child cannot be traced");
  ::ptrace(PTRACE_SETOPTIONS, child.pid, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  std::size_t calls = 0;
  bool entering = true;  // stops come in pairs: before a call and behind it
  for (;;) {
    ::ptrace(PTRACE_SYSCALL, child.pid, nullptr, nullptr);
    status = wait_for(child.pid);
    if (!WIFSTOPPED(status)) break;
    if (WSTOPSIG(status) != (SIGTRAP | 0x80)) continue;
    if (entering) {
      ++calls;
      if (at_call) at_call({calls, number_of(child.pid)});
      if (call && calls == *call) {
        ::kill(child.pid, SIGKILL);
        status = wait_for(child.pid);
        break;
      }
    }
    entering = !entering;
  }
  return finish(child, status, calls);
}

End kill_after(const Work& work, std::chrono::microseconds time) {
  const Child child = begin(work, false);
  std::this_thread::sleep_for(time);
  ::kill(child.pid, SIGKILL);
  return finish(child, wait_for(child.pid), 0);
}

}  // namespace gongshi::test
