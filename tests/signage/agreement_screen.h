// AgreementScreen: a rolling screen that has drawn this and that before.
#pragma once

#include "fonts/type_case.h"
#include "tests/signage/agreement.h"

namespace gongshi::test {

/// A Screen comes to `now` through other moments and says what stands on it; `render` draws the
/// same picture from nothing.
void compare_screen(RandomHospital& random, const signage::Edition& edition, WallTime now,
                    fonts::TypeCase& type, Tally& tally);

}  // namespace gongshi::test
