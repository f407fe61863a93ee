// Service: gongshi-sync run. One loop that knows what is due, one worker that does it.
//
//   timers ─┐
//   SIGHUP ─┤                 ┌─ round (network)
//   socket ─┼─▶ [service] ─▶ worker ─ import (stick)
//   stick ──┘                 └─ scrub, receipts
#pragma once

#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>

#include "config/site.h"
#include "content/store/service/control_server.h"
#include "content/store/service/pin_guard.h"
#include "content/store/service/worker.h"
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
  [[nodiscard]] Status listen();
  void reread_site();

  [[nodiscard]] ControlReply answer(const ControlRequest& request);
  [[nodiscard]] Result<Sentence> answer_to(const ControlRequest& request);
  [[nodiscard]] Status check_asked(const ControlRequest& request);
  /// Begins what an operator asks for; the sentence says that it has begun, the error why not.
  [[nodiscard]] Result<Sentence> begin_asked(ControlVerb verb);
  [[nodiscard]] bool at_work() const;
  [[nodiscard]] std::optional<Stick> plugged_in() const;

  void ask_for_operator(JobKind kind);
  void ask(JobKind kind);
  void begin_next();
  [[nodiscard]] Worker::Job job_for(JobKind kind) const;
  void take_done();
  void show(const JobReport& report);
  void say(const JobReport& report);
  void round_ended(const JobReport& report);
  void round_in(std::chrono::milliseconds wait);
  void keep_alive(std::chrono::microseconds period);

  Loop& loop_;
  const Clock& clock_;
  fs::path config_;
  config::Site site_;
  Sticks sticks_;
  Fd hang_up_;
  std::unique_ptr<Worker> worker_;
  std::unique_ptr<ControlServer> server_;
  PinGuard pin_guard_;
  std::set<JobKind> waiting_;
  std::optional<JobKind> running_;
  std::optional<JobKind> asked_kind_;  // an operator waits for its outcome
  JobReport shown_;                    // what the maintenance page is told
  SteadyTime shown_until_{};           // an operator's outcome stands until then
  std::optional<std::uint64_t> round_timer_;
  unsigned rounds_failed_ = 0;
  std::string said_;  // the last line logged about rounds: the same is not said every five minutes
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace gongshi::content::store
