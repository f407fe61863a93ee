// Whatever a graphic card's line brings, in both dialects: packets, bodies, identity, state, list
// of files. A packet that passes its checks is written again to the same bytes of the body.
#include <span>

#include "drivers/protocol/onbon/common.h"
#include "drivers/protocol/onbon/program.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::drivers::onbon;

void read_body(std::span<const std::uint8_t> body) {
  const auto reply = decode_reply_body(body);
  if (!reply) return;
  gongshi::fuzz::demand(!(reply->is_ack() && reply->is_nak()));
  gongshi::fuzz::demand(!graphic_error_sentence(reply->error).en.empty());
  if (const auto state = common::decode_state(reply->data)) {
    gongshi::fuzz::demand(state->current.size() <= 4);
    gongshi::fuzz::demand(!state->clock || state->clock->date.ok());
    gongshi::fuzz::demand(!state->customer || state->customer->size() <= 12);
  }
  if (const auto identity = common::decode_identity(reply->data)) {
    gongshi::fuzz::demand(identity->firmware.size() <= 8);
  }
  if (const auto list = program::decode_list(reply->data)) {
    gongshi::fuzz::demand(list->entries.size() <= list->count);
  }
}

}  // namespace

/// The first byte: 0 a raw line; 1 to 3 the body of a well-formed packet; else a body.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span<const std::uint8_t> bytes(data + 1, size - 1);
  if (data[0] > 3) {
    read_body(bytes);
    return 0;
  }
  Bytes line(bytes.begin(), bytes.end());
  if (data[0] == 1 && size < 4000) line = wrap(f0::encode_packet({}, bytes));
  if (data[0] >= 2 && size < 4000) {
    line = wrap(common::encode_packet(data[0] == 2 ? 5 : 6, {}, 1, bytes));
  }
  FrameReader reader;
  reader.feed(line);
  while (const auto packet = reader.next()) {
    if (const auto dynamic = f0::decode_packet(*packet)) {
      const Bytes again = f0::encode_packet(dynamic->header, dynamic->body);
      gongshi::fuzz::demand(f0::decode_packet(again)->body == dynamic->body);
      read_body(dynamic->body);
    }
    if (const auto plain = common::decode_packet(*packet)) {
      const Bytes again = common::encode_packet(plain->generation, plain->header, 1, plain->body);
      gongshi::fuzz::demand(common::decode_packet(again)->body == plain->body);
      read_body(plain->body);
    }
  }
  return 0;
}
