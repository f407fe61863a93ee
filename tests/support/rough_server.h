// RoughServer: a web server that misbehaves as a test tells it to: breaks off, lies, never ends.
//
// One thread on loopback, one request per connection, at most kMaxConnections of them.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "drivers/os/fd.h"

namespace gongshi::test {

class RoughServer {
 public:
  static constexpr int kMaxConnections = 200;

  /// Answers one request, whose head is given, by send(); the connection is closed afterwards.
  using Answer = std::function<void(const std::string& head, const RoughServer& server)>;

  explicit RoughServer(Answer answer);
  ~RoughServer();
  RoughServer(const RoughServer&) = delete;
  RoughServer& operator=(const RoughServer&) = delete;

  [[nodiscard]] std::string url() const;

  /// To whoever is being answered. False when he has gone, or the test is over.
  bool send(std::string_view bytes) const;
  /// Says nothing for so long, or until the test is over.
  void silence(std::chrono::milliseconds time) const;

  /// Heads of all requests so far.
  [[nodiscard]] std::vector<std::string> heads() const;

 private:
  void serve();
  void answer_one();

  Answer answer_;
  Fd listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> over_ = false;
  Fd client_;
  mutable std::mutex mutex_;  // heads_
  std::vector<std::string> heads_;
  std::thread thread_;
};

/// "Range: bytes=100-" of a request head: 100; 0 without one.
[[nodiscard]] std::size_t range_start(std::string_view head);

}  // namespace gongshi::test
