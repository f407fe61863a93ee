// Output: one display in the daemon's hands, whatever it is made of.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/store/report/display_line.h"
#include "drivers/os/clock.h"
#include "signage/edition.h"
#include "signage/screen/motion.h"

namespace gongshi::signage {

/// What is known to stand on a display, as the display log keeps it.
struct Shown {
  std::vector<std::string> items;   // ids of the playlist
  std::string text;                 // the words that people read, word for word
  std::string picture;              // SHA-256 of the picture as driven, hex; empty: words alone
  std::string serial;               // of the release; empty: none
  std::optional<WallTime> since{};  // where it is known better than by when it was first asked
  bool hashing = false;             // the picture's hash is under way: it is told with on_change
};

class Output {
 public:
  virtual ~Output() = default;

  [[nodiscard]] virtual const config::Display& display() const = 0;

  /// Shows `edition` from now on, without a dark moment.
  virtual void take(const Edition& edition) = 0;

  /// What is known now. Never more than was observed.
  [[nodiscard]] virtual content::DisplayLine line() const = 0;

  /// True when the strongest proof that this display can give is there for the present release.
  [[nodiscard]] virtual bool settled() const = 0;

  /// Why it does not show what it should, for people.
  [[nodiscard]] virtual std::optional<Error> trouble() const = 0;

  /// What is known to stand there now; null: nothing is.
  [[nodiscard]] virtual const Shown* shown() const { return nullptr; }

  /// How evenly it moves; empty where nobody can tell.
  [[nodiscard]] virtual std::optional<Motion> motion() const { return std::nullopt; }

  /// When it acts by itself next; a time that lies far back means that it is stuck. Empty: only
  /// when it is told to.
  [[nodiscard]] virtual std::optional<SteadyTime> due() const { return std::nullopt; }
};

}  // namespace gongshi::signage
