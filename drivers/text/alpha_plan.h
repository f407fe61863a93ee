// AlphaPlan: what the files of an Alpha sign shall hold for a desired state, and the memory that
// they need. Pure.
//
// Labels: texts A .. H in order of their areas, Z an empty text (a sign that is "off" runs it
// alone), strings a .. h for the words of short plain texts, the rest for pictures. 0 is the
// priority file, 1 .. 5 belong to counters on some signs.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/alpha/text.h"
#include "drivers/text/alpha_options.h"

namespace gongshi::drivers {

/// One file as it is written: the command's letter and the label name it.
struct AlphaFile {
  std::string key;  // "AA", "Ga", "II", "E."
  alpha::Block block;
};

struct AlphaPlan {
  std::vector<AlphaFile> files;  // in the order of writing: pictures, strings, texts, sequence
  AlphaFile priority;            // raised, or released
  bool urgent = false;           // raised
  alpha::Table tight;            // the memory that this needs
  alpha::Table roomy;            // with room for other texts of the kind
  int lit_pct = 0;               // of pictures
};

/// Errc::kNoGlyph, Errc::kRejected: as Board::want.
[[nodiscard]] Result<AlphaPlan> alpha_plan(const Desired& desired, const AlphaOptions& options);

/// The sign's table has a file of the right kind and size for each of `needed`.
[[nodiscard]] bool alpha_covers(const alpha::Table& table, const alpha::Table& needed);

}  // namespace gongshi::drivers
