#include "content/store/service/control_server.h"

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

constexpr int kBacklog = 16;

Sentence listening_at(const fs::path& socket) {
  const std::string name = socket.string();
  return {"在 " + name + " 监听 ", "cannot listen at " + name};
}

Result<sockaddr_un> address_of(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path) {
    return Error{
        Errc::kConfig, {"套接字路径太长：" + name, "the socket's path is too long: " + name}, {}};
  }
  std::ranges::copy(name, address.sun_path);
  return address;
}

/// Removes a socket that nobody listens at any more.
Status clear_away(const fs::path& socket, const sockaddr_un& address) {
  struct stat info{};
  if (::lstat(socket.c_str(), &info) != 0) return {};
  const Fd probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const bool answered =
      ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (!S_ISSOCK(info.st_mode) || answered) {
    const std::string name = socket.string();
    return Error{Errc::kUsage,
                 {name + " 已被占用，另一个 gongshi-sync run 可能正在运行",
                  name + " is taken; perhaps another gongshi-sync run is at work"},
                 {}};
  }
  if (::unlink(socket.c_str()) == 0) return {};
  return os_error(errno, listening_at(socket));
}

/// To the displays' group, where it exists and this process belongs to it.
void give_to_group(const fs::path& socket, const std::string& name) {
  const group* entry = ::getgrnam(name.c_str());
  if (entry != nullptr && ::chown(socket.c_str(), static_cast<uid_t>(-1), entry->gr_gid) == 0) {
    return;
  }
  log(Level::kWarning, "sync",
      socket.string() + " stays with the updater's own group; the kiosk may not reach it");
}

Result<Fd> listen_at(const fs::path& socket, const std::string& group) {
  GONGSHI_TRY(const sockaddr_un address, address_of(socket));
  GONGSHI_CHECK(make_directories(socket.parent_path()));
  GONGSHI_CHECK(clear_away(socket, address));
  Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd || ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return os_error(errno, listening_at(socket));
  }
  give_to_group(socket, group);
  if (::chmod(socket.c_str(), 0660) != 0 || ::listen(fd.get(), kBacklog) != 0) {
    return os_error(errno, listening_at(socket));
  }
  return fd;
}

}  // namespace

ControlServer::ControlServer(Loop& loop, const Clock& clock, fs::path socket, Fd listening,
                             Answer answer, std::chrono::milliseconds patience)
    : loop_(loop),
      clock_(clock),
      socket_(std::move(socket)),
      listening_(std::move(listening)),
      answer_(std::move(answer)),
      patience_(patience) {}

ControlServer::~ControlServer() {
  while (!clients_.empty()) close(clients_.begin()->first);
  loop_.forget(listening_.get());
  ::unlink(socket_.c_str());
}

Result<std::unique_ptr<ControlServer>> ControlServer::open(Loop& loop, const Clock& clock,
                                                           fs::path socket,
                                                           const std::string& group, Answer answer,
                                                           std::chrono::milliseconds patience) {
  GONGSHI_TRY(Fd listening, listen_at(socket, group));
  std::unique_ptr<ControlServer> server(new ControlServer(
      loop, clock, std::move(socket), std::move(listening), std::move(answer), patience));
  GONGSHI_CHECK(loop.watch(server->listening_.get(), Loop::kReadable,
                           [raw = server.get()](std::uint32_t) { raw->accept_one(); }));
  return server;
}

void ControlServer::accept_one() {
  Fd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  // Too many at a time: this one sees the connection closed and may come again.
  if (!fd || clients_.size() >= kMaxControlClients) return;
  const int raw = fd.get();
  const Status watched =
      loop_.watch(raw, Loop::kReadable, [this, raw](std::uint32_t) { hear(raw); });
  if (!watched) return log(Level::kWarning, "sync", watched.error());
  const std::uint64_t deadline = loop_.at(clock_.steady() + patience_, [this, raw] { close(raw); });
  clients_.emplace(raw, Client{std::move(fd), {}, deadline});
}

void ControlServer::hear(int fd) {
  Client& client = clients_.at(fd);
  std::array<char, 1024> piece{};
  const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) return close(fd);
  client.line.append(piece.data(), static_cast<std::size_t>(got));
  const std::size_t end = client.line.find('\n');
  if (end != std::string::npos) return reply(fd, std::string_view(client.line).substr(0, end));
  if (client.line.size() > kMaxControlLine) reply(fd, client.line);
}

void ControlServer::reply(int fd, std::string_view line) {
  const auto request = parse_request(line);
  ControlReply answer;
  if (request) {
    answer = answer_(*request);
  } else {
    answer.sentence = request.error().what;
  }
  // A few hundred bytes always fit into the socket; who does not read them loses them.
  const std::string text = format_reply(answer);
  [[maybe_unused]] const ssize_t put = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
  close(fd);
}

void ControlServer::close(int fd) {
  const auto found = clients_.find(fd);
  loop_.cancel(found->second.deadline);
  loop_.forget(fd);
  clients_.erase(found);
}

}  // namespace gongshi::content::store
