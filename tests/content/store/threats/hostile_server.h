// HostileServer: a web server on loopback that answers every question with the same bytes, and then
// goes on as it likes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "drivers/os/fd.h"

namespace gongshi::test {

class HostileServer {
 public:
  enum class Manner {
    kEndless,  // never stops sending
    kSlow,     // one byte in a while
    kLoginPage,
  };
  explicit HostileServer(Manner manner);
  ~HostileServer();
  HostileServer(const HostileServer&) = delete;
  HostileServer& operator=(const HostileServer&) = delete;

  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// What went out, all connections together.
  [[nodiscard]] std::uint64_t sent() const { return sent_; }

 private:
  void serve();
  void answer(int connection);
  [[nodiscard]] bool send(int connection, std::string_view bytes);

  Manner manner_;
  Fd listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<std::uint64_t> sent_ = 0;
  std::thread thread_;
};

}  // namespace gongshi::test
