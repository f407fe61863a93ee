// Contacts: the dry contacts of a site (fire panel, duty button) on the modem lines of serial
// ports, and its sticks kept as keys, looked at ten times a second.
//
//   relay ─▶ modem lines ─┬▶ Contact ─[contacts]─▶ closed, opened
//   stick ─▶ its name ────┘
//
// A port that is missing or unplugged is said once and tried again; it starts and stops nothing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "config/site.h"
#include "drivers/os/loop.h"
#include "drivers/transport/modem_lines.h"
#include "signage/emergency/contact.h"
#include "signage/emergency/key_stick.h"

namespace gongshi::signage {

class Contacts {
 public:
  static constexpr std::chrono::milliseconds kLook{100};
  static constexpr std::chrono::seconds kTryAgain{5};

  using Open =
      std::function<Result<std::unique_ptr<drivers::ModemLines>>(const drivers::Port& port)>;

  using Tell = std::function<void(const config::Contact& contact, const std::string& by,
                                  Contact::Change change)>;

  /// Loop and clock are borrowed; `open` is drivers::open_modem_lines, but for a test's own, and so
  /// `stick_names`. `by` is contact_name() of the site's file. A contact whose port is none, or no
  /// serial one, is said and left out: the displays and the other contacts are worth more.
  [[nodiscard]] static std::unique_ptr<Contacts> open(Loop& loop, const Clock& clock,
                                                      const std::vector<config::Contact>& contacts,
                                                      Tell tell,
                                                      Open open = drivers::open_modem_lines,
                                                      fs::path stick_names = kStickNames);
  ~Contacts();
  Contacts(const Contacts&) = delete;
  Contacts& operator=(const Contacts&) = delete;

 private:
  struct Wired {
    config::Contact what;
    std::string by;
    unsigned line = 0;
    Contact contact;
  };
  /// One port, which has four lines.
  struct Line {
    drivers::Port port;
    std::vector<Wired> wired;
    std::unique_ptr<drivers::ModemLines> lines;  // null: not open
    SteadyTime next_try{};
    bool complained = false;
  };

  Contacts(Loop& loop, const Clock& clock, Tell tell, Open open, fs::path stick_names);
  [[nodiscard]] Status wire(const config::Contact& contact, std::size_t number);
  void look();
  void look_at(Line& line, SteadyTime now);
  void hear(Wired& wired, bool closed, SteadyTime now);
  void lost(Line& line, const Error& error, SteadyTime now);

  Loop& loop_;
  const Clock& clock_;
  Tell tell_;
  Open open_;
  fs::path stick_names_;
  std::vector<Line> ports_;
  std::vector<Wired> sticks_;
  std::optional<std::uint64_t> timer_;
};

}  // namespace gongshi::signage
