// SamplePlans: two floors of the sample hospital, with a lift, stairs, three exits and a kiosk that
// is called "mz1/kiosk".
#pragma once

#include "tests/support/sample_release.h"

namespace gongshi::test {

/// The tables of plans, points and ways; their pictures are the caller's.
void add_plans(ObjectMap& objects);

}  // namespace gongshi::test
