// WebTree: reads single files of a published web tree, from a static web server or a local folder.
//
// Nothing that comes back is trusted. Limits of bundle security section 6: connect within 15 s,
// give up below 1 kB/s for 60 s, redirects off, no content encoding, never more bytes than the cap.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "content/store/fetch/connection.h"
#include "content/store/fetch/part_file.h"
#include "content/store/fetch/reply_head.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

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

  /// Continues `part` until it is whole; false when there is no such file. What came before a
  /// failure stays in `part`, unless it cannot belong to the file.
  /// Errors as for get(); a file that is longer or shorter than part.size() is kCorrupt.
  [[nodiscard]] virtual Result<bool> fetch(std::string_view path, PartFile& part) = 0;

  /// Bytes that came in so far, heads of replies included.
  [[nodiscard]] virtual std::uint64_t bytes_received() const = 0;
};

/// For "https://…", "http://…" and "file:///…". Errc::kUsage for anything else.
[[nodiscard]] Result<std::unique_ptr<WebTree>> open_web_tree(std::string_view url,
                                                             const WebOptions& options = {});

}  // namespace gongshi::content::store
