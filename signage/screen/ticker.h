// Ticker: the running line at the foot of a rolling screen: all due items, one after the other.
//
// It runs to the left; to the right where most of what runs is read from the right, as Uyghur is,
// whose end would otherwise come first.
//
// Only items near the window are kept as pictures, so a long line takes no more memory than a short
// one, and a frame is copied from them. A changed text is spliced in by the Tape.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/theme.h"
#include "signage/playlist/playlist.h"
#include "signage/screen/painter.h"
#include "signage/scroller.h"

namespace gongshi::signage {

class Ticker {
 public:
  /// `window` is where it runs in the picture.
  Ticker(Rect window, Font font, const config::Theme& theme)
      : window_(window), font_(font), theme_(theme) {}

  /// The items to show from now on; equal items change nothing. `position_px` as in draw().
  /// `issue` is the release's manifest hash: what an issue no longer has, or what runs while there
  /// is none any more, is gone at once; all else is spliced in behind what is visible.
  [[nodiscard]] Status take(const std::vector<Item>& items, const std::string& issue,
                            std::int64_t position_px, fonts::TypeCase& type);

  /// Something else stood in the window: nothing of what ran before comes back.
  void restart();

  /// Draws the window; positions must not go back.
  [[nodiscard]] Status draw(std::int64_t position_px, Picture& picture, fonts::TypeCase& type);

  [[nodiscard]] Rect window() const { return window_; }
  /// Where reading begins: it runs there.
  [[nodiscard]] Way way() const { return way_; }

 private:
  struct Words {
    std::string id;
    std::string text;
    bool urgent = false;
    int left_px = 0;  // in the loop
    int width_px = 0;
    std::optional<Picture> picture;  // while near the window
  };
  struct Line {
    std::vector<Words> words;
    int loop_px = 0;
  };

  [[nodiscard]] Status draw_piece(const Tape::Piece& piece, Picture& picture,
                                  fonts::TypeCase& type);
  [[nodiscard]] bool runs_other_than(const std::vector<Item>& items) const;
  [[nodiscard]] Status set(Words& words, fonts::TypeCase& type) const;

  Rect window_;
  Font font_;
  config::Theme theme_;
  Way way_ = Way::kFromLeft;
  std::vector<Item> items_;
  std::string issue_;
  std::map<std::uint64_t, Line> lines_;
  std::uint64_t next_id_ = 1;
  std::optional<Tape> tape_;
};

}  // namespace gongshi::signage
