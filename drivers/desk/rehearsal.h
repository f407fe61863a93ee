// Rehearsal: any board against its own simulated card in made-up time: what would go out, without
// opening anything (`--dry-run`).
#pragma once

#include <span>

#include "drivers/board.h"
#include "drivers/simulator/card.h"

namespace gongshi::drivers {

struct Rehearsal {
  std::vector<std::vector<std::uint8_t>> frames;  // datagrams and frames one by one
  std::vector<std::string> refusals;              // of the simulated card, with its reasons
  bool changed = false;                           // the card's state, by any of the frames
  bool done = false;                              // the board settled
};

/// Asks `board` for each of `steps` in turn. `card` is null for a kind that nothing answers.
/// Errors are those of Board::want.
[[nodiscard]] Result<Rehearsal> rehearse(Board& board, simulator::Card* card,
                                         std::span<const Desired> steps, WallTime wall);

}  // namespace gongshi::drivers
