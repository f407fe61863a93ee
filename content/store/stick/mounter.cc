#include "content/store/stick/mounter.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "content/store/service/privileges.h"
#include "content/store/stick/mounter_message.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

constexpr int kOpened = -1;
constexpr timeval kPatience{60, 0};  // a stick that does not answer the kernel

Result<Fd> answer_to(const MountQuestion& question, const MounterRules& rules) {
  const Access access = question.write == 0 ? Access::kRead : Access::kWrite;
  if (access == Access::kWrite && !rules.may_write) {
    return Error{
        Errc::kRejected, {"此设备不往 U 盘上写", "this device writes nothing to sticks"}, {}};
  }
  GONGSHI_TRY(const Fd node, open_stick_device(text_in(question.device), rules.devices));
  // By descriptor, so that what was checked is what is mounted.
  return mount_detached("/proc/self/fd/" + std::to_string(node.get()), rules.file_systems, access,
                        rules.owner);
}

/// The child's whole life.
[[noreturn]] void serve(Fd channel, const MounterRules& rules) {
  ::prctl(PR_SET_NAME, "gongshi-mount", 0, 0, 0);
  ::signal(SIGTERM, SIG_IGN);  // it ends when the service does, not before
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGHUP, SIG_IGN);
  if (const Status kept = keep_mounting_only(); !kept) {
    log(Level::kError, "sync", kept.error());
    ::_exit(1);
  }
  while (const auto question = receive_question(channel)) {
    auto mount = answer_to(*question, rules);
    MountAnswer answer;
    answer.number = question->number;
    if (!mount) {
      answer.code = static_cast<std::int32_t>(mount.error().code);
      put_text(answer.zh, mount.error().what.zh);
      put_text(answer.en, mount.error().what.en);
    }
    const Fd none;
    if (!send_answer(channel, answer, mount ? *mount : none)) break;
  }
  ::_exit(0);
}

Error ended() {
  return {Errc::kClosed,
          {"打开 U 盘的程序已退出，请重新启动更新服务",
           "the part that opens sticks has ended; restart the updater"},
          {}};
}

Error silent() {
  return {Errc::kTimeout,
          {"U 盘没有响应，请拔出后重插", "the stick does not answer; plug it in again"},
          {}};
}

}  // namespace

Result<std::unique_ptr<Mounter>> Mounter::start(const MounterRules& rules) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return os_error(errno, {"连接打开 U 盘的程序", "cannot reach the part that opens sticks"});
  }
  Fd ours(ends[0]);
  Fd theirs(ends[1]);
  ::setsockopt(ours.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
  const pid_t child = ::fork();
  if (child < 0) {
    return os_error(errno, {"启动打开 U 盘的程序", "cannot start the part that opens sticks"});
  }
  if (child == 0) {
    ours.reset();
    serve(std::move(theirs), rules);
  }
  return std::unique_ptr<Mounter>(new Mounter(std::move(ours), child));
}

Mounter::~Mounter() {
  channel_.reset();
  // It ends at once, unless a stick keeps it in the kernel; init takes it over then.
  ::waitpid(child_, nullptr, WNOHANG);
}

Result<Fd> Mounter::open(const std::string& device, Access access) {
  MountQuestion question;
  question.number = ++asked_;
  question.write = access == Access::kWrite ? 1 : 0;
  if (device.size() >= question.device.size()) {
    return Error{Errc::kRejected, {"设备名太长", "the device's name is too long"}, {}};
  }
  put_text(question.device, device);
  if (!send_question(channel_, question)) return ended();
  for (;;) {
    Fd mount;
    const auto answer = receive_answer(channel_, mount);
    if (!answer) return errno == EAGAIN ? silent() : ended();
    if (answer->number != question.number) continue;  // to a question that was given up
    if (answer->code == kOpened && mount) return mount;
    if (answer->code < 0 || answer->code > static_cast<std::int32_t>(Errc::kUsage)) return ended();
    return Error{static_cast<Errc>(answer->code), {text_in(answer->zh), text_in(answer->en)}, {}};
  }
}

}  // namespace gongshi::content::store
