#include "content/workspace/due/limits.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

struct LimitKey {
  std::string_view name;
  int DutyLimits::* value;
  int least, most;
};

/// A year has some 250 working days.
constexpr int kMostWorkingDays = 250;
constexpr std::array kLimitKeys{
    LimitKey{"soon", &DutyLimits::soon, 0, kMostWorkingDays},
    LimitKey{"disclose", &DutyLimits::disclose, 1, kMostWorkingDays},
    LimitKey{"office", &DutyLimits::office, 1, kMostWorkingDays},
    LimitKey{"secrecy", &DutyLimits::secrecy, 1, kMostWorkingDays},
    LimitKey{"leader", &DutyLimits::leader, 1, kMostWorkingDays},
    LimitKey{"issue", &DutyLimits::issue, 1, kMostWorkingDays},
    LimitKey{"request", &DutyLimits::request, 1, kMostWorkingDays},
    LimitKey{"answer", &DutyLimits::answer, 1, kMostWorkingDays},
    LimitKey{"extension", &DutyLimits::extension, 0, kMostWorkingDays},
    LimitKey{"licence_days", &DutyLimits::licence_days, 0, 730},
    LimitKey{"staff_board", &DutyLimits::staff_board, 0, 28},
};

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void read_duty_limits(const YamlMap& map, Findings& findings, DutyLimits& limits) {
  for (const LimitKey& key : kLimitKeys) {
    if (!map.has(key.name)) continue;
    const auto number = number_of(map.text(key.name));
    if (number && key.least <= *number && *number <= key.most) {
      limits.*key.value = *number;
      continue;
    }
    const std::string name(key.name);
    const std::string least = std::to_string(key.least);
    const std::string most = std::to_string(key.most);
    findings.block(map.place(key.name), Code::kBadValue,
                   {name + " 是 " + least + " 到 " + most + " 的整数",
                    name + " is a whole number from " + least + " to " + most});
  }
  // A department that may take longer than the applicant has to wait makes every answer late.
  if (limits.request > limits.answer) {
    findings.block(map.place(map.has("request") ? "request" : "answer"), Code::kBadValue,
                   {"request（部门办理）不能比 answer（答复申请人）长",
                    "`request` (the department) must not be longer than `answer` (the applicant)"});
  }
}

}  // namespace gongshi::content::workspace
