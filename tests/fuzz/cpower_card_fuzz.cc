// The simulated C-Power card on any bytes: as they come, as the data of a well-formed command, or
// as an external call behind a divided screen. It answers or gives a reason, and what it holds
// fits.
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/protocol/cpower/external.h"
#include "drivers/simulator/cpower/card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size < 2) return 0;
  std::span<const std::uint8_t> bytes(data + 2, size - 2);
  simulator::CpowerCard card{{}};
  const Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}}, {}};
  cpower::Wire wire;
  wire.network = (data[0] & 4U) != 0;
  cpower::Bytes stream;
  const auto put = [&](std::uint8_t command, cpower::Bytes inner) {
    const auto frame = cpower::encode_frame({1, command, 1, std::move(inner)}, wire);
    stream.insert(stream.end(), frame.begin(), frame.end());
  };
  switch (data[0] & 3U) {
    case 0:
      stream.assign(bytes.begin(), bytes.end());
      break;
    case 1:
      put(data[1], {bytes.begin(), bytes.end()});
      break;
    default:
      put(cpower::kExternalCall, {0x0A, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 64, 0, 32});
      for (auto& part :
           cpower::split_call(bytes.first(std::min<std::size_t>(bytes.size(), 4096)))) {
        put(cpower::kExternalCall, std::move(part));
      }
      break;
  }
  for (const auto& verdict : card.receive(stream, now)) {
    gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
  }
  gongshi::fuzz::demand(card.panel().windows().size() <= 8);
  for (const auto& window : card.panel().windows()) {
    gongshi::fuzz::demand(window.x + window.width <= 128 && window.y + window.height <= 32);
    if (window.picture) {
      gongshi::fuzz::demand(window.picture->x + window.picture->width <= window.width);
    }
  }
  (void)card.state(now).dump();
  return 0;
}
