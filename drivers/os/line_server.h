// LineServer: a service's Unix socket: one line in, one line out, closed (line_client.h asks).
//
// Many short clients; nobody can keep it busy: at most so many at a time, so many bytes and so many
// seconds each.
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/os/loop.h"

namespace gongshi {

/// Who asks, as the kernel says (SO_PEERCRED).
struct LinePeer {
  pid_t process = 0;
  uid_t user = 0;
};

struct LineService {
  fs::path socket;             // mode 0660
  std::string group;           // it is given to, where this process may give it away
  std::string program;         // for sentences: "gongshi-sync run"
  std::string log_area;        // "sync"
  std::size_t longest = 4096;  // of a question
  std::size_t most_clients = 16;
  std::chrono::milliseconds patience{5000};
};

class LineServer {
 public:
  /// From a line without its newline (longer than `longest`: as far as it was read) to the answer
  /// with one.
  using Answer = std::function<std::string(std::string_view line, const LinePeer& peer)>;

  /// Loop and clock are borrowed. Errc::kUsage: another one listens there.
  [[nodiscard]] static Result<std::unique_ptr<LineServer>> open(Loop& loop, const Clock& clock,
                                                                LineService service, Answer answer);
  ~LineServer();
  LineServer(const LineServer&) = delete;
  LineServer& operator=(const LineServer&) = delete;

 private:
  struct Client {
    Fd fd;
    std::string line;
    LinePeer peer;
    std::uint64_t deadline;  // the timer
  };

  LineServer(Loop& loop, const Clock& clock, LineService service, Fd listening, Answer answer);
  void accept_one();
  void hear(int fd);
  void reply(int fd, std::string_view line);
  void close(int fd);

  Loop& loop_;
  const Clock& clock_;
  LineService service_;
  Fd listening_;
  Answer answer_;
  std::map<int, Client> clients_;
};

}  // namespace gongshi
