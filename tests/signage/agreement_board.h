// AgreementBoard: a terminal board of the daemon's, in made-up time, read back dot by dot.
#pragma once

#include "fonts/type_case.h"
#include "tests/signage/agreement.h"

namespace gongshi::test {

/// A board runs up to `now` through restarts of its slots, its picture in `file`; `render` draws
/// its lamps.
void compare_board(RandomHospital& random, const signage::Edition& edition, WallTime now,
                   const fs::path& file, fonts::TypeCase& type, Tally& tally);

}  // namespace gongshi::test
