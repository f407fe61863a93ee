// Card: the board's side of one protocol: it accepts what a real board would accept, refuses the
// rest with a reason, and knows what would hang on the wall now.
//
// Written from the vendor's description alone and sharing nothing with drivers/protocol: what a
// driver encodes wrongly must not be decoded wrongly in the same way here.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/now.h"
#include "drivers/os/result.h"
#include "drivers/simulator/dot_font.h"
#include "drivers/simulator/dots.h"

namespace gongshi::drivers::simulator {

/// What became of one frame.
struct Verdict {
  std::vector<std::uint8_t> raw;
  std::string command;  // the protocol's name for it, "A3 06"; empty when it did not get that far
  bool accepted = false;
  bool changed = false;             // the card's state is another one now
  std::string reason;               // of a refusal; a word on what was done otherwise
  std::vector<std::uint8_t> reply;  // on the wire; empty: silence
};

class Card {
 public:
  virtual ~Card() = default;

  /// Whatever came next on a serial line or in a connection, or exactly one datagram.
  [[nodiscard]] virtual std::vector<Verdict> receive(std::span<const std::uint8_t> bytes,
                                                     Now now) = 0;

  /// The mains fail and come back: what the vendor says is kept stays, the rest is gone.
  virtual void lose_power(Now now) = 0;

  /// Something of the host's is on display: a power loss would be seen.
  [[nodiscard]] virtual bool shows_something() const = 0;

  /// Everything that the card knows, as `--state` writes it: kind, width, height, power,
  /// brightness, clock, and each area, file or page with decoded text, effect and colours.
  [[nodiscard]] virtual nlohmann::ordered_json state(Now now) const = 0;

  /// What hangs on the wall: the first page of each area, moving text at the start of its way.
  [[nodiscard]] virtual Dots dots(const DotFont& font, Now now) const = 0;
};

/// What somebody asks for on the command line.
struct CardOrder {
  int width_px = 128;
  int height_px = 32;
  int address = 1;
  std::string colors = "red";                // "red", "tricolor", "full"
  std::map<std::string, std::string> words;  // --option key=value, the kind's own
};

struct CardKind {
  std::string_view name;  // the driver's name of the kind: "onbon-k"
  /// Where it listens, the usual way first: "pty tcp udp eth".
  std::string_view lines;
  std::string_view options;  // for --help
  Result<std::unique_ptr<Card>> (*make)(const CardOrder& order);
};

/// In the order of the handbook.
[[nodiscard]] std::span<const CardKind> card_kinds();

/// Errc::kUsage, word E2203: names all kinds.
[[nodiscard]] Result<const CardKind*> find_card_kind(std::string_view name);

}  // namespace gongshi::drivers::simulator
