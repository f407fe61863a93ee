// The simulated card on any bytes: it answers or is silent, and what it holds fits its panel. The
// first byte chooses whether the rest is a raw line or the data of well-formed packets, each behind
// its length, and which card it is.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/protocol/onbon/k.h"
#include "drivers/simulator/onbon/k_card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size == 0) return 0;
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  onbon::Bytes framed;
  if ((data[0] & 1U) != 0) {
    while (!bytes.empty()) {
      const std::size_t length = std::min<std::size_t>(bytes[0], bytes.size() - 1);
      const auto packet = onbon::wrap(onbon::encode_packet({}, bytes.subspan(1, length)));
      framed.insert(framed.end(), packet.begin(), packet.end());
      bytes = bytes.subspan(1 + length);
    }
    bytes = framed;
  }
  simulator::CardSpec spec;
  if ((data[0] & 2U) != 0) spec.device = 0x65;  // with a voice
  if ((data[0] & 4U) != 0) spec.device = 0x51;
  spec.length_in_payload = (data[0] & 8U) != 0;
  simulator::OnbonKCard card{spec};
  const gongshi::WallTime now{std::chrono::seconds{1'795'400'000}};
  for (const auto& verdict : card.receive(bytes, {now, {}})) {
    gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
  }
  gongshi::fuzz::demand(card.areas().size() <= card.spec().max_areas);
  for (const auto& [id, area] : card.areas()) {
    gongshi::fuzz::demand(area.x + area.width <= card.spec().width_px &&
                          area.y + area.height <= card.spec().height_px);
  }
  for (const auto& area : card.files().areas()) {
    gongshi::fuzz::demand(area.x + area.width <= card.spec().width_px &&
                          area.y + area.height <= card.spec().height_px);
  }
  gongshi::fuzz::demand(card.files().all().size() <= 32);
  (void)card.state({now, {}}).dump();
  return 0;
}
