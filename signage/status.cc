#include "signage/status.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/display_table.h"
#include "content/store/report/display_line.h"
#include "signage/log/log_trouble.h"

namespace gongshi::signage {
namespace {

bool has(const config::Site& site, const std::string& display) {
  return std::any_of(site.displays.begin(), site.displays.end(),
                     [&](const config::Display& known) { return known.name == display; });
}

Result<std::vector<content::DisplayLine>> lines_of(const config::Site& site) {
  GONGSHI_TRY(std::vector<content::DisplayLine> lines,
              content::read_display_lines(site.displays_folder));
  std::erase_if(lines, [&](const content::DisplayLine& line) { return !has(site, line.display); });
  for (const config::Display& display : site.displays) {
    const bool known =
        std::any_of(lines.begin(), lines.end(),
                    [&](const content::DisplayLine& line) { return line.display == display.name; });
    if (known) continue;
    content::DisplayLine unknown;
    unknown.display = display.name;
    unknown.kind = display.kind;
    lines.push_back(std::move(unknown));
  }
  std::sort(lines.begin(), lines.end(),
            [](const auto& a, const auto& b) { return a.display < b.display; });
  return lines;
}

}  // namespace

Result<SignageStatus> read_status(const config::Site& site) {
  SignageStatus status;
  GONGSHI_TRY(status.lines, lines_of(site));
  GONGSHI_TRY(status.screens, told_motion(site.displays_folder));
  std::erase_if(status.screens, [&](const Motion& motion) { return !has(site, motion.display); });
  GONGSHI_TRY(status.log_trouble, told_log_trouble(site.displays_folder));
  return status;
}

std::string status_text(const SignageStatus& status, WallTime now, Lang lang) {
  return content::display_table(status.lines, now, lang) + motion_text(status.screens, lang) +
         log_trouble_text(status.log_trouble, lang);
}

std::string status_json(const SignageStatus& status) {
  using Json = nlohmann::ordered_json;
  Json document = Json::parse(content::display_lines_json(status.lines));
  document["screens"] = Json::parse(motion_json(status.screens))["screens"];
  document["log_trouble"] =
      status.log_trouble ? Json{{"zh", status.log_trouble->zh}, {"en", status.log_trouble->en}}
                         : Json();
  return document.dump(1);
}

}  // namespace gongshi::signage
