// ControlServer: the updater's end of the control socket (control.h has the other one).
//
// Many short clients: one line in, one line out, closed. Nobody can keep it busy: at most so many
// at a time, so many bytes and so many seconds each.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "content/store/service/control.h"
#include "drivers/os/fd.h"
#include "drivers/os/loop.h"

namespace gongshi::content::store {

inline constexpr std::size_t kMaxControlClients = 16;
inline constexpr std::chrono::milliseconds kControlPatience{5000};

class ControlServer {
 public:
  using Answer = std::function<ControlReply(const ControlRequest&)>;

  /// Listens at `socket`, mode 0660, group `group` where this process may give it away. Loop and
  /// clock are borrowed. Errc::kUsage: another updater listens there.
  [[nodiscard]] static Result<std::unique_ptr<ControlServer>> open(
      Loop& loop, const Clock& clock, fs::path socket, const std::string& group, Answer answer,
      std::chrono::milliseconds patience = kControlPatience);
  ~ControlServer();
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

 private:
  struct Client {
    Fd fd;
    std::string line;
    std::uint64_t deadline;  // the timer
  };

  ControlServer(Loop& loop, const Clock& clock, fs::path socket, Fd listening, Answer answer,
                std::chrono::milliseconds patience);
  void accept_one();
  void hear(int fd);
  void reply(int fd, std::string_view line);
  void close(int fd);

  Loop& loop_;
  const Clock& clock_;
  fs::path socket_;
  Fd listening_;
  Answer answer_;
  std::chrono::milliseconds patience_;
  std::map<int, Client> clients_;
};

}  // namespace gongshi::content::store
