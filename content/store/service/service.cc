#include "content/store/service/service.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cerrno>

#include "content/store/fetch/back_off.h"
#include "content/store/service/jobs.h"
#include "content/store/service/stick_jobs.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;  // with a job, when the service is to end
constexpr auto kSoon = 5s;      // until a job that found the store taken comes again
constexpr auto kShown = 10min;  // an operator's outcome stands on the page, whatever rounds bring
constexpr const char* kGroup = "gongshi";  // of the displays, who may ask

Error refused(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, {}};
}

}  // namespace

Service::Service(Loop& loop, const Clock& clock, fs::path config, config::Site site, Sticks sticks)
    : loop_(loop),
      clock_(clock),
      config_(std::move(config)),
      site_(std::move(site)),
      sticks_(std::move(sticks)),
      pin_guard_(site_.sync.pin_file, Layout{site_.store}.notes() / "pin-tries") {}

Service::~Service() {
  if (round_timer_) loop_.cancel(*round_timer_);
  if (hang_up_) loop_.forget(hang_up_.get());
  if (worker_) loop_.forget(worker_->done_fd());
}

Result<std::unique_ptr<Service>> Service::open(Loop& loop, const Clock& clock, fs::path config,
                                               config::Site site, Sticks sticks) {
  std::unique_ptr<Service> service(
      new Service(loop, clock, std::move(config), std::move(site), std::move(sticks)));
  GONGSHI_CHECK(service->watch_hang_up());
  GONGSHI_CHECK(service->listen());
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

Status Service::listen() {
  GONGSHI_TRY(server_, ControlServer::open(
                           loop_, clock_, site_.sync.socket, kGroup,
                           [this](const ControlRequest& request) { return answer(request); }));
  return {};
}

void Service::reread_site() {
  signalfd_siginfo info{};
  [[maybe_unused]] const ssize_t got = ::read(hang_up_.get(), &info, sizeof info);
  auto site = config::read_site(config_);
  if (!site) return log(Level::kError, "sync", site.error());  // the one in use stays
  if (site->store != site_.store || site->sync.socket != site_.sync.socket ||
      site->sync.pin_file != site_.sync.pin_file) {
    log(Level::kWarning, "sync", "store, socket and pin_file change with a restart only");
    site->store = site_.store;
    site->sync.socket = site_.sync.socket;
    site->sync.pin_file = site_.sync.pin_file;
  }
  site_ = *std::move(site);
  rounds_failed_ = 0;
  log(Level::kInfo, "sync", "site file read again");
  round_in(0s);
}

bool Service::at_work() const {
  return asked_kind_ || running_ == JobKind::kRound;
}

ControlReply Service::answer(const ControlRequest& request) {
  ControlReply reply;
  if (auto sentence = answer_to(request)) {
    reply.accepted = true;
    reply.sentence = *std::move(sentence);
  } else {
    reply.sentence = std::move(sentence).error().what;
  }
  if (const auto stick = plugged_in()) reply.stick = stick->label;
  reply.busy = at_work();
  reply.word = shown_.word;
  reply.outcome = shown_.sentence;
  return reply;
}

Result<Sentence> Service::answer_to(const ControlRequest& request) {
  if (request.verb == ControlVerb::kState) {
    return Sentence{"更新服务在运行", "the updater is running"};
  }
  GONGSHI_CHECK(check_asked(request));
  if (request.verb == ControlVerb::kUnlock) return Sentence{"密码正确", "the PIN is right"};
  return begin_asked(request.verb);
}

Status Service::check_asked(const ControlRequest& request) {
  const Status checked = pin_guard_.check(request.pin, clock_.wall(), clock_.steady());
  if (!checked) log(Level::kWarning, "sync", checked.error());
  return checked;
}

Result<Sentence> Service::begin_asked(ControlVerb verb) {
  if (asked_kind_) {
    return refused("上一个操作还在进行，请稍候", "the last thing asked for is still under way");
  }
  if (verb == ControlVerb::kPull) {
    if (site_.url.empty()) {
      return refused("此设备没有设置网址，只能用 U 盘更新",
                     "this device has no address to ask; it is updated by stick");
    }
    ask_for_operator(JobKind::kRound);
    return Sentence{"开始检查更新", "looking for news"};
  }
  const bool carry = verb == ControlVerb::kCarryReceipts;
  if (!sticks_.source) return refused("此设备不使用 U 盘", "this device takes no sticks");
  if (carry && !site_.sync.receipts_to_stick) {
    return refused("此设备不往 U 盘上存回执", "this device carries no receipts out on sticks");
  }
  if (!plugged_in()) {
    return refused("没有插入 U 盘，或其格式不是 FAT、exFAT",
                   "no stick is plugged in, or it is not formatted as FAT or exFAT");
  }
  ask_for_operator(carry ? JobKind::kCarry : JobKind::kImport);
  return carry ? Sentence{"正在往 U 盘存回执，请不要拔出", "writing receipts; leave the stick in"}
               : Sentence{"正在从 U 盘读取，请稍候", "reading the stick, please wait"};
}

std::optional<Stick> Service::plugged_in() const {
  return sticks_.source ? sticks_.source->stick() : std::nullopt;
}

void Service::ask_for_operator(JobKind kind) {
  asked_kind_ = kind;
  ask(kind);
}

void Service::ask(JobKind kind) {
  waiting_.insert(kind);
  begin_next();
}

void Service::begin_next() {
  if (worker_->busy() || waiting_.empty() || loop_.stopped()) return;
  const JobKind kind = *waiting_.begin();
  waiting_.erase(kind);
  running_ = kind;
  worker_->begin(job_for(kind));
}

Worker::Job Service::job_for(JobKind kind) const {
  // The stick as it is now: when it has been pulled out meanwhile, the job finds that out.
  const auto on_stick = [&](auto act) -> Worker::Job {
    return [act, site = site_, stick = plugged_in(), mounter = sticks_.mounter.get(),
            &clock = clock_](const std::atomic<bool>& stop) {
      return act(site, stick, *mounter, clock, stop);
    };
  };
  switch (kind) {
    case JobKind::kImport:
      return on_stick(run_import);
    case JobKind::kCarry:
      return on_stick(run_carry);
    case JobKind::kRound:
    case JobKind::kReceipts:
    case JobKind::kScrub:
      break;
  }
  const bool asked = asked_kind_ == JobKind::kRound;
  return [site = site_, &clock = clock_, asked](const std::atomic<bool>& stop) {
    return run_round(site, clock, asked, stop);
  };
}

void Service::take_done() {
  const auto report = worker_->take_done();
  if (!report) return;
  running_.reset();
  say(*report);
  show(*report);
  if (report->busy) {
    loop_.at(clock_.steady() + kSoon, [this, kind = report->kind] { ask(kind); });
  } else if (report->kind == JobKind::kRound) {
    round_ended(*report);
  }
  begin_next();
}

/// What the maintenance page is told: the outcome of what an operator asked for, or else of the
/// last round.
void Service::show(const JobReport& report) {
  const bool waited_for = asked_kind_ == report.kind && !report.busy;
  if (!waited_for && (report.kind != JobKind::kRound || clock_.steady() < shown_until_)) return;
  shown_ = report;
  if (!waited_for) return;
  asked_kind_.reset();
  shown_until_ = clock_.steady() + kShown;
}

void Service::say(const JobReport& report) {
  const std::string line = report.word + " " + report.sentence.in(lang_from({}));
  if (report.kind == JobKind::kRound && line == said_) return;
  if (report.kind == JobKind::kRound) said_ = line;
  log(report.done ? Level::kInfo : Level::kWarning, "sync", line);
}

void Service::round_ended(const JobReport& report) {
  rounds_failed_ = report.done ? 0 : rounds_failed_ + 1;
  const double random = std::uniform_real_distribution<double>(0, 1)(random_);
  round_in(BackOff{site_.sync.poll}.next(rounds_failed_, random));
}

void Service::round_in(std::chrono::milliseconds wait) {
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
