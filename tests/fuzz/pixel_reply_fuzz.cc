// What walls of pixels answer: an Art-Net node's reply, a ColorLight card's. Texts of the node are
// printable and short, whatever came.
#include <algorithm>

#include "drivers/protocol/pixel/artnet.h"
#include "drivers/protocol/pixel/colorlight.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::drivers;
  const std::span<const std::uint8_t> bytes(data, size);
  const auto plain = [](const std::string& text, std::size_t most) {
    fuzz::demand(text.size() <= most);
    fuzz::demand(std::all_of(text.begin(), text.end(),
                             [](char letter) { return letter >= 0x20 && letter < 0x7F; }));
  };
  if (const auto node = artnet::read_poll_reply(bytes)) {
    plain(node->name, 18);
    plain(node->report, 64);
    fuzz::demand(node->ports >= 0 && node->ports <= 0xFFFF);
  }
  if (const auto card = colorlight::read_discovery(bytes)) {
    fuzz::demand(card->index >= 0 && card->index <= 255);
    fuzz::demand(card->width_px >= 0 && card->width_px <= 0xFFFF);
  }
  return 0;
}
