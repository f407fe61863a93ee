// LobbyBoard: a display of 128 by 32 dots in the lobby, for tests of what is shown when.
#pragma once

#include "config/site.h"

namespace gongshi::test {

inline config::Display lobby_board(const char* kind = "terminal") {
  config::Display display;
  display.name = "lobby-1";
  display.kind = kind;
  display.width_px = 128;
  display.height_px = 32;
  display.tags = {"lobby"};
  return display;
}

}  // namespace gongshi::test
