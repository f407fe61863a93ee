// What `gongshi-signage status` tells, from what the service leaves in the displays folder: who
// shows which serial, how evenly the screens move, and whether the display log is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/site.h"
#include "content/display_line.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"
#include "signage/screen/motion.h"

namespace gongshi::signage {

struct SignageStatus {
  std::vector<content::DisplayLine> lines;  // of the site's displays, unreported ones as unknown
  std::vector<Motion> screens;              // those that the service has a window of
  std::optional<Sentence> log_trouble;
};

[[nodiscard]] Result<SignageStatus> read_status(const config::Site& site);

/// The table of the displays with a line for each screen and for each trouble below.
[[nodiscard]] std::string status_text(const SignageStatus& status, WallTime now, Lang lang);

/// {"displays": [...], "screens": [...], "log_trouble": null or its two sentences}.
[[nodiscard]] std::string status_json(const SignageStatus& status);

}  // namespace gongshi::signage
