// TerminalBoard: a board drawn in a terminal, for the demo, the desk and a wall without a board.
//
// Frames become half blocks (two dots a character) or Braille (eight dots a character, for boards
// wider than the terminal). Nothing comes back from a terminal, so the proof is "sent" at most.
#pragma once

#include <map>

#include "drivers/catalogue.h"

namespace gongshi::drivers {

struct TerminalOptions {
  enum class Style : std::uint8_t { kHalfBlocks, kBraille };
  Geometry geometry{128, 32};
  Style style = Style::kHalfBlocks;
  bool color = true;
  Color lamp = Color::kRed;  // of a one-colour frame
  std::string title;         // above the picture; may be empty
  bool page = false;         // for a file: no cursor movements, at most one picture a second
};

inline constexpr std::string_view kTerminalOptionsHelp = "style=half-blocks|braille color=yes|no";

/// The words of a display's `options`: style (half-blocks, braille), color (yes, no).
/// Errc::kConfig names the word and the valid ones.
[[nodiscard]] Result<TerminalOptions> parse_terminal_options(
    Geometry geometry, const std::map<std::string, std::string>& words);

/// The picture alone: one line of text for each row of characters, each ended by '\n'.
[[nodiscard]] std::string terminal_text(const Frame& frame, const TerminalOptions& options);

class TerminalBoard final : public Board {
 public:
  explicit TerminalBoard(TerminalOptions options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  /// Errc::kRejected: no frame, or one of another size.
  [[nodiscard]] Status want(Desired desired) override;
  [[nodiscard]] std::vector<Action> step(const Event& event, Now now) override;
  [[nodiscard]] std::optional<SteadyTime> deadline() const override { return wake_; }
  [[nodiscard]] bool awaiting() const override { return false; }
  [[nodiscard]] const BoardState& state() const override { return state_; }

 private:
  enum class Phase : std::uint8_t { kClosed, kOpening, kReady };

  TerminalOptions options_;
  Capabilities capabilities_;
  BoardState state_;
  std::optional<Desired> desired_;
  bool fresh_ = false;  // desired_ has not been drawn
  Phase phase_ = Phase::kClosed;
  bool drawn_once_ = false;
  SteadyTime reopen_at_{};
  SteadyTime draw_not_before_{};
  std::optional<SteadyTime> wake_{SteadyTime{}};
};

/// "terminal" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_terminal_board(const BoardOrder& order);

}  // namespace gongshi::drivers
