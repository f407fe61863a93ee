#include "shell.h"

#include <sys/wait.h>

#include <array>
#include <cstdio>

#include <string_view>

namespace gongshi::test {

std::string Said::last_line() const {
  std::string_view rest = text;
  if (rest.ends_with('\n')) rest.remove_suffix(1);
  return std::string(rest.substr(rest.rfind('\n') + 1));
}

Said shell(const std::string& command) {
  Said said;
  FILE* pipe = ::popen(("( " + command + " ) 2>&1 </dev/null").c_str(), "r");
  if (pipe == nullptr) return said;
  std::array<char, 4096> piece{};
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) {
    said.text.append(piece.data(), got);
  }
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) said.exit_code = WEXITSTATUS(status);
  return said;
}

Said gongshi_bundle(const std::string& arguments) {
  return shell(GONGSHI_BUNDLE_PROGRAM " --lang en " + arguments);
}

}  // namespace gongshi::test
