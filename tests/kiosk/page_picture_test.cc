// Pictures in a page's text: whole, as wide as the column, with their words below.
#include "content/markdown.h"
#include "kiosk/views/page_view.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::Element;
using content::parse_markdown;
using gongshi::test::kPanels;
using gongshi::test::Panel;
using gongshi::test::ViewBench;

namespace {

std::shared_ptr<const content::Release> release_with_plan() {
  auto release = test::load_release(test::objects_with_plan());
  REQUIRE(release.has_value());
  return *release;
}

/// Offset at which the picture is whole on the glass.
struct Shown {
  Rect picture{}, caption{};
};

Shown shown(const ViewBench& bench, const View& view) {
  const Rect area = bench.frame().area;
  for (int offset = 0; offset <= bench.travel(view); ++offset) {
    Shown found;
    for (const Placed& one : bench.placed(view, offset)) {
      if (one.node.name() != "门诊楼一层平面图") continue;
      (one.node.role == Role::kImage ? found.picture : found.caption) = one.node.rect;
    }
    if (!found.picture.empty() && area.holds(found.picture) && area.holds(found.caption)) {
      return found;
    }
  }
  return {};
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("markdown: a picture of the release alone in its paragraph, any other as its words") {
    const auto all = parse_markdown(
        "![一层](image/media/floor-1.png)\n\n见 ![图](image/a.png)\n\n![图](image/b.png) 见\n\n"
        "![网](https://example.org/a.png)\n\n![甲](image/c.png)![乙](image/d.png)\n\n"
        "- ![项](image/e.png)\n\n> ![引](image/f.png)\n\n![](image/g.png)\n");
    REQUIRE(all.size() == 8);
    CHECK(all[0].kind == Element::Kind::kImage);
    CHECK(all[0].picture == "image/media/floor-1.png");
    CHECK(plain_text(all[0].runs) == "一层");
    for (std::size_t i = 1; i < 7; ++i) {
      CAPTURE(i);
      CHECK(all[i].kind != Element::Kind::kImage);
      CHECK(all[i].picture.empty());
    }
    CHECK(plain_text(all[1].runs) == "见 图");
    CHECK(plain_text(all[4].runs) == "甲乙");
    CHECK(all[7].kind == Element::Kind::kImage);
  }

  TEST_CASE("page: a floor plan is whole at one glance, its words below it and its name") {
    const auto release = release_with_plan();
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel, release);
      const PageView page("complain");
      CAPTURE(panel.pixels.w);
      bench.check(page, "page-plan");
      const Shown plan = shown(bench, page);
      REQUIRE_FALSE(plan.picture.empty());
      // 1600 x 900 pixels, as the file is.
      CHECK(plan.picture.w * 900 / 1600 == doctest::Approx(plan.picture.h).epsilon(0.01));
      CHECK(plan.caption.y >= plan.picture.bottom());
      const int column = row_width(bench.metrics(), bench.frame().area);
      const bool as_wide = plan.picture.w == column;
      const bool as_high =
          plan.caption.bottom() - plan.picture.y + bench.metrics().mm(6) >= bench.frame().area.h;
      CHECK((as_wide || as_high));
    }
  }

  TEST_CASE("page: another picture of the same size is another page to whoever keeps it drawn") {
    auto objects = test::objects_with_plan();
    const ViewBench before(kPanels[0], release_with_plan());
    objects["image/media/floor-2.png"] = objects["image/media/floor-1.png"];
    std::string& body = objects["text/page/complain.zh"];
    body.replace(body.find("floor-1"), 7, "floor-2");
    auto release = test::load_release(std::move(objects));
    REQUIRE(release.has_value());
    const ViewBench after(kPanels[0], *release);
    const auto revision = [](const ViewBench& bench) {
      return PageView("complain").draw(bench.frame()).nodes.at(0).list->revision;
    };
    CHECK(revision(before) != revision(after));
  }
}
