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

namespace gongshi::signage {

class ReleaseWatch {
 public:
  /// What the displays shall show: a release, or null when none may be shown.
  using Taken = std::shared_ptr<const content::Release>;

  /// Loads what the store holds now (first()) and goes on watching.
  [[nodiscard]] static Result<std::unique_ptr<ReleaseWatch>> open(const fs::path& store);
  ~ReleaseWatch();
  ReleaseWatch(const ReleaseWatch&) = delete;
  ReleaseWatch& operator=(const ReleaseWatch&) = delete;

  [[nodiscard]] const Taken& first() const { return first_; }

  /// Readable when take() has something.
  [[nodiscard]] int fd() const { return news_.get(); }
  /// The newest answer since the last call; empty when there is none.
  [[nodiscard]] std::optional<Taken> take();

 private:
  ReleaseWatch(content::Reader reader, Fd news, Fd stop);
  [[nodiscard]] std::optional<Taken> load();
  void watch();

  content::Reader reader_;
  Fd news_;
  Fd stop_;
  Taken first_;
  Taken last_;  // of the thread, once it runs
  std::mutex mutex_;
  std::optional<Taken> slot_;
  std::thread thread_;
};

/// Loads the store's release once: null when none has been accepted, or none may be shown.
/// Other errors are the store's.
[[nodiscard]] Result<ReleaseWatch::Taken> load_for_display(const content::Reader& reader);

}  // namespace gongshi::signage
