// HuiduFacts: what a Huidu card tells of itself and what is wrong with it, for people.
#pragma once

#include "drivers/board.h"
#include "drivers/protocol/huidu/xml.h"

namespace gongshi::drivers {

[[nodiscard]] std::vector<Fact> huidu_facts(const huidu::DeviceInfo& info);

/// Errc::kConfig, word E2150: the card is set to another size.
[[nodiscard]] std::optional<Error> wrong_size(const huidu::DeviceInfo& info, Geometry board);

/// Errc::kRejected, word E2103: "the card does not take `what`: `why`".
[[nodiscard]] Error not_taken(const Sentence& what, const Sentence& why);

/// Errc::kIo, word E2104: it played ours, and now what somebody else has put there.
[[nodiscard]] Error program_replaced();

/// Errc::kRejected, word E2151.
[[nodiscard]] Error plays_another();

}  // namespace gongshi::drivers
