// Pictures in pages: from media/ into the release, and every way in which they can be refused.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/release.h"
#include "content/schema.h"
#include "content/workspace/build.h"
#include "content/workspace/starter.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using namespace std::string_view_literals;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};
/// IHDR: 3 x 2 pixels.
constexpr std::string_view kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"sv;

/// The starter workspace with a page "plan" whose text each test writes; it begins in line 9.
struct Office {
  test::TempDir dir;
  Findings findings;
  std::string audience = "public";

  Office() {
    REQUIRE(write_starter(dir / "s").has_value());
    dir.write("s/media/floor-1.png", kPng);
  }

  Workspace read(std::string_view body) {
    dir.write("s/pages/plan.zh.md",
              "---\nnumber: 77\ncategory: C1\ntitle: 平面图\naudience: " + audience +
                  "\nowner: 院办\nmade: 2026-01-01\nfrom: 2026-01-01\n---\n" + std::string(body));
    findings = {};
    auto workspace = read_workspace(dir / "s", kToday, findings);
    REQUIRE(workspace.has_value());
    return *std::move(workspace);
  }

  /// "row code", and the sentence, of every finding.
  std::string told(std::string_view body) {
    (void)read(body);
    std::string text;
    for (const Finding& finding : findings.list()) {
      text += finding.place.file + ":" + std::to_string(finding.place.row) + " " +
              code_word(finding.code) + " " + finding.what.en + "\n";
    }
    return text;
  }
};

/// Pictures go with their texts, and the builder takes them from nowhere else.
bool keeps_picture(const Workspace& workspace) {
  return std::ranges::any_of(workspace.page_texts,
                             [](const PageText& text) { return !text.pictures.empty(); });
}

std::map<std::string, content::bundle::Source> objects_of(Workspace& workspace) {
  const auto pinyin = Pinyin::load({});
  REQUIRE(pinyin.has_value());
  auto objects = make_objects(workspace, *pinyin);
  if (!objects) FAIL(objects.error().what.en);
  return *std::move(objects);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("page pictures: the file becomes an object that the text names") {
    Office office;
    Workspace workspace = office.read(
        "大厅如图：\n\n![门诊楼一层](floor-1.png)\n\n再看：\n\n![同一张](floor-1.png)\n");
    CHECK(office.findings.list().empty());
    const auto objects = objects_of(workspace);
    REQUIRE(objects.contains("image/media/floor-1.png"));
    CHECK(objects.at("image/media/floor-1.png").bytes == kPng);
    CHECK(objects.at("image/media/floor-1.png").kind == content::bundle::ObjectKind::kImage);
    CHECK(objects.at("text/page/plan.zh").bytes ==
          "大厅如图：\n\n![门诊楼一层](image/media/floor-1.png)\n\n再看：\n\n"
          "![同一张](image/media/floor-1.png)\n");
  }

  TEST_CASE("page pictures: each fault is one sentence with its line and code") {
    Office office;
    office.dir.write("s/media/broken.png", "GIF89a");
    office.dir.write("secret.png", kPng);
    struct {
      const char* body;
      const char* told;
    } const cases[] = {
        {"甲\n\n![图](none.png)\n", ":12 E1404 "},
        {"![图](broken.png)\n", ":10 E1404 neither PNG nor JPEG"},
        {"![图](../../secret.png)\n", ":10 E1404 write the name of a file in media/"},
        {"![图](media/floor-1.png)\n", ":10 E1404 write the name of a file in media/"},
        {"![图](https://example.org/a.png)\n", ":10 E1404 a picture is no web address"},
        {"![图](data:image/png;base64,AA)\n", ":10 E1404 a picture is no web address"},
        {"![图](Floor-1.png)\n", ":10 E1404 names of pictures take a-z"},
        {"![图](一层.png)\n", ":10 E1404 names of pictures take a-z"},
        {"![图]()\n", ":10 E1404 names of pictures take a-z"},
        {"![](floor-1.png)\n", ":10 E1411 the picture has no words"},
        {"![  ](floor-1.png)\n", ":10 E1411 the picture has no words"},
        {"见 ![图](floor-1.png)\n", ":10 E1411 a picture has a line of its own"},
        {"![图](floor-1.png) 如上\n", ":10 E1411 a picture has a line of its own"},
        {"甲\n![图](floor-1.png)\n", ":11 E1411 a picture has a line of its own"},
        {"![图](floor-1.png)\n甲\n", ":11 E1411 a picture has a line of its own"},
        {"- ![图](floor-1.png)\n", ":10 E1411 a picture has a line of its own"},
        {"![图][一层]\n", ":10 E1411 a picture has a line of its own"},
        {"![图](floor-1.png \"一层\")\n", ":10 E1411 a picture has a line of its own"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.body);
      const std::string told = office.told(each.body);
      CAPTURE(told);
      CHECK(told.starts_with("pages/plan.zh.md" + std::string(each.told)));
      CHECK(std::ranges::count(told, '\n') == 1);
      CHECK(office.findings.file("pages/plan.zh.md").refused == 1);
    }
  }

  TEST_CASE("page pictures: twelve in a page, no more") {
    Office office;
    std::string body;
    for (int i = 1; i <= 12; ++i) {
      const std::string name = "p" + std::to_string(i) + ".png";
      office.dir.write("s/media/" + name, kPng);
      body += "![图](" + name + ")\n\n";
    }
    CHECK(office.told(body) == "");
    CHECK(office.told(body + "![图](floor-1.png)\n").find(":34 E1411 a page takes at most 12") !=
          std::string::npos);
  }

  TEST_CASE("page pictures: what is for staff, or over, leaves no picture behind") {
    Office office;
    const std::string body = "![图](floor-1.png)\n";
    CHECK(keeps_picture(office.read(body)));
    for (const char* audience : {"staff", "public\nto: 2026-02-01"}) {
      office.audience = audience;
      Workspace workspace = office.read(body);
      CHECK_FALSE(keeps_picture(workspace));
    }
    // Nor does a page whose number is taken: the check against the others comes later.
    office.audience = "public";
    office.dir.write("s/pages/a-first.zh.md",
                     "---\nnumber: 77\ncategory: C1\ntitle: 甲\nowner: 院办\nmade: 2026-01-01\n"
                     "from: 2026-01-01\n---\n甲\n");
    Workspace workspace = office.read(body);
    CHECK_FALSE(keeps_picture(workspace));
  }
}
