// LogText: what the log's commands print, for people and as JSON.
#pragma once

#include <span>
#include <string>

#include "content/bundle/key.h"
#include "signage/log/log_at.h"
#include "signage/log/log_verify.h"

namespace gongshi::signage {

/// One line a finding, then a summary.
[[nodiscard]] std::string log_report_text(const LogReport& report, Lang lang);
[[nodiscard]] std::string log_report_json(const LogReport& report,
                                          const content::bundle::PublicKey& key);

/// Some lines an answer.
[[nodiscard]] std::string log_answers_text(std::span<const LogAnswer> answers,
                                           const std::string& display, WallTime at, Lang lang);
[[nodiscard]] std::string log_answers_json(std::span<const LogAnswer> answers,
                                           const std::string& display, WallTime at);

/// One line a line of the log.
[[nodiscard]] std::string log_lines_text(std::span<const LogPlace> lines, Lang lang);
[[nodiscard]] std::string log_lines_json(std::span<const LogPlace> lines);

}  // namespace gongshi::signage
