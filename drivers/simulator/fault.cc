#include "drivers/simulator/fault.h"

#include <array>
#include <charconv>
#include <utility>

namespace gongshi::drivers::simulator {
namespace {

using Kind = Fault::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 6> kWords{{{"drop", Kind::kDrop},
                                                                   {"corrupt", Kind::kCorrupt},
                                                                   {"delay", Kind::kDelay},
                                                                   {"dead", Kind::kDead},
                                                                   {"power-loss", Kind::kPowerLoss},
                                                                   {"garbage", Kind::kGarbage}}};

}  // namespace

Result<Fault> parse_fault(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view word = text.substr(0, colon);
  Fault fault;
  for (const auto& [name, kind] : kWords) {
    if (name == word) fault.kind = kind;
  }
  bool good = fault.kind != Kind::kNone;
  if (good && colon != std::string_view::npos) {
    const std::string number(text.substr(colon + 1));
    const char* end = number.c_str() + number.size();
    const auto [stop, failure] = std::from_chars(number.c_str(), end, fault.n);
    good = failure == std::errc{} && stop == end && fault.n >= 1 && fault.n <= 3600;
  }
  if (good) return fault;
  const std::string valid = "drop, corrupt, delay, dead, power-loss, garbage (drop:2, …)";
  return Error{Errc::kUsage,
               {"故障“" + std::string(text) + "”无效，可用：" + valid,
                "fault \"" + std::string(text) + "\" is not valid, use " + valid},
               "E2202"};
}

}  // namespace gongshi::drivers::simulator
