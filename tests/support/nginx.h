// Nginx: a real nginx on loopback that serves a folder, with every request that it answered.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/certificates.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

struct NginxOptions {
  std::string name = "nginx";  // folder of its own inside the test's folder; one for each server
  std::string web = "web";     // what it serves, below the test's folder or absolute
  std::string http;            // lines for the http block: "proxy_cache_path …;"
  std::string server;          // lines for the server block: "location /moved/ { … }"
  std::optional<ServerCertificate> tls;
  std::uint16_t first_port = 0;  // to be tried before any other; 0: no wish
};

/// One line of the access log.
struct Request {
  std::string method;  // "GET"
  std::string target;  // "/status"
  int status = 0;
  std::uint64_t bytes_in = 0;    // of the request, head and body
  std::uint64_t bytes_out = 0;   // of the answer, head and body
  std::uint64_t connection = 0;  // which of nginx's connections it came on
  std::string range;             // the request's Range header; empty: none
};

class Nginx {
 public:
  /// Listens when this returns.
  explicit Nginx(const TempDir& dir, const NginxOptions& options = {});
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// "http://127.0.0.1:8080", or https with TLS.
  [[nodiscard]] std::string url() const;

  void stop();
  /// Again, on the same port, with the same folder and log.
  void start();

  /// In the order in which they were answered. nginx writes a line when the answer is out, so a
  /// client may be a moment ahead: waits until there are `at_least`, at most 30 seconds.
  [[nodiscard]] std::vector<Request> requests(std::size_t at_least = 0) const;

 private:
  [[nodiscard]] bool launch();
  [[nodiscard]] bool holds_port() const;
  [[nodiscard]] std::string said() const;

  fs::path folder_;
  std::uint16_t port_;
  bool tls_;
  pid_t child_ = -1;
};

}  // namespace gongshi::test
