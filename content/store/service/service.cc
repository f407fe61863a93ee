#include "content/store/service/service.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

#include "content/store/service/jobs.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;  // with a job, when the service is to end
constexpr auto kSoon = 5s;      // until a job that found the store taken comes again

/// The wait before the next round: as the site says when all is well, from half a minute growing to
/// half an hour after failures; a fifth is left to chance so that devices do not ask all at once.
std::chrono::seconds round_wait(std::chrono::seconds poll, unsigned failures,
                                std::mt19937_64& jitter) {
  auto wait = poll;
  if (failures > 0)
    wait = std::min<std::chrono::seconds>(30s * (1 << std::min(failures - 1, 6U)), 30min);
  std::uniform_int_distribution<std::int64_t> part(0, wait.count() / 5);
  return wait + std::chrono::seconds(part(jitter));
}

}  // namespace

Service::Service(Loop& loop, const Clock& clock, fs::path config, config::Site site)
    : loop_(loop), clock_(clock), config_(std::move(config)), site_(std::move(site)) {}

Service::~Service() {
  if (round_timer_) loop_.cancel(*round_timer_);
  if (hang_up_) loop_.forget(hang_up_.get());
  if (worker_) loop_.forget(worker_->done_fd());
}

Result<std::unique_ptr<Service>> Service::open(Loop& loop, const Clock& clock, fs::path config,
                                               config::Site site) {
  std::unique_ptr<Service> service(new Service(loop, clock, std::move(config), std::move(site)));
  GONGSHI_CHECK(service->watch_hang_up());
  GONGSHI_TRY(service->worker_, Worker::start());
  GONGSHI_CHECK(loop.watch(service->worker_->done_fd(), Loop::kReadable,
                           [raw = service.get()](std::uint32_t) { raw->take_done(); }));
  service->round_in(0s);
  return service;
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
  if (site->store != site_.store || site->sync.socket != site_.sync.socket) {
    log(Level::kWarning, "sync", "store and socket change with a restart only");
    site->store = site_.store;
    site->sync.socket = site_.sync.socket;
  }
  site_ = *std::move(site);
  rounds_failed_ = 0;
  log(Level::kInfo, "sync", "site file read again");
  round_in(0s);
}

void Service::ask(JobKind kind) {
  waiting_.insert(kind);
  begin_next();
}

void Service::begin_next() {
  if (worker_->busy() || waiting_.empty() || loop_.stopped()) return;
  const JobKind kind = *waiting_.begin();
  waiting_.erase(kind);
  worker_->begin(job_for(kind));
}

Worker::Job Service::job_for([[maybe_unused]] JobKind kind) const {
  assert(kind == JobKind::kRound);
  return [site = site_, &clock = clock_](const std::atomic<bool>& stop) {
    return run_round(site, clock, stop);
  };
}

void Service::take_done() {
  const auto report = worker_->take_done();
  if (!report) return;
  say(*report);
  if (report->busy) {
    loop_.at(clock_.steady() + kSoon, [this, kind = report->kind] { ask(kind); });
  } else if (report->kind == JobKind::kRound) {
    round_ended(*report);
  }
  begin_next();
}

void Service::say(const JobReport& report) {
  const std::string line = report.word + " " + report.sentence.in(lang_from({}));
  if (report.kind == JobKind::kRound && line == said_) return;
  if (report.kind == JobKind::kRound) said_ = line;
  log(report.done ? Level::kInfo : Level::kWarning, "sync", line);
}

void Service::round_ended(const JobReport& report) {
  rounds_failed_ = report.done ? 0 : rounds_failed_ + 1;
  round_in(round_wait(site_.sync.poll, rounds_failed_, jitter_));
}

void Service::round_in(std::chrono::seconds wait) {
  if (round_timer_) loop_.cancel(*round_timer_);
  round_timer_.reset();
  if (site_.url.empty()) return;  // sticks only
  round_timer_ = loop_.at(clock_.steady() + wait, [this] {
    round_timer_.reset();
    ask(JobKind::kRound);
  });
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
  const bool ended = worker_->stop(kPatience);
  log(ended ? Level::kInfo : Level::kWarning, "sync",
      ended ? "stopped" : "left while a job was under way; the next start begins it again");
  return ended;
}

}  // namespace gongshi::content::store
