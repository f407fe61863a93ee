// Shell: runs a command line as people do, and keeps what it said.
#pragma once

#include <string>

namespace gongshi::test {

struct Said {
  int exit_code = -1;
  std::string text;  // standard output and error together

  /// The last line, without its LF.
  [[nodiscard]] std::string last_line() const;
};

[[nodiscard]] Said shell(const std::string& command);

/// `gongshi-bundle --lang en ` and `arguments`.
[[nodiscard]] Said gongshi_bundle(const std::string& arguments);

}  // namespace gongshi::test
