// Board: one display's conversation, as a pure state machine.
//
//   desired state ─▶ Board ─▶ actions ─▶ BoardLink ─▶ Transport ─▶ the board on the wall
//                      ▲                     │
//                      └────── events ◀──────┘
//
// A Board does no I/O and asks for no time: step(event, now) gives the actions to take, deadline()
// says when to call again. So tests need neither a port nor sleeping, and 200 boards share a thread
// without waiting for each other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/color.h"
#include "drivers/frame.h"
#include "drivers/now.h"
#include "drivers/os/result.h"

namespace gongshi::drivers {

/// The strongest thing known about what a board shows, weakest first.
enum class Proof : std::uint8_t { kNone, kSent, kAcknowledged, kReadBack, kDrawn, kNoAnswer };

/// The LEDs of a board.
enum class Palette : std::uint8_t {
  kOne,       // one colour, whichever it is
  kTricolor,  // red, green, and both as yellow
  kFull,      // 24 bits
};

struct Capabilities {
  bool text = false;     // takes TextArea: the board has its own fonts
  bool dots = false;     // draws a TextArea from TextArea::dots where its fonts lack a character
  bool pixels = false;   // takes Frame
  bool marquee = false;  // takes Marquee: moves a strip by its own output clock
  bool panel = false;    // takes `power`, `input`, brightness; its picture comes by another cable
  bool power = false, brightness = false, clock = false;  // can be set
  bool emergency = false;                                 // takes Emergency
  Geometry geometry;
  Palette palette = Palette::kOne;
  std::string charset;                         // "ASCII", "GB2312", "GBK", "UTF-8"; empty: pixels
  std::vector<int> font_px{};                  // heights of the board's own fonts, smallest first
  int most_dot_rows = 0;                       // of TextArea::dots; 0: as high as the board
  std::size_t most_areas = 1;                  // TextAreas at a time
  std::size_t most_text_bytes = 0;             // of one area as stored, codes apart; 0: any
  std::chrono::milliseconds refresh_floor{0};  // not sent more often than this
  Proof strongest = Proof::kSent;
  bool tells = false;  // may answer a question about itself, though it proves no content

  [[nodiscard]] bool answers() const { return strongest > Proof::kSent || tells; }
  /// Of a panel, and of a card that is driven for its settings only, the picture is not ours.
  [[nodiscard]] bool takes_content() const { return text || pixels; }
};

enum class Motion : std::uint8_t { kStill, kLeft, kUp };

/// Text in a rectangle; the board draws it with its own fonts.
struct TextArea {
  int id = 0;
  int x = 0, y = 0, width = 0, height = 0;  // pixels
  std::string text;                         // UTF-8, '\n' between lines
  Motion motion = Motion::kStill;
  int speed = 2;                         // 0 fastest .. 24 slowest
  std::chrono::milliseconds stay{5000};  // of one page
  bool multi_line = false;               // wraps; otherwise one line
  bool centered = false;
  Color color = Color::kDefault;
  int font_px = 0;  // 16, 24, 32; 0: the board's default
  /// The same words drawn by the caller, for a board whose fonts lack some of them
  /// (Capabilities::dots): `height` rows or the most that the board takes, as wide as the text
  /// needs. Empty: only `text` may be sent.
  std::optional<Frame> dots{};
  bool operator==(const TextArea&) const = default;
};

/// A picture wider than the board that travels over it, moved by the board's own output clock.
struct Marquee {
  Frame strip;  // the board's height; both in the board's pixel format
  int speed_px_s = 40;
  bool loop = true;  // the strip follows itself without a seam; otherwise it stops at its end
  bool operator==(const Marquee&) const = default;
};

/// A message over everything else that the board itself takes down when its time is over
/// (Capabilities::emergency): its end needs nobody. Other boards show it as areas.
struct Emergency {
  TextArea area;
  std::chrono::seconds lasts{60};
  bool operator==(const Emergency&) const = default;
};

/// All that a board shall show and be. `serial` ("1-42") is what it is asked to prove. What is
/// empty is left as it is.
struct Desired {
  std::string serial;
  std::vector<TextArea> areas;
  std::optional<Frame> frame{};
  std::optional<Marquee> marquee{};
  std::optional<Emergency> emergency{};
  std::optional<bool> power{};
  std::optional<int> brightness_pct{};  // 0 .. 100; each board rounds to its own steps
  std::string input{};                  // of a panel: "hdmi1"
  bool keep_clock = true;               // set the board's clock when it opens, and daily
  /// For a board that keeps a text of its own for when it has power and nobody speaks to it.
  std::string standing_text{};
  bool pressing = false;  // an emergency: written though the flash was written often enough today
  bool operator==(const Desired&) const = default;
};

/// Something that a board said of itself: {"firmware", {"固件", "firmware"}, "2.5.4"}.
struct Fact {
  std::string key;  // for --json: [a-z_]
  Sentence name;
  std::string value;                // for --json: never translated
  std::optional<Sentence> words{};  // the value for people; empty: `value`, a number or a name
  bool operator==(const Fact&) const = default;
};

/// What is known, never more than was observed.
struct BoardState {
  Proof proof = Proof::kNone;
  std::string serial;  // of the content behind `proof`; empty: not known
  std::optional<WallTime> proved_at{};
  std::optional<WallTime> last_answer{};     // of any kind
  std::optional<WallTime> not_seen_since{};  // set while it does not answer
  bool shows_all = false;  // all of Desired is at least acknowledged, or sent where nothing answers
  std::vector<Fact> facts{};       // newest of each key, as the board last told them
  std::uint64_t flash_writes = 0;  // since this program started
  std::optional<Error> trouble{};  // the last refusal or failure, for people
};

// ---- events and actions -------------------------------------------------------------------------

struct Tick {};
struct Opened {};  // the port is open and empty
struct Received {
  std::vector<std::uint8_t> bytes;
};
struct Closed {  // the port failed, or could not be opened
  Error error;
};
struct LinkChanged {  // of the network cable, where the port has one: after Opened, and on change
  bool up = false;
  int mbit_s = 0;  // 0: not known
};
struct Appeared {};  // a port that had failed is there again: no need to wait longer
using Event = std::variant<Tick, Opened, Received, Closed, LinkChanged, Appeared>;

struct Open {};
struct Send {
  std::vector<std::uint8_t> bytes;
  /// Where each datagram ends within `bytes`; empty: all of it is one. Streams ignore this.
  std::vector<std::uint32_t> ends{};
  /// Where each of them goes, an IPv4 address in host order, 0 the port's own; empty: all there.
  std::vector<std::uint32_t> to{};
};
struct Close {};
using Action = std::variant<Open, Send, Close>;

class Board {
 public:
  virtual ~Board() = default;

  [[nodiscard]] virtual const Capabilities& capabilities() const = 0;

  /// A request is outstanding: on a shared line nobody else may speak until this is false again.
  [[nodiscard]] virtual bool awaiting() const = 0;

  /// It stopped awaiting without a reply: that may still come, and shall be nobody else's.
  [[nodiscard]] virtual bool overdue() const { return false; }

  /// Others speak on the same line: one request a step, and the next one when ticked again.
  virtual void share_line() {}

  /// Replaces the desired state. Refuses what the board can never show, before anything is sent;
  /// then the former desired state stays.
  /// Errc::kNoGlyph  characters that the board's font does not hold, all of them named
  /// Errc::kRejected an area off the board, overlapping, or too long for the card
  [[nodiscard]] virtual Status want(Desired desired) = 0;

  [[nodiscard]] virtual std::vector<Action> step(const Event& event, Now now) = 0;

  /// The last words before the port is closed for good; most protocols have none.
  [[nodiscard]] virtual std::vector<Action> farewell(Now /*now*/) { return {}; }

  /// When step(Tick) is needed next; empty: only after an event or want().
  [[nodiscard]] virtual std::optional<SteadyTime> deadline() const = 0;

  [[nodiscard]] virtual const BoardState& state() const = 0;
};

}  // namespace gongshi::drivers
