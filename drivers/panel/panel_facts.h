// What a panel says of itself, in words.
#pragma once

#include "drivers/board.h"
#include "drivers/panel/dialect.h"

namespace gongshi::drivers {

/// Its key and name, without a value.
[[nodiscard]] Fact panel_fact(panel::Item item);

/// A number that the panel told, in the words that it stands for.
[[nodiscard]] Fact panel_fact(panel::Item item, int value, const panel::Dialect& dialect);

/// A text that it told: its serial number, its firmware.
[[nodiscard]] Fact panel_fact(panel::Item item, std::string text);

}  // namespace gongshi::drivers
