// ReleaseWatch: follows the store in a thread of its own.
//
//   store ─[watch]─▶ issue, ready to be shown ─ SDL event ─▶ session
//         └─ then learns its names
//
// Loading and indexing 100,000 rows takes a few hundred milliseconds; the thread that draws does
// not wait for it. The first issue is posted before its names are learnt, since nobody can have
// typed one yet; a later one after. Besides the issues the two threads share one slot behind a
// mutex and nothing else.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "content/store/reader.h"
#include "drivers/os/clock.h"
#include "drivers/os/fd.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// The wall clock of the kiosk: the machine's, moved by `--now` and by the script's `clock`.
class ShiftedClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override;
  [[nodiscard]] SteadyTime steady() const override { return system_.steady(); }
  void set(WallTime now);

 private:
  SystemClock system_;
  std::atomic<std::int64_t> shift_ms_{0};
};

class ReleaseWatch {
 public:
  struct News {
    std::shared_ptr<const Issue> issue{};  // empty: as before, or none
    std::optional<Error> trouble{};        // why no (new) issue can be shown
    content::store::FreshnessFacts facts{};
  };

  /// `wake` is called from the watching thread whenever there is news to take.
  [[nodiscard]] static Result<std::unique_ptr<ReleaseWatch>> start(fs::path store,
                                                                   const Clock& clock,
                                                                   std::function<void()> wake);
  ~ReleaseWatch();
  ReleaseWatch(const ReleaseWatch&) = delete;
  ReleaseWatch& operator=(const ReleaseWatch&) = delete;

  /// The newest news since the last call.
  [[nodiscard]] std::optional<News> take();

 private:
  ReleaseWatch(fs::path store, const Clock& clock, std::function<void()> wake, Fd stop);
  void run();
  void post(News news);
  /// Looks at the store, and tells.
  void look(const content::Reader& reader);

  fs::path store_;
  const Clock& clock_;
  std::function<void()> wake_;
  Fd stop_;
  // Of the watching thread.
  std::weak_ptr<const content::Release> seen_;  // posted last
  bool first_ = true;                           // no issue has been posted yet
  Sentence told_;                               // the trouble that the log was told last
  std::mutex mutex_;
  std::optional<News> news_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace gongshi::kiosk
