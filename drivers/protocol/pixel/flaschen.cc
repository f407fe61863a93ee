#include "drivers/protocol/pixel/flaschen.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace gongshi::drivers::flaschen {

int rows_that_fit(int width, std::size_t most) {
  const std::size_t room = std::min(most, kMostDatagram);
  if (width <= 0 || room <= kHeaderRoom) return 0;
  return static_cast<int>((room - kHeaderRoom) / (static_cast<std::size_t>(width) * 3));
}

void put_frame(const Frame& frame, const Place& place, std::size_t most, Datagrams& out) {
  const int width = frame.geometry.width_px;
  const int height = frame.geometry.height_px;
  const int rows = rows_that_fit(width, most);
  assert(rows > 0);
  const std::span<const std::uint8_t> pixels(frame.bytes);
  for (int y = 0; y < height; y += rows) {
    const int here = std::min(rows, height - y);
    out.put("P6\n" + std::to_string(width) + " " + std::to_string(here) +
            "\n#FT: " + std::to_string(place.x) + " " + std::to_string(place.y + y) + " " +
            std::to_string(place.layer) + "\n255\n");
    out.put(pixels.subspan(static_cast<std::size_t>(y) * frame.stride(),
                           static_cast<std::size_t>(here) * frame.stride()));
    out.close();
  }
}

}  // namespace gongshi::drivers::flaschen
