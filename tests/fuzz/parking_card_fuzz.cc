// The simulated parking board on any bytes, or on the data of a sound frame: it never answers, and
// says why it refuses.
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/protocol/parking_fk.h"
#include "drivers/simulator/parking/fk_card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size < 2) return 0;
  std::span<const std::uint8_t> bytes(data + 2, size - 2);
  parking_fk::Bytes framed;
  if ((data[0] & 1U) != 0 && bytes.size() <= parking_fk::kMostData) {
    framed = parking_fk::encode_frame(data[1], bytes);
    bytes = framed;
  }
  simulator::ParkingFkCard card(64, 32);
  for (const auto& verdict : card.receive(bytes, {})) {
    gongshi::fuzz::demand(verdict.reply.empty() && !verdict.reason.empty());
  }
  for (const auto& [number, line] : card.lines()) {
    gongshi::fuzz::demand(number >= 0 && number <= 2 && line.text.size() <= 236);
  }
  (void)card.state({}).dump();
  return 0;
}
