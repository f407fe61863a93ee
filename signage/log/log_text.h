// LogText: what the log's commands print, for people and as JSON.
#pragma once

#include <span>
#include <string>

#include "content/bundle/key.h"
#include "signage/log/log_at.h"
#include "signage/log/log_verify.h"

namespace gongshi::signage {

/// One line a finding; empty: all is well.
[[nodiscard]] std::string log_findings_text(const LogReport& report, Lang lang);
/// One line a finding, then a summary.
[[nodiscard]] std::string log_report_text(const LogReport& report, Lang lang);
[[nodiscard]] std::string log_report_json(const LogReport& report,
                                          const content::bundle::PublicKey& key);

/// Some lines an answer; as JSON with what `report` says of the files it was drawn from.
[[nodiscard]] std::string log_answers_text(std::span<const LogAnswer> answers,
                                           const std::string& display, WallTime at, Lang lang);
[[nodiscard]] std::string log_answers_json(std::span<const LogAnswer> answers,
                                           const std::string& display, WallTime at,
                                           const LogReport& report);

/// One line a line of the log.
[[nodiscard]] std::string log_lines_text(std::span<const LogPlace> lines, Lang lang);
[[nodiscard]] std::string log_lines_json(std::span<const LogPlace> lines, const LogReport& report);

}  // namespace gongshi::signage
