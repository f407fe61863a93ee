// Board: the LED boards that messages are proofed for, and a message as such a board shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/proof/sheet.h"
#include "drivers/frame.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::proof {

/// A kind of board of displays.yaml.
struct Board {
  std::string name;
  drivers::Geometry geometry;
  std::vector<std::string> tags{};  // places; empty: all messages
  bool green = false;               // colour of its LEDs, else red
};

/// What is proofed when no displays.yaml is given: the usual strip of 128 x 32.
[[nodiscard]] std::vector<Board> usual_boards(Lang lang);

/// The LED boards of `path`, a displays.yaml or a workspace with one; screens are left out, as
/// their text is set as type, not dots.
/// Errc::kConfig  a size is missing or impossible; `what` names file, line and key
[[nodiscard]] Result<std::vector<Board>> read_boards(const fs::path& path);

/// True when a message with `tags` ("lobby;pharmacy", empty: everywhere) reaches the board.
[[nodiscard]] bool reaches(std::string_view tags, const Board& board);

/// Draws how `board` shows `text`: one picture where it stands, else the whole run in pieces as
/// wide as the board. Errors as signage::lay_out.
[[nodiscard]] Status draw_board(Flow& flow, const Board& board, std::string_view text, Lang lang);

}  // namespace gongshi::content::proof
