// Report: findings and counts as people read them, and as one JSON document.
#pragma once

#include <string>

#include "content/workspace/finding.h"

namespace gongshi::content::workspace {

/// The findings with their cures, many of one kind drawn together; then one line a file and the
/// totals.
[[nodiscard]] std::string report_text(const Findings& findings, Lang lang, bool color);

/// {"ok", "errors", "warnings", "notes", "findings": […], "files": {…}}; every finding by itself.
[[nodiscard]] std::string report_json(const Findings& findings);

/// The lines of what --accept-refused leaves out: errors that do not stop the build.
[[nodiscard]] std::string refused_text(const Findings& findings, Lang lang);

}  // namespace gongshi::content::workspace
