#include "content/store/service/service.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cerrno>

#include "content/store/fetch/back_off.h"
#include "content/store/service/jobs.h"
#include "content/store/service/opinion_job.h"
#include "content/store/service/stick_jobs.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;       // with a job, when the service is to end
constexpr auto kFirstScrub = 50min;  // after the start; jittered, so that it is within the hour
constexpr auto kNextScrub = 24h;
constexpr auto kReceiptsSoon = 2s;    // several displays often change together
constexpr auto kReceiptsLook = 1min;  // has the hour passed, is there a folder that was missing?
constexpr auto kSendAgain = 1min;     // after a failure, growing

}  // namespace

Service::Service(Loop& loop, const Clock& clock, fs::path config, config::Site site, Sticks sticks)
    : loop_(loop),
      clock_(clock),
      config_(std::move(config)),
      site_(std::move(site)),
      sticks_(std::move(sticks)) {}

Service::~Service() {
  for (const auto& [kind, timer] : timers_) loop_.cancel(timer);
  if (hang_up_) loop_.forget(hang_up_.get());
}

Result<std::unique_ptr<Service>> Service::open(Loop& loop, const Clock& clock, fs::path config,
                                               config::Site site, Sticks sticks) {
  std::unique_ptr<Service> made(
      new Service(loop, clock, std::move(config), std::move(site), std::move(sticks)));
  Service* service = made.get();
  GONGSHI_CHECK(service->watch_hang_up());
  GONGSHI_TRY(service->queue_,
              JobQueue::start(
                  loop, clock, [service](JobKind kind) { return service->job_for(kind); },
                  [service](const JobReport& report) { service->take(report); }));
  GONGSHI_TRY(service->desk_,
              Desk::open({loop, clock, service->site_, service->sticks_.source.get(),
                          [service](JobKind kind) { service->queue_->ask(kind); },
                          [service] { return service->queue_->at_work() == JobKind::kRound; }}));
  GONGSHI_TRY(service->folders_, FolderWatch::open(loop, [service] {
                if (std::exchange(service->receipts_soon_, true)) return;
                service->ask_in(JobKind::kReceipts, kReceiptsSoon);
                service->ask_opinions(kReceiptsSoon);
              }));
  service->look_at_folders();
  service->ask_in(JobKind::kRound, 0s);
  service->ask_in(JobKind::kReceipts, kReceiptsSoon);
  service->ask_opinions(kReceiptsSoon);
  service->ask_in(JobKind::kScrub, BackOff{kFirstScrub}.next(0, service->random()));
  return made;
}

Status Service::watch_hang_up() {
  sigset_t mask;
  ::sigemptyset(&mask);
  ::sigaddset(&mask, SIGHUP);
  if (::sigprocmask(SIG_BLOCK, &mask, nullptr) == 0) {
    hang_up_ = Fd(::signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  if (!hang_up_) return os_error(errno, {"等待信号", "cannot wait for signals"});
  return loop_.watch(hang_up_.get(), Loop::kReadable, [this](std::uint32_t) { reread_site(); });
}

void Service::reread_site() {
  signalfd_siginfo info{};
  [[maybe_unused]] const ssize_t got = ::read(hang_up_.get(), &info, sizeof info);
  auto site = config::read_site(config_);
  if (!site) return log(Level::kError, "sync", site.error());  // the one in use stays
  const config::Sync& now = site_.sync;
  if (site->store != site_.store || site->sync.socket != now.socket ||
      site->sync.pin_file != now.pin_file || site->sync.sticks != now.sticks ||
      site->sync.receipts_to_stick != now.receipts_to_stick) {
    log(Level::kWarning, "sync",
        "store, socket, pin_file, sticks and receipts_to_stick change with a restart only");
    site->store = site_.store;
    site->sync.socket = now.socket;
    site->sync.pin_file = now.pin_file;
    site->sync.sticks = now.sticks;
    site->sync.receipts_to_stick = now.receipts_to_stick;
  }
  site_ = *std::move(site);
  rounds_failed_ = 0;
  receipts_.seen.clear();
  send_after_ = {};
  opinions_after_ = {};
  log(Level::kInfo, "sync", "site file read again");
  look_at_folders();
  ask_in(JobKind::kRound, 0s);
  ask_in(JobKind::kReceipts, kReceiptsSoon);
  ask_opinions(kReceiptsSoon);
}

void Service::look_at_folders() {
  folders_->watch(site_.store);
  folders_->watch(site_.displays_folder);
  folders_->watch(site_.opinions_folder);
}

Worker::Job Service::job_for(JobKind kind) const {
  // The stick as it is now: when it has been pulled out meanwhile, the job finds that out.
  const auto on_stick = [&](auto act) -> Worker::Job {
    return [act, site = site_, stick = sticks_.source ? sticks_.source->stick() : std::nullopt,
            mounter = sticks_.mounter.get(), &clock = clock_](const std::atomic<bool>& stop) {
      return act(site, stick, *mounter, clock, stop);
    };
  };
  switch (kind) {
    case JobKind::kImport:
      return on_stick(run_import);
    case JobKind::kCarry:
      return on_stick(run_carry);
    case JobKind::kRound:
      return [site = site_, &clock = clock_, asked = desk_->waits_for(kind)](
                 const std::atomic<bool>& stop) { return run_round(site, clock, asked, stop); };
    case JobKind::kScrub:
      return [site = site_, &clock = clock_](const std::atomic<bool>& stop) {
        return run_scrub(site, clock, stop);
      };
    case JobKind::kOpinions:
      return [site = site_](const std::atomic<bool>& stop) { return run_opinions(site, stop); };
    case JobKind::kReceipts:
      break;
  }
  ReceiptOrder order = receipts_;
  order.may_send = clock_.steady() >= send_after_;
  return [site = site_, order, &clock = clock_](const std::atomic<bool>& stop) {
    return run_receipts(site, order, clock, stop);
  };
}

void Service::take(const JobReport& report) {
  say(report);
  desk_->take(report);
  switch (report.kind) {
    case JobKind::kRound:
      rounds_failed_ = report.done ? 0 : rounds_failed_ + 1;
      return ask_in(JobKind::kRound, BackOff{site_.sync.poll}.next(rounds_failed_, random()));
    case JobKind::kScrub:
      return ask_in(JobKind::kScrub, BackOff{kNextScrub}.next(0, random()));
    case JobKind::kReceipts:
      return receipts_ended(report);
    case JobKind::kOpinions:
      return opinions_ended(report);
    case JobKind::kImport:
    case JobKind::kCarry:
      return;
  }
}

void Service::receipts_ended(const JobReport& report) {
  receipts_.seen = report.seen;
  receipts_.unsent = report.unsent;
  sends_failed_ = report.done ? 0 : sends_failed_ + 1;
  if (!report.done) {
    send_after_ = clock_.steady() + BackOff{kSendAgain}.next(sends_failed_ - 1, random());
  }
  if (!receipts_soon_) ask_in(JobKind::kReceipts, kReceiptsLook);
}

void Service::opinions_ended(const JobReport& report) {
  opinions_failed_ = report.done ? 0 : opinions_failed_ + 1;
  opinions_after_ = {};
  if (report.done) return ask_opinions(report.unsent ? kReceiptsSoon : kReceiptsLook);
  const auto wait = BackOff{kSendAgain}.next(opinions_failed_ - 1, random());
  opinions_after_ = clock_.steady() + wait;
  ask_in(JobKind::kOpinions, wait);
}

void Service::ask_opinions(std::chrono::milliseconds wait) {
  // A server that has just failed is not asked again because a display has changed.
  if (clock_.steady() >= opinions_after_) ask_in(JobKind::kOpinions, wait);
}

void Service::say(const JobReport& report) {
  if (report.sentence.en.empty()) return;
  const std::string line =
      (report.word.empty() ? "" : report.word + " ") + report.sentence.in(lang_from({}));
  const bool by_itself = report.kind != JobKind::kImport && report.kind != JobKind::kCarry;
  if (std::exchange(said_[report.kind], line) == line && by_itself) return;
  log(report.done ? Level::kInfo : Level::kWarning, "sync", line);
}

void Service::ask_in(JobKind kind, std::chrono::milliseconds wait) {
  if (const auto before = timers_.extract(kind)) loop_.cancel(before.mapped());
  if (kind == JobKind::kRound && site_.url.empty()) return;  // sticks only
  timers_[kind] = loop_.at(clock_.steady() + wait, [this, kind] {
    timers_.erase(kind);
    if (kind == JobKind::kReceipts) {
      receipts_soon_ = false;
      look_at_folders();
    }
    queue_->ask(kind);
  });
}

double Service::random() {
  return std::uniform_real_distribution<double>(0, 1)(dice_);
}

void Service::keep_alive(std::chrono::microseconds period) {
  ::sd_notify(0, "WATCHDOG=1");
  loop_.at(clock_.steady() + period, [this, period] { keep_alive(period); });
}

Result<bool> Service::run() {
  std::uint64_t watchdog_us = 0;
  if (::sd_watchdog_enabled(0, &watchdog_us) > 0) {
    keep_alive(std::chrono::microseconds{watchdog_us / 2});
  }
  ::sd_notify(0, "READY=1");
  log(Level::kInfo, "sync", "running for site " + site_.site + ", store " + site_.store.string());
  GONGSHI_CHECK(loop_.run(clock_));
  ::sd_notify(0, "STOPPING=1");
  const bool ended = queue_->stop(kPatience);
  log(ended ? Level::kInfo : Level::kWarning, "sync",
      ended ? "stopped" : "left while a job was under way; the next start begins it again");
  return ended;
}

}  // namespace gongshi::content::store
