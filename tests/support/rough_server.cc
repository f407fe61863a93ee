#include "tests/support/rough_server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <chrono>

namespace gongshi::test {
namespace {

constexpr std::chrono::milliseconds kTick{10};
constexpr int kTickMs = 10;

bool wait_for(const Fd& fd, short events, const std::atomic<bool>& over) {
  while (!over) {
    pollfd entry{fd.get(), events, 0};
    if (::poll(&entry, 1, kTickMs) > 0) return true;
  }
  return false;
}

}  // namespace

RoughServer::RoughServer(Answer answer)
    : answer_(std::move(answer)),
      listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(::bind(listener_.get(), generic, size) == 0);
  REQUIRE(::getsockname(listener_.get(), generic, &size) == 0);
  REQUIRE(::listen(listener_.get(), 16) == 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

RoughServer::~RoughServer() {
  over_ = true;
  thread_.join();
}

std::string RoughServer::url() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

void RoughServer::serve() {
  for (int served = 0; served < kMaxConnections; ++served) {
    if (!wait_for(listener_, POLLIN, over_)) return;
    client_ = Fd(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (client_) answer_one();
    client_ = Fd();
  }
}

void RoughServer::answer_one() {
  std::string head;
  while (head.find("\r\n\r\n") == std::string::npos) {
    if (!wait_for(client_, POLLIN, over_)) return;
    std::array<char, 4096> piece{};
    const ssize_t got = ::recv(client_.get(), piece.data(), piece.size(), 0);
    if (got <= 0) return;
    head.append(piece.data(), static_cast<std::size_t>(got));
  }
  {
    const std::lock_guard lock(mutex_);
    heads_.push_back(head);
  }
  answer_(head, *this);
}

bool RoughServer::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    if (!wait_for(client_, POLLOUT, over_)) return false;
    const ssize_t put = ::send(client_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void RoughServer::silence(std::chrono::milliseconds time) const {
  const auto until = std::chrono::steady_clock::now() + time;
  while (!over_ && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(kTick);
}

std::vector<std::string> RoughServer::heads() const {
  const std::lock_guard lock(mutex_);
  return heads_;
}

std::size_t range_start(std::string_view head) {
  constexpr std::string_view kName = "Range: bytes=";
  const std::size_t at = head.find(kName);
  std::size_t start = 0;
  if (at == std::string_view::npos) return start;
  const char* first = head.data() + at + kName.size();
  std::from_chars(first, head.data() + head.size(), start);
  return start;
}

}  // namespace gongshi::test
