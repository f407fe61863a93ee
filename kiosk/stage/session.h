// Session: the kiosk's one loop: SDL events, the store's news, the script, frames.
//
// Blocks in SDL_WaitEventTimeout until the next deadline, so that a page that stands still costs
// nothing. Draws only what changed; sleeps to the next sixtieth only while something moves.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "config/site.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"
#include "kiosk/draw/screen.h"
#include "kiosk/staff/emergency_watch.h"
#include "kiosk/stage/release_watch.h"
#include "kiosk/stage/script_player.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/stop_signals.h"
#include "kiosk/views/home_view.h"

namespace gongshi::kiosk {

struct SessionOptions {
  config::Site site;
  std::optional<Size> window{};  // empty: full screen
  std::optional<ScriptPlayer> script{};
  std::function<std::unique_ptr<View>()> make_home;
};

class Session {
 public:
  /// `clock` outlives the session; the script sets it.
  [[nodiscard]] static Result<std::unique_ptr<Session>> open(SessionOptions options,
                                                             ShiftedClock& clock);

  /// Until the window is closed, a stop signal has come or the script has ended.
  [[nodiscard]] Status run();

  /// For scripts: the screen as a PNG file.
  [[nodiscard]] Status save_shot(const std::string& path);

 private:
  Session(SessionOptions options, ShiftedClock& clock);

  [[nodiscard]] Status resize();
  void open_handwriting();
  void open_look();
  void take_news();
  void handle(const SDL_Event& event);
  void handle_key(const SDL_KeyboardEvent& key);
  [[nodiscard]] Status show();
  [[nodiscard]] Status draw_frame();
  /// The error itself once it has lasted too long.
  [[nodiscard]] Status display_lost(const Error& error, SteadyTime now);
  void report(SteadyTime now);
  void count_ignored(SteadyTime now);
  [[nodiscard]] int wait_ms(SteadyTime now) const;

  SessionOptions options_;
  ShiftedClock& clock_;
  std::shared_ptr<Mailbox> mailbox_;
  std::unique_ptr<StopSignals> stop_;  // before whatever starts threads
  std::optional<Sdl> sdl_;
  std::unique_ptr<ReleaseWatch> watch_;
  std::unique_ptr<EmergencyWatch> emergencies_;
  std::unique_ptr<Voice> voice_;  // outlives the stage; empty: the site wants none
  DeviceSettings device_;
  Look look_;
  std::optional<Sentence> theme_trouble_;  // why look_ is our own
  // What the store told last.
  std::shared_ptr<const Issue> issue_;
  content::store::FreshnessFacts facts_;
  std::optional<NoticeWords> notice_;
  std::optional<Screen> screen_;
  std::unique_ptr<Text> text_;
  std::unique_ptr<Stage> stage_;
  std::shared_ptr<const handwriting::Templates> handwriting_;
  Uint32 news_event_ = 0;
  Uint32 emergency_event_ = 0;
  bool quit_ = false;
  bool whole_ = true;                       // the surface's contents are lost
  bool resize_due_ = false;                 // the glass may be another one
  std::optional<SteadyTime> lost_since_{};  // there is no glass
  bool heard_ = false;                      // the store has been looked at once
  bool ready_told_ = false;                 // to systemd
  bool report_due_ = true;                  // what is shown has changed
  SteadyTime next_report_{};
  SteadyTime next_count_{};
  std::optional<std::chrono::microseconds> watchdog_{};
};

}  // namespace gongshi::kiosk
