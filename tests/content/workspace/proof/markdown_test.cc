// Markdown of a page to the blocks that the sheets are set from.
#include "content/workspace/proof/markdown.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content::proof;

namespace {

std::string text_of(const Spans& spans) {
  std::string text;
  for (const Span& span : spans) {
    text += span.weight == fonts::Weight::kBold ? "<b>" + span.text + "</b>" : span.text;
  }
  return text;
}

std::vector<Block> blocks(std::string_view text) {
  auto found = markdown(text);
  REQUIRE(found.has_value());
  return *std::move(found);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("markdown: headings, bold words and paragraphs") {
    const auto found = blocks("## 就诊\n\n请带**身份证**和\n医保码。\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == Block::Kind::kHeading);
    CHECK(found[0].level == 2);
    CHECK(text_of(found[1].spans) == "请带<b>身份证</b>和 医保码。");
  }

  TEST_CASE("markdown: items of nested lists keep their marks and depth") {
    const auto found = blocks("3. 挂号\n   - 窗口\n   - 自助机\n4. 候诊\n");
    REQUIRE(found.size() == 4);
    CHECK(found[0].marker == "3.");
    CHECK(found[0].depth == 1);
    CHECK(found[1].marker == "•");
    CHECK(found[1].depth == 2);
    CHECK(text_of(found[2].spans) == "自助机");
    CHECK(found[3].marker == "4.");
  }

  TEST_CASE("markdown: a second paragraph of an item has no mark of its own") {
    const auto found = blocks("- 一\n\n  二\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].marker == "•");
    CHECK(found[1].marker == "");
    CHECK(found[1].depth == 1);
  }

  TEST_CASE("markdown: a picture of the bundle alone in its paragraph, any other as words") {
    const auto found = blocks(
        "![一层](image/media/floor-1.png)\n\n见![图](image/a.png)\n\n![图](image/b.png)见\n\n"
        "![网](https://example.org/a.png)\n\n- ![项](image/c.png)\n");
    REQUIRE(found.size() == 5);
    CHECK(found[0].kind == Block::Kind::kPicture);
    CHECK(found[0].picture == "image/media/floor-1.png");
    CHECK(text_of(found[0].spans) == "一层");
    for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i].kind == Block::Kind::kParagraph);
    CHECK(text_of(found[1].spans) == "见图［image/a.png］");
    CHECK(text_of(found[2].spans) == "图［image/b.png］见");
    CHECK(text_of(found[3].spans) == "网［https://example.org/a.png］");
    CHECK(text_of(found[4].spans) == "项［image/c.png］");
  }

  TEST_CASE("markdown: a table keeps header, rows and empty cells") {
    const auto found = blocks("| 类 | 比例 |\n|---|---|\n| 甲 | |\n| 乙 | 10% |\n");
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].rows.size() == 3);
    CHECK(text_of(found[0].rows[0][0]) == "<b>类</b>");
    CHECK(found[0].rows[1][1].empty());
    CHECK(text_of(found[0].rows[2][1]) == "10%");
  }

  TEST_CASE("markdown: nothing hides: link addresses, raw HTML and entities are text") {
    CHECK(text_of(blocks("[网站](https://a.example/x)")[0].spans) == "网站（https://a.example/x）");
    CHECK(text_of(blocks("<https://a.example>")[0].spans) == "https://a.example");
    CHECK(text_of(blocks("<b>粗</b> &lt;5&#20803;")[0].spans) == "<b>粗</b> <5元");
    CHECK(text_of(blocks("![楼](media/a.png)")[0].spans) == "楼［media/a.png］");
  }
}
