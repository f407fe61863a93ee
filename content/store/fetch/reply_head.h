// ReplyHead: the few header lines of an answer that mean something here. Pure, fuzzed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongshi::content::store {

/// What a server said about a file so that the next question can be "only if it changed".
struct Validator {
  std::string etag;
  std::string last_modified;

  [[nodiscard]] bool empty() const { return etag.empty() && last_modified.empty(); }
  bool operator==(const Validator&) const = default;
};

/// "bytes 100-499/500": `first` and `last` inclusive; no total for "*".
struct ContentRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::optional<std::uint64_t> total;
  bool operator==(const ContentRange&) const = default;
};

class ReplyHead {
 public:
  /// One line as it came, line end included. A status line begins a new head, as after "100
  /// Continue" or a proxy's answer.
  void take(std::string_view line);

  [[nodiscard]] const Validator& validator() const { return validator_; }
  /// A content encoding other than identity: the bytes are not the file's.
  [[nodiscard]] bool encoded() const { return encoded_; }
  /// Empty when there is none, or it is not well-formed.
  [[nodiscard]] const std::optional<ContentRange>& range() const { return range_; }
  /// All lines of all heads.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  Validator validator_;
  bool encoded_ = false;
  std::optional<ContentRange> range_;
  std::uint64_t bytes_ = 0;
};

[[nodiscard]] std::optional<ContentRange> parse_content_range(std::string_view value);

}  // namespace gongshi::content::store
