// BoardParts: what a display of the site file is made of: the driver of its kind, and its port.
#pragma once

#include <memory>

#include "config/site.h"
#include "drivers/catalogue.h"

namespace gongshi::signage {

struct BoardParts {
  std::unique_ptr<drivers::Board> board;
  drivers::Port port;
};

/// What the site file says of a board's size and colours.
[[nodiscard]] drivers::BoardOrder board_order(const config::Display& display);

/// `order` says what is known beyond the display's kind, port, options and name.
/// Errors as find_kind, port_of and the kind's make.
[[nodiscard]] Result<BoardParts> board_parts(const config::Display& display,
                                             drivers::BoardOrder order = {});

/// `error` with the display's name.
[[nodiscard]] Error of_display(const config::Display& display, const Error& error);

}  // namespace gongshi::signage
