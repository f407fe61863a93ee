// Desk: what an operator may ask of the service, at the kiosk's maintenance page or a terminal, and
// what he is told.
//
//   control socket ─▶ [desk: PIN? possible now?] ─▶ job queue ─▶ outcome ─▶ the next answer
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "config/site.h"
#include "content/store/service/control_server.h"
#include "content/store/service/job_report.h"
#include "content/store/service/pin_guard.h"
#include "content/store/stick/stick.h"

namespace gongshi::content::store {

class Desk {
 public:
  /// What the desk needs of the service; all outlive it.
  struct Service {
    Loop& loop;
    const Clock& clock;
    const config::Site& site;
    const StickSource* sticks;         // none: this device takes no sticks
    std::function<void(JobKind)> ask;  // begins a job, or queues it
    std::function<bool()> round_is_under_way;
  };

  /// Listens at the site's socket.
  [[nodiscard]] static Result<std::unique_ptr<Desk>> open(Service service);
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// True while an operator waits for the outcome of such a job.
  [[nodiscard]] bool waits_for(JobKind kind) const { return asked_ == kind; }

  /// Every job that has ended.
  void take(const JobReport& report);

 private:
  explicit Desk(Service service);
  [[nodiscard]] ControlReply answer(const ControlRequest& request);
  [[nodiscard]] Result<Sentence> answer_to(const ControlRequest& request);
  [[nodiscard]] Result<Sentence> begin(ControlVerb verb);
  [[nodiscard]] Result<Sentence> begin_pull();
  [[nodiscard]] Result<Sentence> begin_on_stick(JobKind kind);

  Service service_;
  PinGuard pin_guard_;
  std::optional<JobKind> asked_;  // an operator waits for its outcome
  JobReport shown_;
  SteadyTime shown_until_{};  // an operator's outcome stands until then
  std::unique_ptr<LineServer> server_;
};

}  // namespace gongshi::content::store
