// ScreenText: where the words of a message or an emergency card stand on a rolling screen, in which
// size and lines: for the screen itself and for the proof.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "content/proper_names.h"
#include "signage/layout/screen_sizes.h"

namespace gongshi::signage {

struct PlacedBlock {
  TextBlock block;
  Rect place;  // the lines stand in its middle
};

/// The message's words over the whole page under the title. Errors as FontSet::screen.
[[nodiscard]] Result<PlacedBlock> message_block(std::string_view text, Wholes wholes,
                                                const ScreenSizes& sizes, fonts::TypeCase& type);

/// The card's text in every language of `languages` ("zh", "en", "ug"), each once, the first one
/// first; Chinese always.
[[nodiscard]] std::vector<std::string_view> emergency_texts(const content::EmergencyCard& card,
                                                            std::span<const std::string> languages);

/// An emergency card fills the screen: frame, title, texts, and a line at the foot.
struct CardPlaces {
  int edge_px = 0;   // of the frame
  int inset_px = 0;  // from the screen's edge to the words
  int foot_px = 0;   // height of the line at the foot, above the frame
  PlacedBlock title;
  std::vector<PlacedBlock> texts;
};

/// `texts` as of emergency_texts(). Errors as FontSet::screen.
[[nodiscard]] Result<CardPlaces> card_places(std::string_view title,
                                             std::span<const std::string_view> texts,
                                             const content::ProperNames& names,
                                             const ScreenSizes& sizes, fonts::TypeCase& type);

}  // namespace gongshi::signage
