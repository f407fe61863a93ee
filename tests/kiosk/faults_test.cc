// Faults: the check of every page must find what it names; here it is shown pages that have them.
#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw/text.h"
#include "kiosk/page/check.h"
#include "kiosk/page/layout.h"

using namespace gongshi::kiosk;

namespace {

const Metrics kMetrics = Metrics::of({1920, 1080}, 24.0);

const Text& text() {
  static const auto opened = Text::open(kMetrics.px_per_mm);
  REQUIRE(opened.has_value());
  return **opened;
}

std::vector<std::string> faults_of(const Scene& scene) {
  return faults(unroll(scene, kMetrics, [](std::string_view) { return 0; }), kMetrics, text());
}

/// A text so many pixels wide, as high as it needs.
std::vector<std::string> faults_of(std::string_view words, int width) {
  Node node = text_node({100, 100, width, 0}, words, TextStyle::kBody);
  node.wrap = true;
  node.rect.h = paragraph_height(text(), words, node.style, width);
  Scene scene;
  scene.add(std::move(node));
  return faults_of(scene);
}

bool found(const std::vector<std::string>& faults, std::string_view words) {
  return std::ranges::any_of(
      faults, [&](const std::string& fault) { return fault.find(words) != std::string::npos; });
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("faults: a word that the end of a line parts") {
    const int morn = text().width("morn", TextStyle::kBody);
    CHECK(found(faults_of("morning", morn), "a word is parted"));
    CHECK(found(faults_of("the morning", morn), "a word is parted"));
    const std::string uyghur = "چۈشتىن";
    CHECK(found(faults_of(uyghur, text().width(uyghur, TextStyle::kBody) / 2), "a word is parted"));
    CHECK(faults_of("the morning", text().width("morning", TextStyle::kBody)).empty());
    CHECK(faults_of("心血管内科门诊", morn).empty());
    CHECK(faults_of("www.example.cn/prices", 2 * morn).empty());
  }

  TEST_CASE("faults: targets that overlap or are too small, texts on one another") {
    Scene scene;
    scene.add(main_button({100, 100, 200, 80}, "是", "yes"));
    scene.add(main_button({250, 100, 200, 80}, "否", "no"));
    scene.add(main_button({600, 100, 40, 80}, "好", "fine"));
    scene.add(text_node({100, 400, 300, 50}, "上午出诊", TextStyle::kBody));
    scene.add(text_node({110, 405, 300, 50}, "下午停诊", TextStyle::kBody));
    const auto all = faults_of(scene);
    CHECK(found(all, "targets overlap"));
    CHECK(found(all, "target below 12 mm"));
    CHECK(found(all, "texts lie on one another"));
  }
}
