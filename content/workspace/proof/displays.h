// Displays: the boards and rolling screens of displays.yaml that messages and cards are proofed
// for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drivers/frame.h"
#include "drivers/os/file.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::content::proof {

/// A kind of LED board.
struct Board {
  std::string name;
  drivers::Geometry geometry;
  std::vector<std::string> tags{};  // places; empty: all messages
  bool green = false;               // colour of its LEDs, else red
  int least_rows = 16;              // of a character that is read from where people stand
};

/// A rolling screen.
struct Screen {
  std::string name;
  drivers::Geometry size;
  std::vector<std::string> tags{};
  std::vector<std::string> languages{"zh"};  // "zh", "en", "ug", "bo", "mn"
};

struct Displays {
  std::vector<Board> boards;
  std::vector<Screen> screens;
};

/// What is proofed when no displays.yaml is given: the usual strip of 128 x 32, and a screen of
/// 1920 x 1080.
[[nodiscard]] Displays usual_displays(Lang lang);

/// Those of `path`, a displays.yaml or a workspace with one. A screen without a size is one of
/// 1920 x 1080.
/// Errc::kConfig  a size is missing or impossible; `what` names file, line and key
[[nodiscard]] Result<Displays> read_displays(const fs::path& path);

/// True when a message with `tags` ("lobby;pharmacy", empty: everywhere) reaches a display with
/// these places.
[[nodiscard]] bool reaches(std::string_view tags, const std::vector<std::string>& places);

}  // namespace gongshi::content::proof
