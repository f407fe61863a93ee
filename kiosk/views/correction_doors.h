// CorrectionDoors: from an item to the page that corrects it, and from that page back to the item.
#pragma once

#include <memory>
#include <string_view>

#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {

/// A row for each correction of the item that is shown today: "更正过：见 504 号页面". False: none.
bool add_correction_doors(Blocks& blocks, const Frame& frame, content::CorrectedKind kind,
                          std::string_view id);

/// What the page corrects: a row that leads there, or its name where nothing is there to be opened
/// (a message, or an item that was withdrawn). False: the page is no correction.
bool add_corrected_door(Blocks& blocks, const Frame& frame, std::string_view page);

/// What such a row opens; null: `action` is none of them, or its item is gone.
[[nodiscard]] std::unique_ptr<View> open_correction_door(std::string_view action,
                                                         const Frame& frame);

}  // namespace gongshi::kiosk
