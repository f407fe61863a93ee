// SampleRelease: a small hospital in memory, for whoever needs a Release to show or to search.
//
// A dozen services (血常规 at 22.00 among them), drugs, consumables, four departments, six doctors
// (surnames 仇, 单 and 曾; one name with U+2CB4E, beyond the BMP), sessions, pages, messages.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "content/release.h"

namespace gongshi::test {

using ObjectMap = std::map<std::string, std::string, std::less<>>;

/// The objects of the sample by manifest path, to be changed by tests that need a bad one.
[[nodiscard]] ObjectMap sample_objects();

/// The same, and its page "complain" shows a floor plan, image/media/floor-1.png.
[[nodiscard]] ObjectMap objects_with_plan();

/// The same, and what the issues 1-40, 1-41 and 1-42 changed: two prices of the blood count, a drug
/// that is new, a page, a doctor.
[[nodiscard]] ObjectMap objects_with_past();

/// Serial 1-42, site "hosp-a", created 2026-11-20, fresh until 2027-01-04.
[[nodiscard]] content::ReleaseId sample_id();

/// Loads `objects` under sample_id(), the way the store does.
[[nodiscard]] Result<std::shared_ptr<const content::Release>> load_release(ObjectMap objects);

/// The sample itself; ends the test program if it does not load.
[[nodiscard]] std::shared_ptr<const content::Release> sample_release();

}  // namespace gongshi::test
