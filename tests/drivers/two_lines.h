// Two lines of Chinese on a board of 128 x 32 dots, as the tests of several kinds show them.
#pragma once

#include <string>
#include <utility>

#include "drivers/board.h"

namespace gongshi::test {

inline drivers::TextArea line(int id, int y, std::string text) {
  drivers::TextArea area;
  area.id = id;
  area.y = y;
  area.width = 128;
  area.height = 16;
  area.text = std::move(text);
  return area;
}

inline drivers::Desired two_lines(std::string serial, std::string second = "挂号在一楼大厅") {
  drivers::Desired desired;
  desired.serial = std::move(serial);
  desired.areas = {line(0, 0, "血常规 20.00元"), line(1, 16, std::move(second))};
  return desired;
}

}  // namespace gongshi::test
