// WebTree: reads single files of a published web tree, from a static web server or a local folder.
//
// Nothing that comes back is trusted. Limits of bundle security section 6: connect within 15 s,
// give up below 1 kB/s for 60 s, redirects off, no content encoding, never more bytes than the cap.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/os/result.h"

namespace gongshi::content::store {

struct WebLimits {
  std::chrono::seconds connect{15};
  std::uint64_t slow_bytes_per_second = 1000;
  std::chrono::seconds slow_for{60};
  /// Another thread sets it to give up a transfer within a second; outlives the tree.
  const std::atomic<bool>* stop = nullptr;
};

/// What a server said about a file so that the next question can be "only if it changed".
struct Validator {
  std::string etag;
  std::string last_modified;

  [[nodiscard]] bool empty() const { return etag.empty() && last_modified.empty(); }
};

struct Reply {
  enum class Kind { kContent, kNotFound, kNotModified };
  Kind kind = Kind::kNotFound;
  std::string body;     // kContent only
  Validator validator;  // kContent only; empty where the server gives none
};

class WebTree {
 public:
  virtual ~WebTree() = default;

  /// The file `path` ("manifest/1-42") of at most `cap` bytes. `known`, when not empty, asks for
  /// kNotModified instead of the same file again.
  ///
  /// Errc::kIo, kTimeout, kClosed  the server or the network failed
  /// Errc::kCorrupt                longer than `cap`, or encoded
  [[nodiscard]] virtual Result<Reply> get(std::string_view path, std::uint64_t cap,
                                          const Validator& known = {}) = 0;

  /// Bytes that came in so far, heads of replies included.
  [[nodiscard]] virtual std::uint64_t bytes_received() const = 0;
};

/// For "https://…", "http://…" and "file:///…". Errc::kUsage for anything else.
[[nodiscard]] Result<std::unique_ptr<WebTree>> open_web_tree(std::string_view url,
                                                             WebLimits limits = {});

}  // namespace gongshi::content::store
