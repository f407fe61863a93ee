// The simulated JetFile II sign on any bytes: as they come, as a packet of any command, or as a
// short frame. It answers or is silent with a reason, and can draw whatever it keeps.
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/protocol/jetfile2/short_frame.h"
#include "drivers/simulator/jetfile2/card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size < 4) return 0;
  std::span<const std::uint8_t> bytes(data + 4, size - 4);
  jetfile2::Bytes framed;
  const auto argument = std::min<std::size_t>(data[3], std::min<std::size_t>(bytes.size(), 64));
  if (data[0] % 3 == 1 && bytes.size() <= 1500) {
    jetfile2::Request request{.command = static_cast<jetfile2::Command>(data[1] << 8 | data[2])};
    request.argument.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(argument));
    request.data.assign(bytes.begin() + static_cast<std::ptrdiff_t>(argument), bytes.end());
    framed = jetfile2::encode_packet(request, {1, 1}, 7);
    bytes = framed;
  } else if (data[0] % 3 == 2 && bytes.size() <= jetfile2::kMostShortData) {
    framed = jetfile2::encode_short(jetfile2::ShortFormat::kSummed, 1, bytes);
    bytes = framed;
  }
  simulator::Jetfile2Card card{{}};
  const gongshi::drivers::Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}},
                                  gongshi::SteadyTime{std::chrono::seconds{1}}};
  for (const auto& verdict : card.receive(bytes, now)) {
    gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
    gongshi::fuzz::demand(verdict.reply.size() <= 16 + 1024 + 1500);
  }
  const std::string playing = card.playing(now);
  if (!playing.empty() && (playing == "!" || playing[1] == 'T')) {
    const auto text = card.text(playing);
    gongshi::fuzz::demand(text.has_value() && !text->pages.empty());
  }
  (void)card.state(now).dump();
  return 0;
}
