// What the files of a sign hold for a desired state, and what is refused before anything is sent.
#include "drivers/text/alpha_plan.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;

TEST_SUITE("alpha plan") {
  TEST_CASE("plan: an empty state runs the empty text") {
    AlphaOptions options;
    const auto plan = alpha_plan({}, options);
    REQUIRE(plan.has_value());
    CHECK(plan->files.size() == 1);
  }
}
