#include "kiosk/draw/picture.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace std::string_view_literals;

TEST_SUITE("kiosk") {
  TEST_CASE("picture: what its header says is judged before a decoder takes memory for it") {
    const auto refusal = [](std::string_view bytes) {
      return kiosk::decode_picture(bytes, {100, 100}).error().what.en;
    };
    // 60000 x 60000 pixels: 14 GB once decoded.
    CHECK(refusal("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0"sv) ==
          "the picture is above 8192 pixels a side");
    CHECK(refusal("GIF89a\xff\xff\xff\xff"sv) == "neither PNG nor JPEG");
    CHECK(refusal("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"sv) ==
          "the picture cannot be decoded");
  }
}
