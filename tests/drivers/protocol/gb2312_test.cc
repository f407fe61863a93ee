#include "drivers/protocol/gb2312.h"

#include <doctest/doctest.h>

#include "tests/support/hex.h"

using namespace gongshi;
using drivers::Charset;
using drivers::encode_card_text;
using drivers::encode_gb_text;
using test::to_hex;

namespace {
std::string hex(std::string_view text, Charset charset = Charset::kGb2312) {
  const auto bytes = encode_card_text(text, charset);
  return bytes ? to_hex(*bytes) : bytes.error().what.en;
}
}  // namespace

TEST_SUITE("gb2312") {
  TEST_CASE("text: first and last characters of both levels") {
    CHECK(hex("啊座亍齄") == "B0 A1 D7 F9 D8 A1 F7 FE");
    CHECK(hex("A1 元") == "41 31 20 D4 AA");
  }

  TEST_CASE("text: signs whose tables differ are the ones people type") {
    CHECK(hex("·—～…￥¥℃①") == "A1 A4 A1 AA A1 AB A1 AD A3 A4 A3 A4 A1 E6 A2 D9");
  }

  TEST_CASE("text: a line feed is the card's code and a backslash never is one") {
    CHECK(hex("甲\n乙") == "BC D7 5C 6E D2 D2");
    CHECK(hex("\\C1") == "A3 DC 43 31");
    CHECK(hex("[n1]") == "A3 DB 6E 31 A3 DD");
    CHECK(hex("[x1]") == "5B 78 31 5D");
  }

  TEST_CASE("text: every unmappable character is named, once, in order") {
    const auto bytes = encode_card_text("犇犇镕𬭛a\t", Charset::kGb2312);
    REQUIRE_FALSE(bytes.has_value());
    CHECK(bytes.error().code == Errc::kNoGlyph);
    CHECK(bytes.error().word == "E2101");
    CHECK(bytes.error().what.en ==
          "the card's GB2312 fonts do not have: U+7287 犇, U+9555 镕, U+2CB5B 𬭛, U+0009");
  }

  TEST_CASE("text: GBK holds 镕, GB2312 does not") {
    CHECK(hex("镕", Charset::kGbk) == "E9 46");
    CHECK_FALSE(encode_card_text("镕", Charset::kGb2312).has_value());
  }

  TEST_CASE("text: half-width kana of a code page is not GB2312") {
    CHECK_FALSE(encode_card_text("ｱ", Charset::kGb2312).has_value());
    CHECK_FALSE(encode_card_text("\xC3\x28", Charset::kGb2312).has_value());
  }

  TEST_CASE("text: a card without inline codes gets the characters alone") {
    const auto bytes = encode_gb_text("甲\n\\C1[n1]", Charset::kGb2312, 0x0D);
    REQUIRE(bytes.has_value());
    CHECK(to_hex(*bytes) == "BC D7 0D 5C 43 31 5B 6E 31 5D");
    const auto refused = encode_gb_text("犇\r", Charset::kGb2312, 0x0D);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.en == "the card's GB2312 fonts do not have: U+7287 犇, U+000D");
  }
}
