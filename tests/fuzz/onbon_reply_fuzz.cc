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
    (void)onbon::decode_parameters(reply->payload);
    (void)onbon::decode_screen_id(reply->payload);
    (void)onbon::decode_next_address(reply->payload);
    (void)onbon::decode_heartbeat(decoded->data);
    const auto fonts = onbon::decode_fonts(reply->behind_error);
    if (fonts) gongshi::fuzz::demand(fonts->size() <= 255);
    const auto details = onbon::decode_font_details(reply->behind_error);
    if (details) gongshi::fuzz::demand(details->size() <= 255);
    const auto whole_reply = std::span(decoded->data);
    gongshi::fuzz::demand(onbon::contents(reply->behind_error, whole_reply) <= whole_reply.size());
  }
  gongshi::fuzz::demand(whole.dropped() == pieces.dropped());
  return 0;
}
