#include "drivers/os/utf8.h"

#include <doctest/doctest.h>

using namespace gongshi;

TEST_SUITE("os") {
  TEST_CASE("utf8: characters of one to four bytes survive a round trip") {
    const std::u32string characters = U"A\u00e9\u8840\U0002CB4E\U0010FFFF";
    std::string text;
    for (const char32_t c : characters) utf8::append(text, c);
    CHECK(text.size() == 1 + 2 + 3 + 4 + 4);
    CHECK(utf8::decode(text) == characters);
    CHECK_FALSE(utf8::first_error(text).has_value());
  }

  TEST_CASE("utf8: malformed bytes are found where they stand") {
    CHECK(utf8::first_error("ab\xC0\xAF") == 2);            // overlong
    CHECK(utf8::first_error("\xED\xA0\x80") == 0);          // surrogate
    CHECK(utf8::first_error("\xF4\x90\x80\x80") == 0);      // above U+10FFFF
    CHECK(utf8::first_error("\xE8\xA1") == 0);              // cut off
    CHECK(utf8::first_error("\xE8\xA1\x80\xCF\xEE") == 3);  // GB18030 after UTF-8
  }

  TEST_CASE("utf8: code points are named with at least four digits") {
    CHECK(utf8::code_point_text(U'A') == "U+0041");
    CHECK(utf8::code_point_text(U'\U0002CB4E') == "U+2CB4E");
  }
}
