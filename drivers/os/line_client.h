// LineClient: one question and one answer over a Unix socket, a line each way.
//
//   ask_line ──question⏎──▶ LineServer (line_server.h), in the service
//            ◀──answer⏎───
#pragma once

#include <sys/un.h>

#include <chrono>
#include <string>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi {

struct LineQuestion {
  fs::path socket;
  Sentence service;  // who is asked, for sentences: {"更新服务", "the updater"}
  std::string line;  // with its newline
  std::size_t longest_answer = 4096;
  std::chrono::milliseconds deadline{5000};
};

/// Asks and waits for the answer, which comes without its newline.
/// Errc::kClosed: nobody listens there, or it hung up; kTimeout; kCorrupt: the answer has no end;
/// kIo: this user may not ask.
[[nodiscard]] Result<std::string> ask_line(const LineQuestion& question);

/// Errc::kUsage: longer than the kernel takes.
[[nodiscard]] Result<sockaddr_un> unix_address(const fs::path& socket);

}  // namespace gongshi
