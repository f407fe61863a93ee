// Writer: a visitor's finger in the writing box.
#pragma once

#include "tests/kiosk/handwriting/written.h"
#include "tests/kiosk/visitor.h"

namespace gongshi::test {

/// Those of by_hand.txt, made once per program.
[[nodiscard]] std::shared_ptr<const handwriting::Templates> shared_hand_templates();

/// Null: the page has none.
[[nodiscard]] const kiosk::Placed* writing_box(const std::vector<kiosk::Placed>& all);

void finger(Visitor& visitor, kiosk::Contact::Phase phase, kiosk::Point at);

/// The strokes of by_hand.txt, drawn frame by frame.
void write(Visitor& visitor, char32_t character);

}  // namespace gongshi::test
