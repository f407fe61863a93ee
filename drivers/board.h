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

#include "drivers/frame.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::drivers {

/// The strongest thing known about what a board shows, weakest first.
enum class Proof : std::uint8_t { kNone, kSent, kAcknowledged, kReadBack, kDrawn, kNoAnswer };

struct Capabilities {
  bool text = false;    // takes TextArea: the board has its own fonts
  bool pixels = false;  // takes Frame
  Geometry geometry;
  std::string charset;                         // "GB2312", "GBK"; empty: pixels
  std::chrono::milliseconds refresh_floor{0};  // not sent more often than this
  Proof strongest = Proof::kSent;
};

enum class Motion : std::uint8_t { kStill, kLeft, kUp };
enum class Color : std::uint8_t { kDefault, kRed, kGreen, kYellow, kBlue, kCyan, kMagenta, kWhite };

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
  bool operator==(const TextArea&) const = default;
};

/// All that a board shall show. `serial` ("1-42") is what it is asked to prove.
struct Desired {
  std::string serial;
  std::vector<TextArea> areas;
  std::optional<Frame> frame{};
  bool operator==(const Desired&) const = default;
};

/// What is known, never more than was observed.
struct BoardState {
  Proof proof = Proof::kNone;
  std::string serial;  // of the content behind `proof`; empty: not known
  std::optional<WallTime> proved_at{};
  std::optional<WallTime> last_answer{};     // of any kind
  std::optional<WallTime> not_seen_since{};  // set while it does not answer
  bool shows_all = false;                    // all of Desired is at least acknowledged
  std::optional<Error> trouble{};            // the last refusal or failure, for people
};

struct Now {
  WallTime wall;
  SteadyTime steady;
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
using Event = std::variant<Tick, Opened, Received, Closed>;

struct Open {};
struct Send {
  std::vector<std::uint8_t> bytes;
};
struct Close {};
using Action = std::variant<Open, Send, Close>;

class Board {
 public:
  virtual ~Board() = default;

  [[nodiscard]] virtual const Capabilities& capabilities() const = 0;

  /// Replaces the desired state. Refuses what the board can never show, before anything is sent;
  /// then the former desired state stays.
  /// Errc::kNoGlyph  characters that the board's font does not hold, all of them named
  /// Errc::kRejected an area off the board, overlapping, or too long for the card
  [[nodiscard]] virtual Status want(Desired desired) = 0;

  [[nodiscard]] virtual std::vector<Action> step(const Event& event, Now now) = 0;

  /// When step(Tick) is needed next; empty: only after an event or want().
  [[nodiscard]] virtual std::optional<SteadyTime> deadline() const = 0;

  [[nodiscard]] virtual const BoardState& state() const = 0;
};

}  // namespace gongshi::drivers
