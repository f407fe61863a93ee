// Sections: what a proof says, in the order of its sheets. Each draws one chapter on the flow.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/paper/notes.h"
#include "content/workspace/proof/board.h"
#include "content/workspace/proof/sheet.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::content::proof {

void draw_hospital(Flow& flow, const Release& release, Lang lang);
void draw_prices(Flow& flow, const Release& release, Lang lang);
/// Errors as draw_portraits.
[[nodiscard]] Status draw_people(Flow& flow, const Release& release, Lang lang);
/// Errors of Release::object and markdown.
[[nodiscard]] Status draw_pages(Flow& flow, const Release& release, Lang lang);
/// Errors as draw_portraits.
[[nodiscard]] Status draw_leaders(Flow& flow, const Release& release, Lang lang);
/// Errors as draw_board and draw_card_on_screen.
[[nodiscard]] Status draw_emergency_cards(Flow& flow, const Release& release,
                                          const Displays& displays, Lang lang);
/// Errors as draw_board, draw_message_on_screen and Release::object.
[[nodiscard]] Status draw_messages(Flow& flow, const Release& release, const Displays& displays,
                                   Lang lang);

/// Each plan with its points and ways on it. Errors as draw_picture.
[[nodiscard]] Status draw_plans(Flow& flow, const Release& release, Lang lang);

/// Prices and items that this issue changes against the one before; nothing when it is the first.
void draw_changes(Flow& flow, const Release& release, Lang lang);

void draw_answers(Flow& flow, const Release& release, Lang lang);

/// An object as the manifest names it.
struct ListedObject {
  std::string path;
  std::string kind;
  std::uint64_t raw_size = 0;
  std::string raw_hash;
};
void draw_objects(Flow& flow, const std::vector<ListedObject>& objects, Lang lang);

/// A portrait and whose it is.
struct Portrait {
  std::string name;
  std::string path;  // of the release's object; empty ones are left out
};
/// In rows, each with the name below. Errors as draw_picture.
[[nodiscard]] Status draw_portraits(Flow& flow, const Release& release,
                                    const std::vector<Portrait>& portraits);

/// A text that an item gives in one language; nothing when it does not.
struct GivenText {
  Sentence label;
  Text text;
};
/// Them as a table, the empty ones left out.
void draw_texts(Flow& flow, const std::vector<GivenText>& texts, Lang lang);

}  // namespace gongshi::content::proof
