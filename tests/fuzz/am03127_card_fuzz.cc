// The simulated AM03127 on any bytes: as they come, or as the packet of a well-formed frame. It
// answers or is silent with a reason, and keeps only pages that it can draw.
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "drivers/protocol/am03127/packet.h"
#include "drivers/simulator/am03127/card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size == 0) return 0;
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const std::string text(bytes.begin(), bytes.end());
  (void)am03127::find_answer(bytes);
  am03127::Bytes framed;
  if ((data[0] & 1U) != 0) {
    framed = am03127::frame(1, text);
    bytes = framed;
  }
  simulator::Am03127Card card({.width_px = 80, .height_px = 16});
  const gongshi::WallTime now{std::chrono::seconds{1'795'400'000}};
  for (const auto& verdict : card.receive(bytes, {now, {}})) {
    gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
    gongshi::fuzz::demand(verdict.reply.size() <= 4);
  }
  for (const auto& [key, line] : card.lines()) {
    gongshi::fuzz::demand(key.size() == 2 && key[1] <= '2' && line.raw.size() <= 250);
  }
  gongshi::fuzz::demand(card.blocks().size() <= 128 && card.schedules().size() <= 5);
  (void)card.state({now, {}}).dump();
  return 0;
}
