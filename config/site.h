// Site: what differs from hospital to hospital and from device to device, as typed values.
//
// One file, /etc/gongshi/site.yaml; config/example.yaml is a whole one with comments. A wrong file
// is refused with the line, the key and the nearest valid word.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/screen_look.h"
#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::config {

struct Hours {
  std::chrono::minutes from{0};   // of the day, inclusive
  std::chrono::minutes to{1440};  // exclusive; from == to is refused
};

struct Kiosk {
  std::string name = "kiosk-1";
  double diagonal_inch = 24.0;  // of the panel: text and targets are sized in millimetres
  std::chrono::seconds idle{60};
  std::chrono::seconds rest{
      120};                    // of the home page without a touch: then the resting page; 0: never
  double lower_edge_mm = 850;  // of the glass, above the floor: what a person who sits can reach
  std::vector<std::string> languages{"zh",
                                     "en"};  // that pages can be switched to, the first one first
  fs::path theme{};                          // colours and logo (YAML); empty: our own
  std::vector<std::string> tags{};           // where it stands: cards of other places pass it by
  std::string place;  // its point on the plans, "mz1/kiosk"; empty: no "you are here"
  fs::path state_folder = "/var/lib/gongshi-kiosk";  // touch calibration, volume
  bool speech = true;  // pages can be read aloud, where speech-dispatcher is installed
};

/// What the built-in notice says while no content may be shown: a device without content knows
/// its hospital from here alone.
struct Notice {
  std::string hospital;         // "青溪市第一人民医院"
  std::string complaint_phone;  // empty: not said
  bool operator==(const Notice&) const = default;
};

/// When a display panel is switched on. Outside these hours, and on other days, it is off.
struct PanelHours {
  Hours on;                // of the day; to < from: over midnight, counted to the day it began
  bool work_days = false;  // on the hospital's working days only
};

/// One board or rolling screen.
struct Display {
  std::string name;  // "lobby-1", [a-z0-9-], unique on the site
  std::string kind;  // of the drivers' catalogue ("onbon-k", "alpha", "ddp"), or "screen"
  std::string port;  // "serial:/dev/…?baud=57600", "tcp:host:port", "pty:PATH"; empty for a screen
  int width_px = 0, height_px = 0;      // LED dots, or screen pixels (0 x 0: the whole monitor)
  int monitor = 0;                      // a screen's SDL display index
  std::string colors = "red";           // "red", "green", "yellow" (one colour), "tricolor", "full"
  std::optional<int> brightness_pct{};  // empty: the board's own
  std::vector<std::string> tags;        // places: which messages it may show; empty: all
  std::string content = "messages";  // "messages", "prices", "doctors"; of a screen its first body
  std::vector<std::string> languages = {"zh"};  // "zh", "en", "ug", "bo", "mn", in turn
  int speed_px_s = 40;                          // scrolling speed, pixels a second
  double viewing_m = 0;  // of a board: how far away people read it; 0: not told
  double pitch_mm = 0;   // and from dot to dot; with both the least size of type is known
  std::optional<PanelHours> hours{};           // of a panel (lg-rs232, samsung-mdc): when it is on
  std::string input;                           // of a panel: "hdmi1"; empty: left as it is
  ScreenLook look;                             // of a screen
  std::map<std::string, std::string> options;  // the driver's own words, checked by the driver
};

/// What gongshi-sync does on this device besides keeping the store.
struct Sync {
  std::string device;              // this device's name in receipts; empty: the kiosk's name
  std::chrono::seconds poll{300};  // between network rounds, before jitter
  std::string proxy;               // "http://proxy:3128"; empty: as the environment says
  fs::path ca_file;                // PEM of the hospital's own authority; empty: the system's
  std::string receipts_url;        // receipts are PUT below it; empty: they stay in the store
  bool sticks = true;              // notice USB sticks
  bool receipts_to_stick = false;  // carry receipts out in the stick's folder gongshi-receipts
  fs::path socket = "/run/gongshi-sync/sync.sock";     // for the kiosk's maintenance page
  fs::path pin_file = "/etc/gongshi/maintenance.pin";  // made by `gongshi-sync pin`
};

/// A dry contact (relay of the fire panel, duty button) on a modem line of a serial port, or a USB
/// stick kept as a key: closing it, or plugging it in, starts an emergency card.
struct Contact {
  std::string port;          // "serial:/dev/gongshi-fire", "stick:usb-Kingston_…-0:0"
  std::string line = "cts";  // "cts", "dcd", "ri", "dsr"
  std::string card;          // id of the emergency card
  bool closed_is_on = true;  // the line is on while the contact is closed
  bool latch = false;        // opening it again does not stop the card
};

/// What gongshi-signage keeps on this device.
struct Signage {
  fs::path state_folder = "/var/lib/gongshi-signage";     // running emergency, display log
  fs::path socket = "/run/gongshi-signage/signage.sock";  // for its verbs and the kiosk
  std::vector<Contact> contacts;
  int log_days = 400;  // days of the display log that are kept
  int log_mb = 2048;   // and how much of it at most
};

struct Site {
  std::string site;  // equals the manifest's
  std::string channel = "production";
  fs::path store = "/var/lib/gongshi/store";
  fs::path displays_folder = "/run/gongshi/displays";  // DisplayLine files
  // Sealed opinions of visitors, until the updater has carried them out.
  fs::path opinions_folder = "/var/lib/gongshi-opinions";
  std::string url;  // of the web tree; empty: stick only
  Notice notice;
  Sync sync;
  Signage signage;
  Kiosk kiosk;
  std::vector<Display> displays;
};

/// Reads and checks `path`.
/// Errc::kConfig, word E17xx: `what` is "file:line: key …", what was found, what is valid.
[[nodiscard]] Result<Site> read_site(const fs::path& path);

/// The same on text; `name` stands for the file in sentences.
[[nodiscard]] Result<Site> parse_site(std::string_view yaml, const std::string& name);

}  // namespace gongshi::config
