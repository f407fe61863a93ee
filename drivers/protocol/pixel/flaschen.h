// FlaschenTaschen, UDP 1337: each datagram is one binary PPM picture with a place for it.
//
//   P6\n<width> <height>\n#FT: <x> <y> <layer>\n255\n<width * height * 3 bytes>
//
// The server does not refuse a broken datagram, it draws it; so nothing here is ever cut short.
// Source: the project's protocol note; checked against its server.
#pragma once

#include "drivers/frame.h"
#include "drivers/protocol/pixel/datagrams.h"

namespace gongshi::drivers::flaschen {

inline constexpr std::uint16_t kPort = 1337;
inline constexpr std::size_t kMostDatagram = 65507;  // what UDP over IPv4 carries
inline constexpr std::size_t kHeaderRoom = 64;       // as the project's own client reserves

struct Place {
  int x = 0, y = 0;
  int layer = 0;  // 0 is the background and stays; others vanish when they are not sent again
};

/// How many whole rows of `width` pixels fit a datagram of `most` bytes; 0: not one.
[[nodiscard]] int rows_that_fit(int width, std::size_t most);

/// `frame` is kRgb8, and rows_that_fit() is at least 1.
void put_frame(const Frame& frame, const Place& place, std::size_t most, Datagrams& out);

}  // namespace gongshi::drivers::flaschen
