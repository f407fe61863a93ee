#include "drivers/simulator/onbon/graphic_areas.h"

#include <array>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kAreaLimit = 300UL * 1024;

/// id … relations … immediate, four zeros, type, place, border: the same in both generations.
std::string read_head(GraphicReader& in, const GraphicScreen& screen, GraphicArea& area) {
  area.id = static_cast<int>(in.byte());
  area.run = static_cast<int>(in.byte());
  area.timeout_s = in.word();
  const unsigned relate_all = in.byte();
  const int related = in.word();
  (void)in.some(static_cast<std::size_t>(related) * 2);
  area.immediate = static_cast<int>(in.byte());
  const bool spare = all_zero(in.some(4));
  const unsigned type = in.byte();
  const std::string place = read_graphic_place(in, screen, area);
  const unsigned border = in.byte();
  if (in.cut()) return "area cut short";
  if (area.run > 4) return "unknown run mode";
  if (relate_all > 1 || area.immediate > 2) return "unknown relation to the programs";
  if (!spare || type != 0x10) return "not a dynamic picture area";
  if (border != 0) return "borders are not simulated";
  return place;
}

GraphicAreas wrong(std::string why, std::uint8_t error = 8) {
  return {{}, std::move(why), error};
}

GraphicAreas read_fifth(std::span<const std::uint8_t> data, const GraphicScreen& screen) {
  GraphicReader in(data);
  const std::size_t length = in.quad();
  if (in.cut() || length != in.left()) return wrong("stated area length is not the length");
  if (length > kAreaLimit) return wrong("more than an area holds", 4);
  GraphicArea area;
  if (const std::string fault = read_head(in, screen, area); !fault.empty()) return wrong(fault);
  const std::string fault = read_graphic_pages_5(in, screen, area, area.pages);
  if (!fault.empty()) return wrong(fault);
  return {{std::move(area)}, {}, 0};
}

/// Where a page's bitmap lies among the bitmaps behind all parameters.
struct Place {
  std::size_t area = 0, page = 0, from = 0, size = 0;
};

std::string read_sixth_area(GraphicReader& in, const GraphicScreen& screen, GraphicArea& area,
                            std::size_t index, std::vector<Place>& places) {
  if (const std::string fault = read_head(in, screen, area); !fault.empty()) return fault;
  (void)in.some(3);  // background, transparency, equal
  if (in.byte() != 0) return "sound on a card without voice";
  if (!all_zero(in.some(5))) return "reserved bytes of the area";
  const int count = in.word();
  if (in.cut()) return "area cut short";
  if (count == 0) return "area without pages";
  for (int number = 0; number < count; ++number) {
    if (in.quad() != 26) return "page parameters are 26 bytes";
    GraphicPage page;
    if (const std::string fault = read_graphic_page_head(in, page); !fault.empty()) return fault;
    if (!all_zero(in.some(9))) return "reserved bytes of the page";
    Place place{index, area.pages.size(), in.quad(), in.quad()};
    if (in.cut()) return "page cut short";
    places.push_back(place);
    area.pages.push_back(std::move(page));
  }
  return in.left() == 0 ? "" : "bytes behind the last page";
}

GraphicAreas read_sixth(std::span<const std::uint8_t> data, const GraphicScreen& screen) {
  GraphicReader in(data);
  const int count = in.word();
  if (in.cut() || count == 0) return wrong("no area");
  GraphicAreas out;
  out.error = 0;
  std::vector<Place> places;
  for (int index = 0; index < count; ++index) {
    const std::size_t length = in.quad();
    GraphicReader part(in.some(length));
    if (in.cut()) return wrong("area cut short");
    GraphicArea area;
    const std::string fault =
        read_sixth_area(part, screen, area, static_cast<std::size_t>(index), places);
    if (!fault.empty()) return wrong(fault);
    out.areas.push_back(std::move(area));
  }
  const auto bitmaps = in.rest();
  std::vector<std::size_t> held(out.areas.size());
  std::size_t used = 0;
  for (const Place& place : places) {
    if (place.from > bitmaps.size() || place.size > bitmaps.size() - place.from) {
      return wrong("bitmap lies behind the end");
    }
    GraphicArea& area = out.areas[place.area];
    held[place.area] += place.size;
    used += place.size;
    if (held[place.area] > kAreaLimit) return wrong("more than an area holds", 4);
    const std::string fault = read_graphic_page_bitmap(bitmaps.subspan(place.from, place.size),
                                                       screen, area, area.pages[place.page]);
    if (!fault.empty()) return wrong(fault);
  }
  if (used != bitmaps.size()) return wrong("bitmaps that belong to no page");
  return out;
}

}  // namespace

GraphicAreas read_graphic_areas(std::span<const std::uint8_t> data, const GraphicScreen& screen) {
  const bool fifth =
      screen.panel.series == GraphicSeries::k5E || screen.panel.series == GraphicSeries::k5Q;
  return fifth ? read_fifth(data, screen) : read_sixth(data, screen);
}

const char* graphic_effect_word(int effect) {
  constexpr std::array<const char*, 0x29> kWords{"random",
                                                 "static",
                                                 "instant",
                                                 "left",
                                                 "left-continuous",
                                                 "up",
                                                 "up-continuous",
                                                 "flash",
                                                 "snow",
                                                 "bubbles",
                                                 "centre-out",
                                                 "sides-in",
                                                 "crossing-h",
                                                 "crossing-v",
                                                 "scroll-close",
                                                 "scroll-open",
                                                 "stretch-left",
                                                 "stretch-right",
                                                 "stretch-up",
                                                 "stretch-down",
                                                 "laser-left",
                                                 "laser-right",
                                                 "laser-up",
                                                 "laser-down",
                                                 "crossing-curtain-h",
                                                 "crossing-curtain-v",
                                                 "scatter-left",
                                                 "blinds-h",
                                                 "blinds-v",
                                                 "curtain-left",
                                                 "curtain-right",
                                                 "curtain-up",
                                                 "curtain-down",
                                                 "close-sideways",
                                                 "open-sideways",
                                                 "close-vertically",
                                                 "open-vertically",
                                                 "right",
                                                 "right-continuous",
                                                 "down",
                                                 "down-continuous"};
  return kWords.at(static_cast<std::size_t>(effect));
}

}  // namespace gongshi::drivers::simulator
