// CheckReport: findings as a person reads them, and as a program does.
#pragma once

#include <string>
#include <vector>

#include "kiosk/check/self_check.h"

namespace gongshi::kiosk {

/// "错误  外观  E1709 …" and below it "  处理：…", a line each; the last line sums up.
[[nodiscard]] std::string check_text(const std::vector<Finding>& findings, Lang lang);

/// {"ready": false, "findings": [{"subject", "verdict", "what": {"zh", "en"}, "cure", "code"}]}
[[nodiscard]] std::string check_json(const std::vector<Finding>& findings);

}  // namespace gongshi::kiosk
