// The simulated card on any bytes: it answers or is silent, and what it holds fits its panel. The
// first byte chooses whether the rest is a raw line or the data of a well-formed packet.
#include <span>

#include "drivers/protocol/onbon/k.h"
#include "drivers/simulator/onbon/k_card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size == 0) return 0;
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  onbon::Bytes framed;
  if ((data[0] & 1U) != 0 && bytes.size() <= 1024) {
    framed = onbon::wrap(onbon::encode_packet({}, bytes));
    bytes = framed;
  }
  simulator::OnbonKCard card{{}};
  const gongshi::WallTime now{std::chrono::seconds{1'795'400'000}};
  for (const auto& verdict : card.receive(bytes, {now, {}})) {
    gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
  }
  gongshi::fuzz::demand(card.areas().size() <= card.spec().max_areas);
  for (const auto& [id, area] : card.areas()) {
    gongshi::fuzz::demand(area.x + area.width <= card.spec().width_px &&
                          area.y + area.height <= card.spec().height_px);
  }
  return 0;
}
