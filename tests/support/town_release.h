// TownRelease: the sample hospital of content/sample as a device has it: prices by the hundred,
// doctors, clinics and every page.
#pragma once

#include <memory>

#include "content/release.h"

namespace gongshi::test {

/// As of 23 November 2026; read once. Fails the test when the workspace is not in order.
[[nodiscard]] std::shared_ptr<const content::Release> town_release();

}  // namespace gongshi::test
