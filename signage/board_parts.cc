#include "signage/board_parts.h"

namespace gongshi::signage {

Result<BoardParts> board_parts(const config::Display& display, drivers::BoardOrder order) {
  GONGSHI_TRY(const drivers::Kind* kind, drivers::find_kind(display.kind));
  GONGSHI_TRY(drivers::Port port, drivers::port_of(*kind, display.port));
  order.words = display.options;
  order.port = port;
  order.title = display.name;
  GONGSHI_TRY(auto board, kind->make(order));
  return BoardParts{std::move(board), std::move(port)};
}

Error of_display(const config::Display& display, const Error& error) {
  return {error.code,
          {"显示屏 " + display.name + "：" + error.what.zh,
           "display " + display.name + ": " + error.what.en},
          error.word};
}

}  // namespace gongshi::signage
