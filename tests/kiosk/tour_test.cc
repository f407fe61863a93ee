// Every page on every glass in every manner: nothing cut, nothing overlapping, nothing too small.
// GONGSHI_VIEW_PICTURES=FOLDER keeps a picture of each, to be looked at; GONGSHI_VIEW_ONLY=WORD of
// those alone whose name has that word ("write", "elder-1280").
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/check.h"
#include "tests/kiosk/visitor.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::Visitor;

namespace {

struct Named {
  const char* name;
  Manner manner;
};

constexpr Named kManners[] = {
    {"normal", {}},
    {"larger", {.text_step = 1}},
    {"largest", {.text_step = 2}},
    {"elder", {.elder = true}},
    {"contrast", {.contrast = true}},
    {"low", {.low_reach = true}},
    {"low-elder", {.elder = true, .low_reach = true}},
    {"english", {.language = Language::kEn}},
    {"uyghur", {.language = Language::kUg}},
    {"tibetan", {.language = Language::kBo}},
    {"mongolian", {.language = Language::kMn}},
    {"low-mongolian", {.language = Language::kMn, .low_reach = true}},
};

const std::vector<Language> kLanguages = {Language::kZh, Language::kEn, Language::kUg,
                                          Language::kBo, Language::kMn};

/// Every stop in every manner on one glass.
void tour_on(const test::Glass& glass) {
  for (const Named& one : kManners) {
    Visitor visitor(glass, one.manner, {850, kLanguages});
    const char* const folder = std::getenv("GONGSHI_VIEW_PICTURES");
    const char* const only = std::getenv("GONGSHI_VIEW_ONLY");
    visitor.close_eyes();
    for (const test::Stop& stop : test::tour()) {
      const std::string where = std::string(stop.name) + "-" + one.name + "-" +
                                std::to_string(glass.pixels.w) + "-" +
                                std::to_string(int(glass.inch));
      CAPTURE(where);
      go(visitor, stop);
      const Metrics shown = visitor.stage.page_metrics();
      for (const std::string& fault : faults(visitor.placed(), shown, *visitor.text)) {
        FAIL_CHECK(where, ": ", fault);
      }
      if (folder != nullptr && (only == nullptr || where.find(only) != std::string::npos)) {
        visitor.save(std::string(folder) + "/" + where + ".png");
      }
    }
  }
}

}  // namespace

// One case a glass, so that they run beside one another.
TEST_SUITE("kiosk tour") {
  TEST_CASE("pages: whole in every manner on a desk") {
    tour_on(test::kGlasses[0]);
  }
  TEST_CASE("pages: whole in every manner on a wall") {
    tour_on(test::kGlasses[1]);
  }
  TEST_CASE("pages: whole in every manner on a stele") {
    tour_on(test::kGlasses[2]);
  }
  TEST_CASE("pages: whole in every manner on an old 5:4 panel") {
    tour_on(test::kGlasses[3]);
  }
  TEST_CASE("pages: whole in every manner on a large stele") {
    tour_on(test::kGlasses[4]);
  }
}
