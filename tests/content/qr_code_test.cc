// A QR code's modules: the three finder patterns stand where a reader looks for them.
#include "content/qr_code.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using gongshi::content::QrCode;

namespace {

/// ISO/IEC 18004, 6.3.3.1: a ring of dark, a ring of light, a dark square of three.
bool is_finder(const QrCode& code, int top, int left) {
  for (int row = 0; row < 7; ++row) {
    for (int column = 0; column < 7; ++column) {
      const int ring = std::min(std::min(row, 6 - row), std::min(column, 6 - column));
      if (code.dark(top + row, left + column) != (ring != 1)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_SUITE("qr code") {
  TEST_CASE("qr code: finder patterns in three corners, as wide as its version asks") {
    const auto code = QrCode::of("https://www.example.cn/gongkai");
    REQUIRE(code.has_value());
    const int far = code->width() - 7;
    CHECK((code->width() - 17) % 4 == 0);
    CHECK(code->width_with_quiet() == code->width() + 8);
    CHECK(is_finder(*code, 0, 0));
    CHECK(is_finder(*code, 0, far));
    CHECK(is_finder(*code, far, 0));
    CHECK_FALSE(is_finder(*code, far, far));
  }

  TEST_CASE("qr code: no code for nothing, nor for more than one holds") {
    CHECK_FALSE(QrCode::of("").has_value());
    CHECK_FALSE(QrCode::of(std::string(4000, 'x')).has_value());
  }
}
