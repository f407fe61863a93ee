// Catalogue: every kind of board by name: what its options are and how one is made.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "drivers/board.h"
#include "drivers/flash_ledger.h"
#include "drivers/transport/port.h"

namespace gongshi::drivers {

/// What somebody asks a board for, in site.yaml or on the command line.
struct BoardOrder {
  Geometry geometry;
  Palette palette = Palette::kOne;
  Color lamp = Color::kRed;                  // of a one-colour board
  std::map<std::string, std::string> words;  // the kind's own options
  Port port;                                 // for the line's speed and kind
  std::string title{};                       // the display's name, where the kind shows one
  /// Carries the count of flash writes over restarts; empty: it begins with each board.
  std::shared_ptr<FlashRecord> flash{};
};

struct Kind {
  std::string_view name;    // "onbon-k"
  std::string_view zh, en;  // what it is, in one line: "仰邦 BX-5K/6K 字库卡"
  /// Kinds of port it speaks on, the usual one first: "serial tcp udp".
  std::string_view ports;
  /// The options, for --help: one word each with its values, default first; what the sheets only
  /// infer says so here.
  std::string_view options;
  std::string_view options_zh;  // the same for those who read Chinese
  /// Errc::kConfig: a size or option that the kind does not have.
  Result<std::unique_ptr<Board>> (*make)(const BoardOrder& order);
  /// Of a serial port that names none; 0: no serial line, or nobody says.
  int usual_baud = 0;
  std::string_view usual_form = "8N1";
  /// A text stands at least so long, as each one is written to flash.
  std::chrono::seconds least_dwell{0};
};

/// In the order of the handbook.
[[nodiscard]] std::span<const Kind> kinds();

/// The port that `text` writes; empty: where the kind usually is ("window:", "stdout:"), which only
/// those that are drawn on this machine can do without.
/// Errors as parse_port.
[[nodiscard]] Result<Port> port_of(const Kind& kind, std::string_view text);

/// `port` with the usual speed and form of `kind` where it is a serial one that names none.
[[nodiscard]] Port usual(const Kind& kind, Port port);

/// Errc::kConfig, word E2107: no such kind; names all of them.
[[nodiscard]] Result<const Kind*> find_kind(std::string_view name);

}  // namespace gongshi::drivers
