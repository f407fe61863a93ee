#include "signage/daemon.h"

#include <systemd/sd-daemon.h>

#include <algorithm>

#include "drivers/os/log.h"
#include "signage/emergency/recorded_run.h"
#include "signage/log/log_trouble.h"
#include "signage/panel/panel_output.h"
#include "signage/panel/panel_schedule.h"
#include "signage/playlist/places.h"
#include "signage/playlist/playlist.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

constexpr auto kReportSoon = 100ms;  // several boards often change together
constexpr auto kReportEvery = 10s;   // the age of a line is never older than this
constexpr auto kClockEvery = 1s;
constexpr auto kClockWasSet = 500ms;
constexpr auto kLookEvery = 10s;  // at what moves, where systemd does not say
constexpr const char* kProgram = "signage";
constexpr const char* kStore = "store";

std::chrono::milliseconds wall_ahead(const Clock& clock) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(clock.wall().time_since_epoch() -
                                                               clock.steady().time_since_epoch());
}

}  // namespace

Daemon::Daemon(Loop& loop, const Clock& clock, config::Site site)
    : loop_(loop), clock_(clock), bus_lines_(loop, clock), site_(std::move(site)) {}

Daemon::~Daemon() {
  if (report_timer_) loop_.cancel(*report_timer_);
  if (clock_timer_) loop_.cancel(*clock_timer_);
  if (watch_) loop_.forget(watch_->fd());
}

Result<std::unique_ptr<Daemon>> Daemon::open(Loop& loop, const Clock& clock, config::Site site,
                                             fonts::TypeCase& type) {
  std::unique_ptr<Daemon> daemon(new Daemon(loop, clock, std::move(site)));
  std::vector<std::unique_ptr<Output>> boards;
  for (const config::Display& display : daemon->site_.displays) {
    if (is_screen(display)) continue;  // opened by whoever has a window system
    if (is_panel(display)) {
      GONGSHI_TRY(auto panel,
                  PanelOutput::open(loop, clock, daemon->bus_lines_, display, daemon->on_change()));
      boards.push_back(std::move(panel));
      continue;
    }
    GONGSHI_TRY(auto board, BoardOutput::open(loop, clock, daemon->bus_lines_, display, type,
                                              daemon->on_change(),
                                              daemon->site_.signage.state_folder / "flash"));
    boards.push_back(std::move(board));
  }
  GONGSHI_CHECK(make_directories(daemon->site_.displays_folder));
  GONGSHI_TRY(daemon->watch_, ReleaseWatch::open(daemon->site_.store, daemon->site_.notice));
  daemon->edition_ = daemon->watch_->first();
  daemon->edition_.emergency = daemon->recorded_emergency();
  if (daemon->edition_.withheld) log(Level::kWarning, "signage", "nothing may be shown");
  GONGSHI_CHECK(loop.watch(daemon->watch_->fd(), Loop::kReadable,
                           [raw = daemon.get()](std::uint32_t) { raw->take_news(); }));
  daemon->ledger_ = std::make_unique<Ledger>(daemon->site_, clock);
  for (auto& board : boards) daemon->add(std::move(board));
  daemon->ledger_->witness().took(daemon->edition_, {}, clock.wall());
  daemon->wall_ahead_ = wall_ahead(clock);
  daemon->watch_clock();
  return daemon;
}

std::function<void()> Daemon::on_change() {
  return [this] { report_soon(); };
}

void Daemon::add(std::unique_ptr<Output> output) {
  output->take(edition_);
  outputs_.push_back(std::move(output));
  report_soon();
}

void Daemon::take_news() {
  auto news = watch_->take();
  if (!news) return;
  const bool other = news->release != edition_.release;
  edition_ = *std::move(news);
  if (desk_) desk_->take(edition_);
  edition_.emergency = desk_ ? desk_->run() : recorded_emergency();
  const auto& release = edition_.release;
  if (other) {
    log(release ? Level::kInfo : Level::kWarning, "signage",
        release ? "showing " + release->id().serial() : std::string("nothing may be shown"));
  }
  give_edition();
}

/// For who pushes once: a card that the service runs is not to be painted over.
std::optional<EmergencyRun> Daemon::recorded_emergency() const {
  auto running = recorded_run(site_.signage.state_folder, edition_, clock_.wall(), boot_mark());
  if (running) return *std::move(running);
  log(Level::kError, "signage", running.error());
  return std::nullopt;
}

void Daemon::give_edition() {
  give(edition_, outputs_, ledger_->witness(), clock_.wall());
}

/// Why a card begins or ends, for the display log.
void Daemon::explain(const EmergencyEvent& event) {
  using Kind = EmergencyEvent::Kind;
  const auto [begins, words] = [&]() -> std::pair<bool, Sentence> {
    switch (event.kind) {
      case Kind::kStarted:
        return {true, {"由 " + event.by + " 启动", "started by " + event.by}};
      case Kind::kResumed:
        return {true, {"重启后继续", "goes on after a restart"}};
      case Kind::kStopped:
        return {false, {"由 " + event.by + " 停止", "stopped by " + event.by}};
      case Kind::kEnded:
        return {false, {"到时自行结束", "its time is over"}};
      case Kind::kReplaced:
        return {false, {"由 " + event.by + " 换成另一张卡", "replaced by " + event.by}};
      case Kind::kWithdrawn:
        return {false, {"此卡已从内容中撤下", "the card was withdrawn from the content"}};
    }
    return {};
  }();
  ledger_->witness().because(begins, words);
}

/// On every display at once: none waits for its turn.
void Daemon::show_emergency() {
  if (!desk_) return;  // its first word, before it is ours
  edition_.emergency = desk_->run();
  give_edition();
}

int Daemon::displays_at(std::string_view tags) const {
  return static_cast<int>(std::count_if(outputs_.begin(), outputs_.end(), [&](const auto& output) {
    return reaches(tags, output->display());
  }));
}

void Daemon::serve_emergencies(Contacts::Open open_lines) {
  desk_ =
      EmergencyDesk::open(loop_, clock_, site_.signage, edition_,
                          {.changed = [this] { show_emergency(); },
                           .event = [this](const EmergencyEvent& event) { explain(event); },
                           .displays = [this](std::string_view tags) { return displays_at(tags); }},
                          std::move(open_lines));
  // Also when the recorded card has ended on the desk's first look.
  if (desk_->run() != edition_.emergency) show_emergency();
}

/// Displays wait for their next change on the steady clock. When somebody sets the wall clock,
/// what is due is another thing at once.
void Daemon::watch_clock() {
  clock_timer_ = loop_.at(clock_.steady() + kClockEvery, [this] { watch_clock(); });
  const auto moved = wall_ahead(clock_) - wall_ahead_;
  wall_ahead_ += moved;
  if (moved <= kClockWasSet && moved >= -kClockWasSet) return;
  log(Level::kWarning, "signage",
      "the clock was set by " + std::to_string(moved / 1ms / 1000) + " s");
  for (const auto& output : outputs_) output->take(edition_);
}

void Daemon::report_soon() {
  if (report_is_soon_) return;
  if (report_timer_) loop_.cancel(*report_timer_);
  report_is_soon_ = true;
  report_timer_ = loop_.at(clock_.steady() + kReportSoon, [this] { report(); });
}

void Daemon::report() {
  report_is_soon_ = false;
  report_timer_ = loop_.at(clock_.steady() + kReportEvery, [this] { report(); });
  ledger_->look(outputs_, clock_.wall(), clock_.steady());
  const Status written = tell_displays();
  if (!written && !report_failed_) log(Level::kError, "signage", written.error());
  report_failed_ = !written.has_value();
  tell_trouble();
}

Status Daemon::tell_displays() {
  GONGSHI_CHECK(content::write_display_lines(site_.displays_folder, kProgram, lines()));
  std::vector<Motion> screens;
  for (const auto& output : outputs_) {
    if (auto motion = output->motion()) screens.push_back(*std::move(motion));
  }
  if (screens.empty() && !told_screens_) return {};
  GONGSHI_CHECK(tell_motion(site_.displays_folder, screens));
  told_screens_ = !screens.empty();
  return {};
}

/// For `status`: a log that is not written must not be noticed only when somebody needs it.
void Daemon::tell_trouble() {
  const auto error = ledger_->trouble();
  auto trouble = error ? std::optional(error->what) : std::nullopt;
  if (told_trouble_ == trouble) return;
  const Status told = tell_log_trouble(site_.displays_folder, trouble);
  if (told) {
    told_trouble_ = std::move(trouble);
  } else {
    log(Level::kError, "signage", told.error());
  }
}

std::vector<content::DisplayLine> Daemon::lines() const {
  std::vector<content::DisplayLine> lines;
  for (const auto& output : outputs_) lines.push_back(output->line());
  return lines;
}

void Daemon::keep_watch() {
  std::uint64_t watchdog_us = 0;
  const bool watched = ::sd_watchdog_enabled(0, &watchdog_us) > 0;
  const auto period =
      watched ? std::chrono::microseconds{watchdog_us / 3} : std::chrono::microseconds{kLookEvery};
  watchdog_ = std::make_unique<Watchdog>(
      loop_, clock_, period, [] { ::sd_notify(0, "WATCHDOG=1"); },
      [this](const std::string& name, bool stuck) { say_stuck(name, stuck); });
  for (const auto& output : outputs_) {
    watchdog_->watch(output->display().name,
                     [raw = output.get()](SteadyTime now) { return moves(*raw, now); });
  }
  watchdog_->watch(kStore, [this](SteadyTime now) { return watch_->lives(now); });
}

void Daemon::say_stuck(const std::string& name, bool stuck) {
  const Sentence words =
      stuck ? Sentence{name + " 没有进展，服务将重新启动", name + " is stuck; the service restarts"}
            : Sentence{name + " 恢复进展", name + " moves again"};
  log(stuck ? Level::kError : Level::kInfo, "signage", Error{Errc::kTimeout, words, {}});
  ledger_->witness().say({.time = clock_.wall(),
                          .event = stuck ? LogEvent::kFault : LogEvent::kHealed,
                          .display = name == kStore ? std::string{} : name,
                          .items = {"stuck"},
                          .words = words});
}

Status Daemon::run() {
  keep_watch();
  ::sd_notify(0, "READY=1");
  const Status outcome = loop_.run(clock_);
  ::sd_notify(0, "STOPPING=1");
  report();
  ledger_->stop(clock_.wall());
  return outcome;
}

Status Daemon::push(std::chrono::milliseconds wait) {
  const SteadyTime end = clock_.steady() + wait;
  const auto settled = [](const auto& output) { return output->settled(); };
  while (!loop_.stopped() && clock_.steady() < end &&
         !std::all_of(outputs_.begin(), outputs_.end(), settled)) {
    GONGSHI_CHECK(loop_.turn(clock_, end));
  }
  report();
  ledger_->stop(clock_.wall());
  return {};
}

}  // namespace gongshi::signage
