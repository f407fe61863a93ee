// Kinds: how each kind of print is set. Inside sheets only; sheets.h is the door.
#pragma once

#include "content/workspace/sheets/items.h"
#include "content/workspace/sheets/sheets.h"

namespace gongshi::content::sheets {

/// The pages of a print and what is told about them.
struct Drawn {
  paper::Paper paper;
  std::vector<Printed> items{};
  std::vector<Printed> left_out{};
};

/// Errors of the items' texts.
[[nodiscard]] Result<Drawn> draw_board(paper::Typesetter& setter, const Release& release,
                                       const Order& order, PaperSize size);
[[nodiscard]] Result<Drawn> draw_posters(paper::Typesetter& setter, const Release& release,
                                         const Order& order, PaperSize size);
[[nodiscard]] Result<Drawn> draw_booklet(paper::Typesetter& setter, const Release& release,
                                         const Order& order, PaperSize size);
[[nodiscard]] Result<Drawn> draw_forms(paper::Typesetter& setter, const Release& release,
                                       const Order& order, PaperSize size);

/// "本院就医手册" and its like: what the file is called in its own title.
[[nodiscard]] Sentence kind_title(Kind kind);

}  // namespace gongshi::content::sheets
