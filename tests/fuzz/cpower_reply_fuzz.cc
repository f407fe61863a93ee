// Whatever a C-Power line brings, in all its forms: what counts as an answer passes its sum,
// written again it is the same, and no decoder reads past it.
#include <span>

#include "drivers/protocol/cpower/basic.h"
#include "drivers/protocol/cpower/external.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size == 0) return 0;
  const std::span<const std::uint8_t> bytes(data + 1, size - 1);
  cpower::Wire wire;
  wire.network = (data[0] & 1U) != 0;
  wire.big_length = (data[0] & 2U) != 0;
  for (const cpower::Packet& answer : cpower::read_answers(bytes, wire)) {
    const auto again = cpower::read_answers(cpower::encode_frame(answer, wire), wire);
    gongshi::fuzz::demand(again.size() == 1 && again[0] == answer);
    (void)cpower::decode_done(answer.data);
    if (const auto clock = cpower::decode_clock(answer.data)) {
      gongshi::fuzz::demand(clock->year >= 2000 && clock->year <= 2099 && clock->seconds() > 0);
    }
    (void)cpower::decode_brightness(answer.data);
    (void)cpower::decode_power(answer.data);
    (void)cpower::decode_version(answer.data);
    if (const auto celsius = cpower::decode_temperature(answer.data)) {
      gongshi::fuzz::demand(!celsius->empty() && celsius->size() <= 8);
    }
    (void)cpower::decode_free_disk(answer.data);
    (void)cpower::decode_power_timer(answer.data);
  }
  return 0;
}
