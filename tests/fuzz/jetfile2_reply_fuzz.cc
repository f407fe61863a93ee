// Whatever a sign answers: packets in noise, short answers, status, power, clock, strings. A reply
// is found or not, whole, and never more than what was heard.
#include <span>

#include "drivers/protocol/jetfile2/short_frame.h"
#include "drivers/protocol/jetfile2/text_file.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers::jetfile2;
  if (size < 5) return 0;
  const auto serial = static_cast<std::uint16_t>(data[0] | data[1] << 8);
  const auto command = static_cast<Command>(data[2] | data[3] << 8);
  std::span<const std::uint8_t> bytes(data + 5, size - 5);
  Bytes framed;
  if ((data[4] & 1U) != 0 && bytes.size() <= 1020) {
    framed = encode_packet({command, {bytes.begin(), bytes.end()}, {}}, {1, 1}, serial);
    framed[1] = 0xA8;
    bytes = framed;
  }
  (void)find_short_status(bytes);
  (void)has_short_clock(bytes);
  const auto reply = find_reply(bytes, serial, command);
  if (!framed.empty()) gongshi::fuzz::demand(reply.has_value());
  if (!reply) return 0;
  gongshi::fuzz::demand(reply->argument.size() + reply->data.size() + 16 <= bytes.size());
  gongshi::fuzz::demand(reply->serial == serial && reply->command == command);
  const auto status = decode_status(*reply);
  if (status) gongshi::fuzz::demand(!mode_sentence(status->mode).en.empty());
  (void)decode_power(*reply);
  const auto clock = decode_clock(*reply);
  if (clock) gongshi::fuzz::demand(clock_text(*clock).size() >= 16);
  gongshi::fuzz::demand(decode_version(*reply).size() <= 4);
  gongshi::fuzz::demand(string_of(reply->data).size() <= reply->data.size());
  return 0;
}
