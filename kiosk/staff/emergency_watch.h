// EmergencyWatch: asks the display service once a second, in a thread of its own, which emergency
// card runs on this host: the touch screen is one of its displays.
//
//   gongshi-signage's socket ─[watch]─▶ what runs ─ SDL event ─▶ session ─▶ stage
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "content/emergency_control.h"
#include "drivers/os/fd.h"

namespace gongshi::kiosk {

class EmergencyWatch {
 public:
  using Ask = std::function<Result<content::EmergencyReply>()>;
  struct Pace {
    std::chrono::milliseconds ask{1000};
    std::chrono::milliseconds silent{2000};  // a service that is not there is asked less often
  };

  /// `wake` is called from the watching thread whenever there is something to take. Errc::kIo.
  [[nodiscard]] static Result<std::unique_ptr<EmergencyWatch>> start(Ask ask,
                                                                     std::function<void()> wake,
                                                                     Pace pace);
  ~EmergencyWatch();
  EmergencyWatch(const EmergencyWatch&) = delete;
  EmergencyWatch& operator=(const EmergencyWatch&) = delete;

  /// What runs; empty: none. While the service does not answer it is what it said last: a card has
  /// its end with it.
  [[nodiscard]] std::optional<content::EmergencyRunning> running();

 private:
  EmergencyWatch(Ask ask, std::function<void()> wake, Pace pace, Fd stop);
  void run();

  Ask ask_;
  std::function<void()> wake_;
  Pace pace_;
  Fd stop_;
  std::mutex mutex_;
  std::optional<content::EmergencyRunning> running_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace gongshi::kiosk
