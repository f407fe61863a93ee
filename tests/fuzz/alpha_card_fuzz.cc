// The simulated sign on any bytes: it does something or says why not, and what it holds fits its
// memory. The first byte chooses whether the rest is a raw line or commands of well-formed packets,
// parted by FFH.
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "drivers/protocol/alpha/packet.h"
#include "drivers/simulator/alpha/alpha_card.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::drivers;

void check(const simulator::AlphaCard& card, bool draws, Now now) {
  using gongshi::fuzz::demand;
  for (const simulator::AlphaSign& sign : card.signs()) {
    std::size_t sum = 0;
    for (const simulator::SignFile& file : sign.files()) {
      sum += file.bytes.size();
      if (file.type != 'D') continue;
      demand(file.bytes.empty() ||
             file.bytes.size() == static_cast<std::size_t>(file.rows() * file.columns()));
      sum -= file.bytes.size();  // a byte a dot here, bits in the sign
    }
    demand(sum <= sign.spec().pool);
    demand(!sign.priority() || sign.priority()->size() <= 125);
    demand((sign.errors() & 0x40U) != 0);
  }
  (void)card.state(now).dump();
  if (!draws) return;  // most runs: it takes a thousand times as long as all the rest
  static const auto kFont = simulator::DotFont::open();
  if (kFont) demand(card.dots(*kFont, now).lamps.size() == 80UL * 16);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono_literals;
  if (size == 0) return 0;
  simulator::SignSpec spec;
  spec.height_px = 16;
  spec.xdf = (data[0] & 2U) != 0;
  spec.strict = (data[0] & 4U) != 0;
  simulator::AlphaCard card(spec, (data[0] & 8U) != 0 ? 2 : 1);
  Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}}, gongshi::SteadyTime{1h}};
  std::span<const std::uint8_t> rest(data + 1, size - 1);
  const bool framed = (data[0] & 1U) != 0;
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != 0xFF) ++end;
    std::vector<alpha::Bytes> pieces{{rest.begin(), rest.begin() + static_cast<long>(end)}};
    if (framed) {
      const alpha::Block block{pieces.front(), 6};
      pieces = alpha::encode_packet({}, {&block, 1});
    }
    for (const alpha::Bytes& piece : pieces) {
      for (const auto& verdict : card.receive(piece, now)) {
        gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
      }
      now.steady += 200ms;
    }
    now.steady += 6s;
    rest = rest.subspan(std::min(end + 1, rest.size()));
  }
  check(card, (data[0] & 0x70U) == 0x70U, now);
  return 0;
}
