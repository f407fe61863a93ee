#include "content/workspace/source/encoding.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content::workspace;
using namespace std::string_view_literals;

TEST_SUITE("content") {
  TEST_CASE("encoding: GB18030 without a mark is read strictly") {
    // "项目" is CF EE C4 BF in GB 2312 (a real header).
    const auto decoded = decode_text("\xCF\xEE\xC4\xBF,1\n"sv);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == "项目,1\n");
    CHECK(decoded->encoding == Encoding::kGb18030);
  }

  TEST_CASE("encoding: four-byte GB18030 reaches beyond the basic plane") {
    // GB18030: U+20000 is 95 32 82 36.
    const auto decoded = decode_text("\x95\x32\x82\x36\n"sv);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == "\xF0\xA0\x80\x80\n");
  }

  TEST_CASE("encoding: a byte-order mark is not part of the text") {
    const auto decoded = decode_text(
        "\xEF\xBB\xBF"
        "项目\n"sv);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == "项目\n");
    CHECK(decoded->encoding == Encoding::kUtf8Bom);
  }

  TEST_CASE("encoding: UTF-16 of Unicode Text is read") {
    // "项\t1\n" little endian
    const auto decoded = decode_text("\xFF\xFE\x79\x98\t\0001\0\n\0"sv);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == "项\t1\n");
  }

  TEST_CASE("encoding: a damaged UTF-8 file is not taken for GB18030") {
    const std::string bytes =
        "项目编码,项目名称,计价单位\n1,血常规,次\n2,\xE5\xB0,次\n";  // a character cut short in
                                                                     // line 3
    const auto decoded = decode_text(bytes);
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().word == "E1004");
    CHECK(decoded.error().what.en.find("line 3") != std::string::npos);
  }

  TEST_CASE("encoding: a byte of no encoding is named with line and byte") {
    const auto decoded = decode_text("a,b\nTX PLAN \xFB PROTON\n"sv);  // seen in a real file
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().word == "E1004");
    CHECK(decoded.error().what.en.find("line 2") != std::string::npos);
    CHECK(decoded.error().what.en.find("0xFB") != std::string::npos);
  }

  TEST_CASE("encoding: other kinds of file are named") {
    CHECK(decode_text("%PDF-1.6\n"sv).error().what.en.find("a PDF") != std::string::npos);
    CHECK(decode_text("\xD0\xCF\x11\xE0\xA1"sv).error().what.zh.find("XLS") != std::string::npos);
    CHECK(decode_text("PK\x03\x04"sv).error().word == "E1003");
    CHECK(decode_text(" <html><table>"sv).error().what.en.find("HTML") != std::string::npos);
    CHECK(decode_text("a,b\n\0,1\n"sv).error().what.en.find("NUL") != std::string::npos);
  }
}
