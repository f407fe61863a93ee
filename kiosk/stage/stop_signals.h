// StopSignals: SIGTERM and SIGINT, as the service manager and a terminal send them, become a word
// to the loop, so that the program ends between two frames and with 0. SDL's own handlers, switched
// off, would make them look like a closed window, which a kiosk in full screen ignores.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "drivers/os/fd.h"
#include "drivers/os/result.h"

namespace gongshi::kiosk {

class StopSignals {
 public:
  /// Blocks both signals in this thread and in those it starts later, so it comes before any of
  /// them. `wake` is called from a thread of its own when one has arrived.
  [[nodiscard]] static Result<std::unique_ptr<StopSignals>> start(std::function<void()> wake);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  [[nodiscard]] bool arrived() const { return arrived_.load(); }

 private:
  StopSignals(Fd signals, Fd end, std::function<void()> wake);
  void run();

  Fd signals_;
  Fd end_;
  std::function<void()> wake_;
  std::atomic<bool> arrived_{false};
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace gongshi::kiosk
