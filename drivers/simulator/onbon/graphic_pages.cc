#include "drivers/simulator/onbon/graphic_pages.h"

namespace gongshi::drivers::simulator {

std::string read_graphic_place(GraphicReader& in, const GraphicScreen& screen,
                               GraphicPlace& place) {
  place.x = in.word();
  place.y = in.word();
  place.width = in.word();
  place.height = in.word();
  if (in.cut()) return "area cut short";
  if (place.width == 0 || place.height == 0) return "area without size";
  if (place.x + place.width > screen.width_px || place.y + place.height > screen.height_px) {
    return "area is off the screen";
  }
  return {};
}

std::string read_graphic_page_head(GraphicReader& in, GraphicPage& page) {
  const unsigned style = in.byte();
  page.effect = static_cast<int>(in.byte());
  const unsigned clear = in.byte();
  page.speed = static_cast<int>(in.byte());
  page.stay_10ms = in.word();
  page.repeat = static_cast<int>(in.byte());
  page.valid_px = in.word();
  if (in.cut()) return "page cut short";
  if (style != 0 || clear > 1) return "unknown page style";
  if (page.effect > 0x28) return "unknown effect";
  return {};
}

std::string read_graphic_page_bitmap(std::span<const std::uint8_t> bytes,
                                     const GraphicScreen& screen, const GraphicPlace& place,
                                     GraphicPage& page) {
  if (page.valid_px > place.width) return "more valid columns than the page is wide";
  GraphicBitmap bitmap =
      read_graphic_bitmap(bytes, place.x, place.width, place.height, screen.panel);
  page.lamps = std::move(bitmap.lamps);
  return bitmap.fault;
}

std::string read_graphic_pages_5(GraphicReader& in, const GraphicScreen& screen,
                                 const GraphicPlace& place, std::vector<GraphicPage>& pages) {
  const int count = in.word();
  if (in.cut()) return "area cut short";
  if (count == 0) return "area without pages";
  for (int index = 0; index < count; ++index) {
    const std::size_t size = in.quad();
    GraphicReader part(in.some(size));
    if (in.cut()) return "page cut short";
    GraphicPage page;
    if (std::string fault = read_graphic_page_head(part, page); !fault.empty()) return fault;
    if (!all_zero(part.some(4)) || part.cut()) return "reserved bytes of the page";
    std::string fault = read_graphic_page_bitmap(part.rest(), screen, place, page);
    if (!fault.empty()) return fault;
    pages.push_back(std::move(page));
  }
  return in.left() == 0 ? "" : "bytes behind the last page";
}

}  // namespace gongshi::drivers::simulator
