// ReleaseWatch: waits for new releases on a thread of its own, so that loading and verifying one
// never holds up a board or a scrolling line.
//
// The thread owns the store's Reader; it and the loop share one slot behind a mutex and an eventfd.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "content/store/reader.h"
#include "signage/edition.h"
#include "signage/watchdog/pulse.h"

namespace gongshi::signage {

class ReleaseWatch {
 public:
  /// Loads what the store holds now (first()) and goes on watching.
  [[nodiscard]] static Result<std::unique_ptr<ReleaseWatch>> open(const fs::path& store,
                                                                  const config::Notice& notice);
  ~ReleaseWatch();
  ReleaseWatch(const ReleaseWatch&) = delete;
  ReleaseWatch& operator=(const ReleaseWatch&) = delete;

  [[nodiscard]] const Edition& first() const { return first_; }

  /// Readable when take() has something.
  [[nodiscard]] int fd() const { return news_.get(); }
  /// The newest answer since the last call; empty when there is none.
  [[nodiscard]] std::optional<Edition> take();

  /// Asks the thread for a sign of life; false when it has not answered the last question in time.
  [[nodiscard]] bool lives(SteadyTime now);

 private:
  ReleaseWatch(content::Reader reader, config::Notice notice, Fd news, Fd stop, Fd question);
  [[nodiscard]] std::optional<Edition> load();
  void watch();

  content::Reader reader_;
  config::Notice notice_;
  Fd news_;
  Fd stop_;
  Fd question_;  // rung for a sign of life
  Pulse pulse_;
  Edition first_;
  Edition last_;  // of the thread, once it runs
  std::mutex mutex_;
  std::optional<Edition> slot_;
  std::thread thread_;
};

/// Loads the store's release once, with what is known about its age; without a release when none
/// has been accepted, or none may be shown. Other errors are the store's.
[[nodiscard]] Result<Edition> load_for_display(const content::Reader& reader,
                                               const config::Notice& notice);

}  // namespace gongshi::signage
