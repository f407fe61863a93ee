#include "content/workspace/approval/book.h"

#include "content/workspace/approval/acts_file.h"

namespace gongshi::content::workspace {

Status check_book(const Findings& findings) {
  for (const Finding& finding : findings.list()) {
    const bool ours = finding.place.file == kActsFile || finding.place.file == "hospital.yaml";
    const bool state = finding.code == Code::kNotApproved || finding.code == Code::kVoided ||
                       finding.code == Code::kRefusedItem || finding.code == Code::kBadSignOff ||
                       finding.code == Code::kEmptyCategory;
    if (!ours || !finding.blocks || state) continue;
    const Place& place = finding.place;
    std::string where = place.file;
    if (place.row > 0) where += ":" + std::to_string(place.row);
    if (!place.column.empty()) where += ":" + place.column;
    return finding_error(finding.code,
                         {where + "：" + finding.what.zh, where + ": " + finding.what.en});
  }
  return {};
}

}  // namespace gongshi::content::workspace
