#include "signage/board_parts.h"

#include "signage/board/board_frame.h"

namespace gongshi::signage {
namespace {

drivers::Palette palette(const config::Display& display) {
  if (display.colors == "full") return drivers::Palette::kFull;
  return display.colors == "tricolor" ? drivers::Palette::kTricolor : drivers::Palette::kOne;
}

}  // namespace

drivers::BoardOrder board_order(const config::Display& display) {
  drivers::BoardOrder order;
  order.geometry = {display.width_px, display.height_px};
  order.palette = palette(display);
  order.lamp = lamp_color(display, ItemKind::kRoutine);
  return order;
}

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
