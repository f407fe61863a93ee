#include "content/workspace/web/markup.h"

#include <doctest/doctest.h>

using namespace gongshi::content::web;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string scripted(std::string_view text) {
  std::string out;
  append_script_string(out, text);
  return out;
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("markup: texts and attributes cannot leave their place") {
    Markup out;
    out.open("p", {{"title", "a\"b'<c>&d"}})
        .text("<script>alert('1')</script> & \"x\" ]]>")
        .close();
    CHECK(
        out.str() ==
        "<p title=\"a&quot;b&#39;&lt;c&gt;&amp;d\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; "
        "&amp; &quot;x&quot; ]]&gt;</p>");
  }

  TEST_CASE("markup: void elements are closed, tags close in order") {
    Markup out;
    out.open("ul").open("li").text("甲").single("br").text("乙").close().leaf("li", "丙").close();
    CHECK(out.str() == "<ul><li>甲<br/>乙</li><li>丙</li></ul>");
  }

  TEST_CASE("markup: a line break of a cell is a line break, in an attribute a blank") {
    Markup out;
    out.open("p", {{"title", "一\u2028二"}}).text("一\u2028二").close();
    CHECK(out.str() == "<p title=\"一 二\">一<br/>二</p>");
  }

  TEST_CASE("markup: controls, turned directions and broken bytes do not come through") {
    CHECK(escaped("a\x01"
                  "b") == "a\uFFFDb");
    CHECK(escaped("a\u202Eb") == "a\uFFFDb");
    CHECK(escaped("a\u2067b") == "a\uFFFDb");
    CHECK(escaped("a\u0085b") == "a\uFFFDb");
    CHECK(escaped("a\u061Cb") == "a\uFFFDb");
    CHECK(escaped("a\uFFFEb") == "a\uFFFDb");
    CHECK(escaped("b\xE2\x80") == "b\uFFFD");
    CHECK(escaped("a\tb\nc") == "a\tb\nc");
    // Neighbours of what is refused are letters like others.
    CHECK(escaped("é × … ﷲ ي 𫖮 ①") == "é × … ﷲ ي 𫖮 ①");
  }

  TEST_CASE("markup: a script's string ends where it should, for every reader") {
    CHECK(scripted("血常规") == "\"血常规\"");
    CHECK(scripted("</script>\"'\\") == "\"\\u003c/script\\u003e\\u0022\\u0027\\\\\"");
    CHECK(scripted("a\u2028b\u2029c&") == "\"a\\u2028b\\u2029c\\u0026\"");
    CHECK(scripted("a\nb\tc") == "\"a\\u000ab\\u0009c\"");
    CHECK(scripted("\\\\n") == "\"\\\\\\\\n\"");
    CHECK(scripted("") == "\"\"");
  }

  TEST_CASE("markup: links lead to web pages and telephones only") {
    CHECK(safe_link("https://www.example.cn/a?b=c#d") == "https://www.example.cn/a?b=c#d");
    CHECK(safe_link("HTTP://example.cn") == "HTTP://example.cn");
    CHECK(safe_link("tel:0570-5550110") == "tel:0570-5550110");
    for (const char* const bad :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
          "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.cn",
          "//example.cn", "page.html", "#top", "https://", "https:///x", "https://a b.cn",
          "https://bank.cn@evil.cn/", "https:\\\\evil.cn", "vbscript:x", "", "http:/x"}) {
      CAPTURE(bad);
      CHECK(safe_link(bad).empty());
    }
  }

  TEST_CASE("markup: only a telephone number can be dialled") {
    CHECK(phone_link("0570-5550110") == "tel:05705550110");
    CHECK(phone_link("+86 571 5550 1301") == "tel:+8657155501301");
    CHECK(phone_link("(0570) 5550110") == "tel:05705550110");
    CHECK(phone_link("12315") == "tel:12315");
    CHECK(phone_link("0570-5550110 转 8").empty());
    CHECK(phone_link("12").empty());
    CHECK(phone_link("").empty());
  }
}
