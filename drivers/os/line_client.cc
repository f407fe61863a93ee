#include "drivers/os/line_client.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "drivers/os/fd.h"

namespace gongshi {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

Error not_listening(const LineQuestion& question) {
  const std::string name = question.socket.string();
  return {Errc::kClosed,
          {question.service.zh + "没有运行（" + name + "）",
           question.service.en + " is not running (" + name + ")"},
          {}};
}

Error not_allowed(const LineQuestion& question) {
  const std::string name = question.socket.string();
  return {
      Errc::kIo,
      {"本用户无权使用 " + name + "：请用 sudo，或加入 gongshi 组后重新登录",
       "this user may not use " + name + ": use sudo, or join the group gongshi and log in anew"},
      {}};
}

Result<Fd> connect_to(const LineQuestion& question) {
  GONGSHI_TRY(const sockaddr_un address, unix_address(question.socket));
  Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) {
    return os_error(errno, {"连接" + question.service.zh, "cannot reach " + question.service.en});
  }
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    return fd;
  }
  return errno == EACCES || errno == EPERM ? not_allowed(question) : not_listening(question);
}

/// True when `fd` can be read before `until`.
bool readable(const Fd& fd, Deadline until) {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd entry{fd.get(), POLLIN, 0};
    const int count = ::poll(&entry, 1, static_cast<int>(left.count()));
    if (count > 0) return true;
    if (count == 0 || errno != EINTR) return false;
  }
}

}  // namespace

Result<sockaddr_un> unix_address(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path) {
    return Error{
        Errc::kUsage, {"套接字路径太长：" + name, "the socket's path is too long: " + name}, {}};
  }
  std::ranges::copy(name, address.sun_path);
  return address;
}

Result<std::string> ask_line(const LineQuestion& question) {
  const Deadline until = std::chrono::steady_clock::now() + question.deadline;
  GONGSHI_TRY(const Fd fd, connect_to(question));
  if (::send(fd.get(), question.line.data(), question.line.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(question.line.size())) {
    return not_listening(question);
  }
  const Sentence& service = question.service;
  std::string answer;
  while (answer.find('\n') == std::string::npos) {
    if (answer.size() > question.longest_answer) {
      return Error{Errc::kCorrupt,
                   {service.zh + "的回答不合格式", "the answer of " + service.en + " is malformed"},
                   {}};
    }
    if (!readable(fd, until)) {
      return Error{Errc::kTimeout, {service.zh + "没有应答", service.en + " does not answer"}, {}};
    }
    std::array<char, 4096> piece{};
    const ssize_t got = ::recv(fd.get(), piece.data(), piece.size(), 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return not_listening(question);
    answer.append(piece.data(), static_cast<std::size_t>(got));
  }
  answer.resize(answer.find('\n'));
  return answer;
}

}  // namespace gongshi
