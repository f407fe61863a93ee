// Every page on every glass in every manner: nothing cut, nothing overlapping, nothing too small.
// GONGSHI_VIEW_PICTURES=FOLDER keeps a picture of each, to be looked at.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

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
    {"contrast", {.contrast = true}},
    {"english", {.language = Language::kEn}},
};

}  // namespace

TEST_SUITE("kiosk tour") {
  TEST_CASE("pages: whole on every glass in every manner") {
    for (const test::Glass& glass : test::kGlasses) {
      for (const Named& one : kManners) {
        Visitor visitor(glass, one.manner);
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
          if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
            visitor.save(std::string(folder) + "/" + where + ".png");
          }
        }
      }
    }
  }
}
