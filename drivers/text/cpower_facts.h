// CpowerFacts: what a C-Power card tells of itself, as facts for people.
#pragma once

#include <array>

#include "drivers/board.h"
#include "drivers/protocol/cpower/basic.h"

namespace gongshi::drivers {

/// The questions, in the order in which they are asked. Older applications do not know all of them.
inline constexpr std::array kCpowerFacts{
    cpower::Command::kVersion,     cpower::Command::kPower,    cpower::Command::kBrightness,
    cpower::Command::kTemperature, cpower::Command::kFreeDisk, cpower::Command::kPowerTimer};

/// None where the answer does not have the stated form.
[[nodiscard]] std::vector<Fact> cpower_facts(cpower::Command asked,
                                             std::span<const std::uint8_t> answer);

}  // namespace gongshi::drivers
