#include "content/workspace/web/markdown.h"

#include <doctest/doctest.h>

#include "content/markdown.h"
#include "site_reader.h"

using namespace gongshi;
using namespace gongshi::content::web;

namespace {

Result<std::string> image(std::string_view path) {
  return "img/" + std::string(path.substr(path.rfind('/') + 1));
}

std::string html(std::string_view text) {
  Markup out;
  const auto done = append_markdown(out, text, image);
  REQUIRE(done.has_value());
  return out.str();
}

}  // namespace

TEST_SUITE("web") {
  TEST_CASE("markdown: headings stand below the page's, lists and tables keep their shape") {
    CHECK(html("# 一\n\n## 二\n\n正文**要点**。\n") ==
          "<h2>一</h2><h3>二</h3><p>正文<strong>要点</strong>。</p>");
    CHECK(html("1. 甲\n2. 乙\n   - 丙\n\n3) 丁\n") ==
          "<ol start=\"1\"><li>甲</li><li>乙<ul><li>丙</li></ul></li></ol>"
          "<ol start=\"3\"><li>丁</li></ol>");
    CHECK(html("| 项目 | 价格 |\n|---|---|\n| 挂号 | 1 元 |\n") ==
          "<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">"
          "<th scope=\"col\" role=\"columnheader\">项目</th>"
          "<th scope=\"col\" role=\"columnheader\">价格</th></tr></thead>"
          "<tbody role=\"rowgroup\"><tr role=\"row\">"
          "<td role=\"cell\" data-label=\"项目\"><span>挂号</span></td>"
          "<td role=\"cell\" data-label=\"价格\"><span>1 元</span></td></tr></tbody></table>");
  }

  TEST_CASE("markdown: HTML is text, and links lead where they may") {
    CHECK(html("<script>alert(1)</script>\n") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    CHECK(html("<img src=x onerror=alert(1)>\n") == "<p>&lt;img src=x onerror=alert(1)&gt;</p>");
    CHECK(
        html("[医保](https://ybj.example.cn/?a=1&amp;b=\"2)\n") ==
        "<p><a href=\"https://ybj.example.cn/?a=1&amp;b=&quot;2\" rel=\"noreferrer\">医保</a></p>");
    CHECK(html("[点我](javascript:alert(1))\n") == "<p>点我</p>");
    CHECK(html("[点我](&#106;avascript:alert(1))\n") == "<p>点我</p>");
    CHECK(html("[电话](tel:12315)\n") ==
          "<p><a href=\"tel:12315\" rel=\"noreferrer\">电话</a></p>");
  }

  TEST_CASE("markdown: a picture alone in its paragraph is one, any other is its words") {
    CHECK(html("![一层](image/media/floor-1.png)\n") ==
          "<figure><img src=\"img/floor-1.png\" alt=\"一层\"/></figure>");
    CHECK(html("见 ![一层](image/media/floor-1.png)\n") == "<p>见 一层</p>");
    CHECK(html("![外面](https://example.cn/a.png)\n") == "<p>外面</p>");
    CHECK(html("- ![一层](image/media/floor-1.png)\n") == "<ul><li>一层</li></ul>");
    CHECK(html("[![一层](image/media/floor-1.png)](https://example.cn)\n").find("<figure>") == 0);
  }

  TEST_CASE("markdown: marks inside an address leave nothing open") {
    for (const char* const text :
         {"甲**乙![a](image/medi***a/b.png)丙**丁**\n\n戊\n", "**甲![a](image/x**y.png)\n\n# 乙\n",
          "- **甲![a](image/x***y.png)\n- 乙\n",
          "[![a [b](https://b.cn)](image/a.png)](https://c.cn) d\n", "****甲** 乙**\n"}) {
      CAPTURE(text);
      pugi::xml_document page;
      CHECK(page.load_string(("<div>" + html(text) + "</div>").c_str()));
    }
  }

  TEST_CASE("markdown: a picture that is not there, and bytes that are no text, are refused") {
    Markup out;
    const auto missing = [](std::string_view) -> Result<std::string> {
      return Error{Errc::kNotFound, {"没有", "none"}};
    };
    const auto none = append_markdown(out, "文字\n\n![x](image/media/x.png)\n\n更多\n", missing);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == Errc::kNotFound);
    CHECK_FALSE(append_markdown(out, "\xFF", image).has_value());
    CHECK(out.str().empty());
  }

  TEST_CASE("markdown: its text is the one that the kiosk shows, whatever the shape") {
    for (const char* const text :
         {"甲\n乙\n\nA\nB  \nC\n", "> 引用\n> 两行\n", "```\n代码 <b>\n```\n", "    缩进\n",
          "*斜* `码` ~~删~~\n", "a&amp;b &lt;c&gt; &nbsp;d &copy;\n", "***\n\n末\n",
          "- 甲\n\n  续\n- 乙\n  1. 丙\n", "| a | b |\n|--|--|\n| **1** | x<y |\n",
          "***粗斜***\n"}) {
      CAPTURE(text);
      std::string expected;
      for (const content::Element& element : content::parse_markdown(text)) {
        expected += content::plain_text(element.runs);
        for (const auto& row : element.rows) {
          for (const content::Runs& cell : row) expected += content::plain_text(cell);
        }
      }
      pugi::xml_document page;
      REQUIRE(page.load_string(("<div>" + html(text) + "</div>").c_str(),
                               pugi::parse_default | pugi::parse_ws_pcdata));
      CHECK(test::squeezed(test::text_of(page)) == test::squeezed(expected));
    }
  }
}
