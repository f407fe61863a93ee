// Service: gongshi-sync run. One loop that knows what is due, one worker that does it.
//
//   timers ──┐
//   folders ─┤                             ┌─ round (network)
//   SIGHUP ──┼─▶ [service] ─▶ job queue ─▶ ┼─ import, receipts (stick)
//   desk ────┘                             └─ scrub, receipts, opinions
#pragma once

#include <memory>
#include <optional>
#include <random>
#include <string>

#include "config/site.h"
#include "content/store/service/desk.h"
#include "content/store/service/folder_watch.h"
#include "content/store/service/job_queue.h"
#include "content/store/service/receipt_job.h"
#include "content/store/stick/mounter.h"
#include "content/store/stick/stick.h"
#include "drivers/os/loop.h"

namespace gongshi::content::store {

/// Where sticks are noticed and opened; both empty where the device takes none.
struct Sticks {
  std::unique_ptr<StickSource> source;
  std::unique_ptr<Mounter> mounter;
};

class Service {
 public:
  /// `config` is read again on SIGHUP. Loop and clock are borrowed; SIGHUP is blocked from here on.
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(Loop& loop, const Clock& clock,
                                                             fs::path config, config::Site site,
                                                             Sticks sticks);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// Until a stop signal. Tells systemd when it is ready and that it is alive. False: a job did not
  /// end within two seconds; the process may only be left, which the store takes no harm from.
  [[nodiscard]] Result<bool> run();

 private:
  Service(Loop& loop, const Clock& clock, fs::path config, config::Site site, Sticks sticks);
  [[nodiscard]] Status watch_hang_up();
  void reread_site();
  void look_at_folders();

  [[nodiscard]] Worker::Job job_for(JobKind kind) const;
  void take(const JobReport& report);
  void say(const JobReport& report);
  void receipts_ended(const JobReport& report);
  void opinions_ended(const JobReport& report);
  void ask_opinions(std::chrono::milliseconds wait);

  /// Asks for the job once when that time has come, instead of when it was asked for before.
  void ask_in(JobKind kind, std::chrono::milliseconds wait);
  [[nodiscard]] double random();
  void keep_alive(std::chrono::microseconds period);

  Loop& loop_;
  const Clock& clock_;
  fs::path config_;
  config::Site site_;
  Sticks sticks_;
  Fd hang_up_;
  std::unique_ptr<FolderWatch> folders_;
  std::unique_ptr<JobQueue> queue_;
  std::unique_ptr<Desk> desk_;
  std::map<JobKind, std::uint64_t> timers_;
  bool receipts_soon_ = false;

  unsigned rounds_failed_ = 0;
  unsigned sends_failed_ = 0;
  SteadyTime send_after_{};
  unsigned opinions_failed_ = 0;
  SteadyTime opinions_after_{};
  ReceiptOrder receipts_;
  std::map<JobKind, std::string> said_;  // the last line logged: not the same every five minutes
  std::mt19937_64 dice_{std::random_device{}()};
};

}  // namespace gongshi::content::store
