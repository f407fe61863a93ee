// Connection: one libcurl handle with everything that every transfer of this product has: the
// limits of bundle security section 6, certificate check, proxy, and a way to stop it.
//
// TLS dates are judged at the machine's clock, taken forward to the newest signed date that the
// device knows, so that a clock that starts in 1970 does not lock it out. Where a signed date is
// itself ahead of all certificates (a bundle dated by mistake), the clock alone is asked too.
#pragma once

#include <curl/curl.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/handle.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct WebLimits {
  std::chrono::seconds connect{15};
  std::uint64_t slow_bytes_per_second = 1000;
  std::chrono::seconds slow_for{60};
  std::uint64_t head_bytes = std::uint64_t{64} << 10;  // all header lines of one answer
};

struct WebOptions {
  WebLimits limits{};
  std::string proxy{};            // "http://proxy:3128"; empty: as the environment says
  fs::path ca_file{};             // PEM; empty: the system's authorities
  WallTime clock{};               // the machine's time; zero: ask when a connection is made
  WallTime newest_signed_date{};  // see above
  /// Another thread sets it to give up a transfer within a second; outlives the connection.
  const std::atomic<bool>* stop = nullptr;
};

class Connection {
 public:
  [[nodiscard]] static Result<Connection> open(const WebOptions& options);

  /// A fresh transfer to `url`, with all options set; the caller adds its own. The connection to
  /// the server is kept from one to the next. Nothing is called until perform().
  [[nodiscard]] CURL* begin(const std::string& url);

  /// What libcurl says. 0 to 599 in status() when the server answered.
  [[nodiscard]] CURLcode perform();
  [[nodiscard]] long status() const;

  /// What a failed perform() means, in a sentence that says what to do; word "E_IO".
  [[nodiscard]] Error failure(CURLcode code) const;

  /// All answers so far, heads included.
  [[nodiscard]] std::uint64_t bytes_received() const { return received_; }
  [[nodiscard]] const WebOptions& options() const { return options_; }

 private:
  using Easy = Handle<CURL, curl_easy_cleanup>;
  using Message = std::array<char, CURL_ERROR_SIZE>;

  Connection(WebOptions options, Easy curl);
  [[nodiscard]] CURLcode perform_at(WallTime tls_time);

  WebOptions options_;
  Easy curl_;
  std::unique_ptr<Message> message_;
  std::string url_;
  std::uint64_t received_ = 0;
};

/// `url` as it may be shown: without a password.
[[nodiscard]] std::string shown_url(std::string_view url);

}  // namespace gongshi::content::store
