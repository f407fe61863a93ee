// WebPages: an issue as a folder of static pages for the hospital's own web site.
//
//   bundle ─ issue ─[web pages]─ a folder that any web server, or none, can show
//
// No page needs a script to be read; none loads anything from elsewhere.
#pragma once

#include "content/workspace/export/issue.h"
#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/progress.h"
#include "drivers/os/result.h"

namespace gongshi::content::web {

struct Count {
  std::size_t files = 0;
  std::size_t prices = 0;
  std::size_t held_back = 0;  // pages and messages that are for patients in the lobby only
};

/// `progress` is told of every file, or null. Equal issue and day give equal bytes. Code E1609:
/// `folder` holds something else than an earlier export, and is left as it is.
[[nodiscard]] Result<Count> write_web_pages(const outlet::Issue& issue, const fs::path& folder,
                                            Date today, Progress* progress = nullptr);

}  // namespace gongshi::content::web
