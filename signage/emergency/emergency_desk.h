// EmergencyDesk: all who may start and stop an emergency card of the running service, and the card
// that runs.
//
//   socket (command, kiosk), contacts ─▶[desk]─ Emergency ─▶ Daemon ─▶ every display at once
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "config/site.h"
#include "content/emergency_control.h"
#include "drivers/os/line_server.h"
#include "drivers/os/loop.h"
#include "signage/edition.h"
#include "signage/emergency/contact_desk.h"
#include "signage/emergency/emergency.h"

namespace gongshi::signage {

class EmergencyDesk {
 public:
  /// Between two looks at what runs: a clock that was set shows on screens no longer than this.
  static constexpr std::chrono::milliseconds kLook{200};

  struct Calls {
    std::function<void()> changed;                     // run() is another one
    std::function<void(const EmergencyEvent&)> event;  // for the display log
    /// How many of this host a card of these places ("lobby;ward", empty: all) reaches.
    std::function<int(std::string_view tags)> displays;
    std::function<BootMark()> boot = boot_mark;
  };

  /// Goes on with what the state folder says. Loop and clock are borrowed. `edition` is what is
  /// shown now. A socket or a contact that cannot be had is said: the displays are worth more.
  [[nodiscard]] static std::unique_ptr<EmergencyDesk> open(
      Loop& loop, const Clock& clock, const config::Signage& site, const Edition& edition,
      Calls calls, Contacts::Open open_lines = drivers::open_modem_lines);
  ~EmergencyDesk();
  EmergencyDesk(const EmergencyDesk&) = delete;
  EmergencyDesk& operator=(const EmergencyDesk&) = delete;

  /// What is shown from now on: a running card that it lacks ends, without `changed` being called.
  void take(const Edition& edition);

  [[nodiscard]] const std::optional<EmergencyRun>& run() const { return emergency_.run(); }
  /// Who started it.
  [[nodiscard]] const std::string& by() const { return emergency_.by(); }
  [[nodiscard]] bool startable(std::string_view card) const;

  /// `by` stands in the log.
  [[nodiscard]] content::EmergencyReply start(const std::string& card, const std::string& by);
  [[nodiscard]] content::EmergencyReply stop(const std::string& by);
  [[nodiscard]] content::EmergencyReply list() const;

  /// For the contacts: looks, and writes what is to be kept, in a turn of its own.
  void look_later();
  void save_later();

 private:
  EmergencyDesk(Loop& loop, const Clock& clock, const config::Signage& site, const Edition& edition,
                Calls calls);
  [[nodiscard]] EmergencyMoment now() const;
  /// As it may be started now; null: none runs, or it may not be.
  [[nodiscard]] const content::EmergencyCard* running_card() const;
  void look();
  void save();
  void changed();
  void name_missing_cards();
  void tell(const EmergencyEvent& event);
  [[nodiscard]] content::EmergencyReply answer(const content::EmergencyRequest& request,
                                               const LinePeer& peer);

  Loop& loop_;
  const Clock& clock_;
  config::Signage site_;
  Edition edition_;
  Calls calls_;
  Emergency emergency_;
  std::unique_ptr<LineServer> server_;  // null: the socket could not be had, and that was said
  ContactDesk contacts_;
  std::optional<std::uint64_t> timer_;
  std::optional<std::uint64_t> save_timer_;
};

}  // namespace gongshi::signage
