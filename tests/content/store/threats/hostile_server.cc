#include "hostile_server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace gongshi::test {
namespace {

constexpr std::chrono::milliseconds kLook{20};  // how often the end of the test is noticed

bool readable(int fd) {
  pollfd entry{fd, POLLIN, 0};
  return ::poll(&entry, 1, static_cast<int>(kLook.count())) > 0;
}

}  // namespace

HostileServer::HostileServer(Manner manner)
    : manner_(manner), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(listener_.get() >= 0);
  REQUIRE(::bind(listener_.get(), generic, size) == 0);
  REQUIRE(::getsockname(listener_.get(), generic, &size) == 0);
  REQUIRE(::listen(listener_.get(), 8) == 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

HostileServer::~HostileServer() {
  stop_ = true;
  thread_.join();
}

void HostileServer::serve() {
  while (!stop_) {
    if (!readable(listener_.get())) continue;
    const Fd connection(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (connection) answer(connection.get());
  }
}

void HostileServer::answer(int connection) {
  std::array<char, 4096> question{};
  while (!stop_ && !readable(connection)) {
  }
  if (::recv(connection, question.data(), question.size(), 0) <= 0) return;
  const bool login = manner_ == Manner::kLoginPage;
  const std::string page = "<html><form>Please log in to the guest network</form></html>\n";
  if (!send(connection,
            "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n" +
                (login ? "Content-Length: " + std::to_string(page.size()) + "\r\n\r\n" + page
                       : std::string("\r\n")))) {
    return;
  }
  const std::string flood(64 * std::size_t{1024}, 'x');
  while (!stop_ && !login) {
    if (manner_ == Manner::kSlow && readable(connection)) return;  // the device has had enough
    if (!send(connection, manner_ == Manner::kSlow ? "x" : flood)) return;
  }
}

bool HostileServer::send(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    sent_ += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace gongshi::test
