// Whatever a serial line brings: frames in pieces, packets, replies, status. A packet that passes
// its check is written again to a frame that gives the same packet.
#include <span>

#include "drivers/protocol/onbon/k.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  const std::span<const std::uint8_t> bytes(data, size);
  onbon::FrameReader whole;
  onbon::FrameReader pieces;
  whole.feed(bytes);
  for (const std::uint8_t byte : bytes) pieces.feed({&byte, 1});
  while (const auto packet = whole.next()) {
    gongshi::fuzz::demand(pieces.next() == packet);
    onbon::FrameReader again;
    again.feed(onbon::wrap(*packet));
    gongshi::fuzz::demand(again.next() == packet);
    const auto decoded = onbon::decode_packet(*packet);
    if (!decoded) continue;
    const auto reply = onbon::decode_reply(decoded->data);
    if (!reply) continue;
    const auto status = onbon::decode_status(reply->payload);
    if (status) gongshi::fuzz::demand(status->custom_id.size() <= 12);
  }
  gongshi::fuzz::demand(whole.dropped() == pieces.dropped());
  return 0;
}
