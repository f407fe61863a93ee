// The simulated pixel receivers on any datagrams: each gets a verdict with a reason. The first byte
// chooses the receiver; then come datagrams, each behind its length in two bytes.
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/simulator/pixel/artnet_card.h"
#include "drivers/simulator/pixel/colorlight_card.h"
#include "drivers/simulator/pixel/ddp_card.h"
#include "drivers/simulator/pixel/e131_card.h"
#include "drivers/simulator/pixel/flaschen_card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  using namespace gongshi::drivers::simulator;
  if (size == 0) return 0;
  CardOrder order;
  order.width_px = 24;
  order.height_px = 8;
  gongshi::Result<std::unique_ptr<Card>> (*const makers[])(const CardOrder&) = {
      make_artnet_card, make_colorlight_card, make_ddp_card, make_e131_card, make_flaschen_card};
  auto card = makers[data[0] % std::size(makers)](order);
  gongshi::fuzz::demand(card.has_value());
  Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}}, gongshi::SteadyTime{}};
  std::span<const std::uint8_t> rest(data + 1, size - 1);
  while (rest.size() > 2) {
    const std::size_t length = std::min<std::size_t>(rest[0] + 256U * rest[1], rest.size() - 2);
    for (const auto& verdict : (*card)->receive(rest.subspan(2, length), now)) {
      gongshi::fuzz::demand(!verdict.reason.empty());
    }
    rest = rest.subspan(2 + length);
    now.steady += std::chrono::milliseconds{700};
  }
  gongshi::fuzz::demand((*card)->state(now)["width"] == 24);
  (void)(*card)->shows_something();
  (void)(*card)->state(now).dump();
  return 0;
}
