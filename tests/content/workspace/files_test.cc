// Front matter, pictures and readings of single files.
#include <doctest/doctest.h>

#include "content/workspace/file/notice_reader.h"
#include "content/workspace/file/photo.h"
#include "content/workspace/row/people_rows.h"
#include "content/workspace/source/front_matter.h"
#include "content/workspace/source/yaml.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using namespace std::string_view_literals;

TEST_SUITE("content") {
  TEST_CASE("front matter: head and body are told apart, with the body's line") {
    const auto page = split_front_matter("---\r\ntitle: a\r\n---\r\n\r\n## b\n---\nc\n\n"sv);
    REQUIRE(page.has_value());
    CHECK(page->head == "title: a\r\n");
    CHECK(page->body == "## b\n---\nc");
    CHECK(page->body_line == 5);
  }

  TEST_CASE("front matter: a page without head, or with one that does not end, is refused") {
    CHECK(split_front_matter("# 标题\n").error().word == "E1010");
    CHECK(split_front_matter("---\ntitle: a\n").error().word == "E1010");
    CHECK(split_front_matter("").error().word == "E1010");
  }

  TEST_CASE("headings: level and title") {
    CHECK(parse_heading("## 办理流程 ##\r").title == "办理流程");
    CHECK(parse_heading("## 办理流程").level == 2);
    CHECK(parse_heading("#标题").level == 0);
    CHECK(parse_heading("text").level == 0);
    CHECK(parse_heading("####### x").level == 0);
  }

  TEST_CASE("yaml: an exception of the library becomes a line") {
    const auto root = load_yaml("a: 1\nb: [1, 2\nc: 3\n");
    REQUIRE_FALSE(root.has_value());
    CHECK(root.error().word == "E1009");
    CHECK(root.error().what.en.find("line 3") != std::string::npos);
    CHECK(nearest("audiense", {"audience", "category"}) == "audience");
    CHECK(nearest("xyz", {"audience", "category"}).empty());
  }

  TEST_CASE("pictures: size from the header of PNG and JPEG") {
    // IHDR: 3 x 2 pixels. SOF0: height 16, width 32.
    const auto png = photo_size("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02"sv);
    REQUIRE(png.has_value());
    CHECK(png->width == 3);
    CHECK(png->height == 2);
    const auto jpeg = photo_size(
        "\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20\x03\x01\x22\0\x02\x11\x01"sv);
    REQUIRE(jpeg.has_value());
    CHECK(jpeg->width == 32);
    CHECK(jpeg->height == 16);
    CHECK(photo_size("GIF89a"sv).error().word == "E1404");
    CHECK(photo_size("\xFF\xD8\xFF\xC0"sv).error().word == "E1404");
    CHECK(photo_size("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x20\x01\0\0\0\x02\x08\x02"sv)
              .error()
              .word == "E1404");  // 8193 pixels wide
  }

  TEST_CASE("pictures: never outside the workspace") {
    const test::TempDir dir;
    dir.write("secret.png", "\x89PNG");
    dir.write("s/a", "");
    CHECK(read_photo(dir / "s", "../secret.png").error().word == "E1404");
    CHECK(read_photo(dir / "s", "a/../../secret.png").error().word == "E1404");
    CHECK(read_photo(dir / "s", "/etc/passwd").error().word == "E1404");
  }

  TEST_CASE("gb2312: what a board's own font holds") {
    CHECK_FALSE(first_outside_gb2312("投诉电话：0571—1234（工作日）·").has_value());
    CHECK(first_outside_gb2312("镕基") == U'镕');  // not in GB 2312-80
    CHECK(first_outside_gb2312("㛃") == U'㛃');
    CHECK(first_outside_gb2312("\U0002CB4E") == U'\U0002CB4E');
    CHECK(first_outside_gb2312("€") == U'€');
  }

  TEST_CASE("readings of doctors: syllables and blanks only") {
    CHECK(is_pinyin("zeng xiao ming"));
    CHECK_FALSE(is_pinyin("Zeng"));
    CHECK_FALSE(is_pinyin("zeng  ming"));
    CHECK_FALSE(is_pinyin("zengxiaoming"));
    CHECK_FALSE(is_pinyin(""));
  }
}
