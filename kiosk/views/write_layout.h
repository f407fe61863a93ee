// Write layout: where sheet, keys or writing panel, digits, signs and buttons lie on this glass.
//
//   keys   sheet            by hand   ┌ sheet ┐ ┌ panel ┐      upright   sheet
//          choices                    │       │ │       │                digits, signs
//          keys                       └───────┘ └───────┘                panel
//          signs, buttons             digits, signs, buttons             buttons
//
// By hand the last rows lie under the panel where they have room there, else under the sheet.
#pragma once

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

struct WritePage {
  Rect sheet;   // empty: what is written has room in `line` only
  Rect line;    // by keys: the characters to choose from
  Rect input;   // the keys, or the writing panel
  Rect digits;  // by hand, where there is room; they are among the keys too
  Rect signs;   // by keys it shares its row with `foot`
  Rect foot;
};

[[nodiscard]] WritePage write_page(const Frame& frame, bool by_hand);

/// One line of what is being written, with its margins.
[[nodiscard]] int least_sheet(const Frame& frame);

/// How large the letters of a key `height` high may be.
[[nodiscard]] TextStyle key_style(const Frame& frame, int height);

/// Height of a row with the button that sends.
[[nodiscard]] int write_foot(const Frame& frame);

}  // namespace gongshi::kiosk
