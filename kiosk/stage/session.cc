#include "kiosk/stage/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <systemd/sd-daemon.h>

#include "content/store/report/display_line.h"
#include "drivers/os/log.h"
#include "kiosk/handwriting/templates.h"
#include "kiosk/look/theme_file.h"
#include "kiosk/speech/speechd_voice.h"
#include "kiosk/stage/input_events.h"

namespace gongshi::kiosk {
namespace {

/// The row of `gongshi-sync status` is renewed this often, so that its age tells the truth.
constexpr auto kReportEvery = std::chrono::seconds(10);
constexpr auto kCountEvery = std::chrono::minutes(10);
constexpr auto kLongestLost = std::chrono::seconds(60);
constexpr auto kLookAgain = std::chrono::milliseconds(500);
/// Of the thread that asks, not of the drawing.
constexpr auto kEmergencyPatience = std::chrono::milliseconds(800);

NoticeWords notice_for(const Error& error, const config::Notice& site) {
  if (error.code == Errc::kRejected) {
    return {{"公开信息暂停公示，请到窗口咨询。",
             "The published information is withheld. Please ask at the counter."},
            site,
            content::freshness_code(content::Freshness::kWithheld)};
  }
  if (error.code == Errc::kNotFound) {
    return {{"本机尚未收到公开信息，请到咨询台查询。",
             "No information has been delivered to this device yet. Please ask at the information "
             "desk."},
            site,
            {}};
  }
  return {{"公开信息暂时无法读取，请到咨询台查询。",
           "The information cannot be read at the moment. Please ask at the information desk."},
          site,
          {}};
}

/// Routes cannot begin at a place that the plans do not have; the pages say so to visitors.
void warn_of_unknown_place(const std::string& place, const content::Release& release) {
  if (place.empty() || release.plans().empty() || release.point(place) != nullptr) return;
  log(Level::kWarning, "kiosk",
      "本期平面图上没有 site.yaml 里 kiosk.place 的点 " + place +
          "，不显示“您在这里” | the plans have no point " + place +
          " (kiosk.place of site.yaml): no \"you are here\"");
}

Place place_of(const config::Kiosk& kiosk) {
  Place place{kiosk.lower_edge_mm, {}, kiosk.rest, kiosk.place};
  for (const std::string& code : kiosk.languages) {
    if (const auto language = language_of(code)) place.languages.push_back(*language);
  }
  return place;
}

}  // namespace

Session::Session(SessionOptions options, ShiftedClock& clock)
    : options_(std::move(options)),
      clock_(clock),
      mailbox_(std::make_shared<Mailbox>(options_.site.opinions_folder, options_.site.kiosk.name,
                                         clock)) {}

Result<std::unique_ptr<Session>> Session::open(SessionOptions options, ShiftedClock& clock) {
  std::unique_ptr<Session> session(new Session(std::move(options), clock));
  GONGSHI_TRY(Sdl sdl, Sdl::start());
  session->sdl_.emplace(std::move(sdl));
  GONGSHI_TRY(session->stop_, StopSignals::start([] {
                SDL_Event event{};  // only wakes the loop
                event.type = SDL_USEREVENT;
                SDL_PushEvent(&event);
              }));
  session->news_event_ = SDL_RegisterEvents(2);
  session->emergency_event_ = session->news_event_ + 1;
  // The store is read while display, window and fonts are being opened.
  GONGSHI_TRY(session->watch_, ReleaseWatch::start(session->options_.site.store, clock,
                                                   [type = session->news_event_] {
                                                     SDL_Event event{};
                                                     event.type = type;
                                                     SDL_PushEvent(&event);
                                                   }));
  GONGSHI_TRY(session->emergencies_, EmergencyWatch::start(
                                         [socket = session->options_.site.signage.socket] {
                                           return content::ask_signage(
                                               socket, {content::EmergencyVerb::kList, {}, "kiosk"},
                                               kEmergencyPatience);
                                         },
                                         [type = session->emergency_event_] {
                                           SDL_Event event{};
                                           event.type = type;
                                           SDL_PushEvent(&event);
                                         },
                                         EmergencyWatch::Pace{}));
  GONGSHI_CHECK(session->sdl_->open_video());
  session->open_handwriting();
  session->open_look();
  if (auto settings = read_device_settings(device_file(session->options_.site))) {
    session->device_ = *std::move(settings);
  } else {
    log(Level::kWarning, "kiosk", settings.error());
  }
  if (session->options_.site.kiosk.speech) {
    session->voice_ = std::make_unique<SpeechdVoice>([] {
      SDL_Event event{};  // only wakes the loop
      event.type = SDL_USEREVENT;
      SDL_PushEvent(&event);
    });
  }
  GONGSHI_TRY(Screen screen, Screen::open(session->options_.window));
  session->screen_.emplace(std::move(screen));
  GONGSHI_CHECK(session->resize());
  std::uint64_t watchdog_us = 0;
  if (sd_watchdog_enabled(0, &watchdog_us) > 0) {
    session->watchdog_ = std::chrono::microseconds(watchdog_us / 2);
  }
  return session;
}

/// Without templates there are still the keys: said, and no reason to stay dark.
void Session::open_handwriting() {
  auto templates = handwriting::Templates::open(handwriting::Templates::installed_file());
  if (templates) {
    handwriting_ = std::make_shared<const handwriting::Templates>(*std::move(templates));
  } else if (templates.error().code == Errc::kNotFound) {
    log(Level::kInfo, "kiosk", "no handwriting templates are installed: there are only keys");
  } else {
    log(Level::kWarning, "kiosk", templates.error());
  }
}

/// A theme that cannot be shown is said, and no reason to stay dark: there is our own.
void Session::open_look() {
  if (options_.site.kiosk.theme.empty()) return;
  auto look = read_look(options_.site.kiosk.theme);
  if (look) {
    look_ = *std::move(look);
    return;
  }
  log(Level::kWarning, "kiosk", look.error());
  theme_trouble_ = look.error().what;
}

Status Session::resize() {
  GONGSHI_TRY(SDL_Surface* const surface, screen_->surface());
  const Metrics metrics = Metrics::of(size_of(*surface), options_.site.kiosk.diagonal_inch);
  whole_ = true;
  if (stage_ != nullptr && stage_->metrics() == metrics) return {};
  if (stage_ != nullptr) device_ = stage_->device();
  stage_.reset();
  text_.reset();
  GONGSHI_TRY(text_, Text::open(metrics.px_per_mm));
  stage_ = std::make_unique<Stage>(*text_, metrics, options_.make_home, options_.site.kiosk.idle,
                                   place_of(options_.site.kiosk));
  stage_->set_device(device_);
  MaintenanceDoors doors = real_maintenance_doors(options_.site);
  if (voice_ != nullptr) {
    voice_->hush();
    stage_->set_voice(voice_.get());
    doors.device.speak_sample = [voice = voice_.get()](int volume) {
      voice->say({0, "音量 " + std::to_string(volume), Language::kZh, volume, 0});
    };
  }
  doors.theme_trouble = theme_trouble_;
  stage_->set_maintenance(std::move(doors));
  stage_->set_look(look_);
  stage_->set_mailbox(mailbox_);
  stage_->set_handwriting(handwriting_);
  stage_->set_places(options_.site.kiosk.tags);
  stage_->set_emergency(emergencies_->running());
  // The store tells each thing once: another size of the glass is no news.
  stage_->set_facts(facts_);
  if (issue_ != nullptr) {
    stage_->set_issue(issue_);
  } else if (notice_) {
    stage_->set_notice(*notice_);
  }
  return {};
}

/// A pulled cable or a mode change: what was drawn is gone, and for a while there may be nothing to
/// draw on. It is tried again; if it lasts, the service manager starts the program afresh.
Status Session::display_lost(const Error& error, SteadyTime now) {
  whole_ = true;
  if (!lost_since_) {
    lost_since_ = now;
    log(Level::kWarning, "kiosk", error);
  }
  if (now - *lost_since_ > kLongestLost) return error;
  return {};
}

void Session::take_news() {
  const auto news = watch_->take();
  if (!news) return;
  heard_ = true;
  const bool had_issue = stage_->issue() != nullptr;
  if (news->trouble && had_issue && news->trouble->code != Errc::kRejected) {
    return;  // an issue on screen stays when the store merely cannot be read
  }
  facts_ = news->facts;
  stage_->set_facts(facts_);
  if (news->issue != nullptr) {
    issue_ = news->issue;
    stage_->set_issue(issue_);
    warn_of_unknown_place(options_.site.kiosk.place, *issue_->release);
    report_due_ = true;
  } else if (news->trouble) {
    issue_.reset();
    notice_ = notice_for(*news->trouble, options_.site.notice);
    stage_->set_notice(*notice_);
    report_due_ = report_due_ || had_issue;
  }
}

void Session::handle_key(const SDL_KeyboardEvent& key) {
  if ((key.keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return;
  const std::string action = typed_action(key.keysym.sym);
  if (!action.empty() && stage_->key(action, clock_.steady(), clock_.wall())) return;
  if (const auto pressed = keypad_key(key)) {
    stage_->keypad(*pressed, clock_.steady(), clock_.wall());
  }
}

void Session::handle(const SDL_Event& event) {
  if (event.type == news_event_) return take_news();
  if (event.type == emergency_event_) return stage_->set_emergency(emergencies_->running());
  switch (event.type) {
    case SDL_QUIT:
      // Nobody closes a kiosk in full screen but the service manager, and that sends a signal.
      if (!screen_->fullscreen()) quit_ = true;
      return;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
          event.window.event == SDL_WINDOWEVENT_EXPOSED) {
        resize_due_ = true;
      }
      return;
    case SDL_DISPLAYEVENT:
      resize_due_ = true;
      return;
    case SDL_KEYDOWN:
      handle_key(event.key);
      break;
    default: {
      const Metrics& m = stage_->metrics();
      if (const auto contact = contact_of(event, {m.width, m.height}, clock_.steady())) {
        stage_->contact(*contact, clock_.wall());
      }
    }
  }
  // What was touched before the new page was seen was not meant for it.
  if (stage_->take_page_changed()) drop_queued_input();
}

/// Brings the glass up to date, if there is one.
Status Session::show() {
  if (!resize_due_ && !stage_->dirty() && !whole_) return {};
  Status shown = resize_due_ ? resize() : Status();
  if (shown) {
    resize_due_ = false;
    shown = draw_frame();
  }
  if (!shown) return display_lost(shown.error(), clock_.steady());
  if (lost_since_) log(Level::kInfo, "kiosk", "the display is back");
  lost_since_.reset();
  return {};
}

Status Session::draw_frame() {
  GONGSHI_TRY(SDL_Surface* const surface, screen_->surface());
  const auto changed = stage_->draw(*surface, clock_.steady(), clock_.wall(), whole_);
  whole_ = false;
  GONGSHI_CHECK(screen_->present(changed));
  if (!ready_told_ && heard_) {
    sd_notify(0, "READY=1");
    ready_told_ = true;
  }
  return {};
}

/// Counts, so that dirt on the glass is noticed; never where or what somebody touched.
void Session::count_ignored(SteadyTime now) {
  if (now < next_count_) return;
  next_count_ = now + kCountEvery;
  const IgnoredContacts ignored = stage_->take_ignored();
  if (!ignored.any()) return;
  log(Level::kInfo, "kiosk",
      "contacts ignored since the last line: " + std::to_string(ignored.held) + " held for 10 s, " +
          std::to_string(ignored.second) + " while another was down, " +
          std::to_string(ignored.repeated) + " reported twice");
}

void Session::report(SteadyTime now) {
  if (watchdog_) sd_notify(0, "WATCHDOG=1");
  count_ignored(now);
  if (lost_since_) return;  // nothing is drawn, and nobody is told that something is
  if (!heard_ || (!report_due_ && now < next_report_)) return;
  report_due_ = false;
  next_report_ = now + kReportEvery;
  content::DisplayLine line;
  line.display = options_.site.kiosk.name;
  line.kind = "kiosk";
  line.seen = content::Seen::kSeen;
  if (const Issue* const issue = stage_->issue()) {
    line.serial = issue->release->id().serial();
    line.manifest_hash = issue->release->id().manifest_hash;
    line.proof = content::Proof::kDrawn;
    line.proved_at = clock_.wall();
  }
  const Status written =
      content::write_display_lines(options_.site.displays_folder, "gongshi-kiosk", {line});
  if (!written) log(Level::kWarning, "kiosk", written.error());
}

int Session::wait_ms(SteadyTime now) const {
  SteadyTime next = now + std::chrono::hours(1);
  if (const auto at = stage_->deadline(now, clock_.wall())) next = std::min(next, *at);
  if (heard_) next = std::min(next, next_report_);
  if (watchdog_) next = std::min(next, now + *watchdog_);
  if (lost_since_) return int(kLookAgain.count());
  if (heard_ && options_.script) next = std::min(next, options_.script->deadline());
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now);
  return int(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

Status Session::run() {
  while (!quit_ && !stop_->arrived()) {
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, wait_ms(clock_.steady())) != 0) {
      do {
        handle(event);
      } while (SDL_PollEvent(&event) != 0);
    }
    if (quit_ || stop_->arrived()) break;
    stage_->tick(clock_.steady(), clock_.wall());
    GONGSHI_CHECK(show());
    report(clock_.steady());
    if (heard_ && options_.script && SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE) {
      GONGSHI_CHECK(options_.script->play(*stage_, clock_.steady()));
      if (options_.script->done()) quit_ = true;
    }
  }
  sd_notify(0, "STOPPING=1");
  return {};
}

Status Session::save_shot(const std::string& path) {
  GONGSHI_TRY(SDL_Surface* const surface, screen_->surface());
  return save_picture(*surface, path);
}

}  // namespace gongshi::kiosk
