// What `gongshi-bundle opinions` says: the list for people, the same as JSON, and as a sheet for
// Excel.
#pragma once

#include <string>

#include "content/feedback/desk/opinion_box.h"
#include "drivers/os/lang.h"

namespace gongshi::content::feedback {

[[nodiscard]] std::string report_text(const OpinionBox& box, bool devices_known, Lang lang);
[[nodiscard]] std::string report_json(const OpinionBox& box);
/// UTF-8 with a byte order mark, lines with CR LF; no cell begins as a formula does.
[[nodiscard]] std::string report_csv(const OpinionBox& box, Lang lang);

}  // namespace gongshi::content::feedback
