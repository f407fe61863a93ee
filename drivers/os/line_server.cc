#include "drivers/os/line_server.h"

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>

#include "drivers/os/line_client.h"
#include "drivers/os/log.h"

namespace gongshi {
namespace {

constexpr int kBacklog = 16;

Sentence listening_at(const fs::path& socket) {
  const std::string name = socket.string();
  return {"在 " + name + " 监听 ", "cannot listen at " + name};
}

/// Removes a socket that nobody listens at any more.
Status clear_away(const LineService& service, const sockaddr_un& address) {
  struct stat info{};
  if (::lstat(service.socket.c_str(), &info) != 0) return {};
  const Fd probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const bool answered =
      ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (!S_ISSOCK(info.st_mode) || answered) {
    const std::string name = service.socket.string();
    return Error{Errc::kUsage,
                 {name + " 已被占用，另一个 " + service.program + " 可能正在运行",
                  name + " is taken; perhaps another " + service.program + " is at work"},
                 {}};
  }
  if (::unlink(service.socket.c_str()) == 0) return {};
  return os_error(errno, listening_at(service.socket));
}

/// To the displays' group, where it exists and this process belongs to it.
void give_to_group(const LineService& service) {
  const group* entry = ::getgrnam(service.group.c_str());
  if (entry != nullptr &&
      ::chown(service.socket.c_str(), static_cast<uid_t>(-1), entry->gr_gid) == 0) {
    return;
  }
  log(Level::kWarning, service.log_area,
      service.socket.string() + " stays with this program's own group; others may not reach it");
}

Result<Fd> listen_at(const LineService& service) {
  GONGSHI_TRY(const sockaddr_un address, unix_address(service.socket));
  GONGSHI_CHECK(make_directories(service.socket.parent_path()));
  GONGSHI_CHECK(clear_away(service, address));
  Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd || ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return os_error(errno, listening_at(service.socket));
  }
  give_to_group(service);
  if (::chmod(service.socket.c_str(), 0660) != 0 || ::listen(fd.get(), kBacklog) != 0) {
    return os_error(errno, listening_at(service.socket));
  }
  return fd;
}

LinePeer peer_of(const Fd& fd) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(fd.get(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return {};
  return {credentials.pid, credentials.uid};
}

}  // namespace

LineServer::LineServer(Loop& loop, const Clock& clock, LineService service, Fd listening,
                       Answer answer)
    : loop_(loop),
      clock_(clock),
      service_(std::move(service)),
      listening_(std::move(listening)),
      answer_(std::move(answer)) {}

LineServer::~LineServer() {
  while (!clients_.empty()) close(clients_.begin()->first);
  loop_.forget(listening_.get());
  ::unlink(service_.socket.c_str());
}

Result<std::unique_ptr<LineServer>> LineServer::open(Loop& loop, const Clock& clock,
                                                     LineService service, Answer answer) {
  GONGSHI_TRY(Fd listening, listen_at(service));
  std::unique_ptr<LineServer> server(
      new LineServer(loop, clock, std::move(service), std::move(listening), std::move(answer)));
  GONGSHI_CHECK(loop.watch(server->listening_.get(), Loop::kReadable,
                           [raw = server.get()](std::uint32_t) { raw->accept_one(); }));
  return server;
}

void LineServer::accept_one() {
  Fd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  // Too many at a time: this one sees the connection closed and may come again.
  if (!fd || clients_.size() >= service_.most_clients) return;
  const int raw = fd.get();
  const Status watched =
      loop_.watch(raw, Loop::kReadable, [this, raw](std::uint32_t) { hear(raw); });
  if (!watched) return log(Level::kWarning, service_.log_area, watched.error());
  const std::uint64_t deadline =
      loop_.at(clock_.steady() + service_.patience, [this, raw] { close(raw); });
  const LinePeer peer = peer_of(fd);
  clients_.emplace(raw, Client{std::move(fd), {}, peer, deadline});
}

void LineServer::hear(int fd) {
  Client& client = clients_.at(fd);
  std::array<char, 1024> piece{};
  const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) return close(fd);
  client.line.append(piece.data(), static_cast<std::size_t>(got));
  const std::size_t end = client.line.find('\n');
  if (end != std::string::npos) return reply(fd, std::string_view(client.line).substr(0, end));
  if (client.line.size() > service_.longest) reply(fd, client.line);
}

void LineServer::reply(int fd, std::string_view line) {
  const std::string text = answer_(line, clients_.at(fd).peer);
  // Tens of kilobytes always fit into the socket; who does not read them loses them.
  [[maybe_unused]] const ssize_t put = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
  close(fd);
}

void LineServer::close(int fd) {
  const auto found = clients_.find(fd);
  loop_.cancel(found->second.deadline);
  loop_.forget(fd);
  clients_.erase(found);
}

}  // namespace gongshi
