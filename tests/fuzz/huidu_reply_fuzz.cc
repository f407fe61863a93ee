// Whatever comes from a Huidu card: packets, the pieces of an XML answer, its values. Packets
// written again are the same, and no answer grows beyond its limits.
#include <span>
#include <string>

#include "drivers/protocol/huidu/file.h"
#include "drivers/protocol/huidu/packet.h"
#include "drivers/protocol/huidu/xml.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void read_answer(std::string_view xml) {
  using namespace gongshi::drivers;
  const auto answer = huidu::Answer::parse(xml);
  if (!answer) return;
  gongshi::fuzz::demand(answer->guid().size() <= 128 && answer->result().size() <= 128);
  gongshi::fuzz::demand(answer->program_guids().size() <= 64);
  gongshi::fuzz::demand(answer->device().model.size() <= 128);
  (void)answer->luminance();
  (void)answer->time();
  (void)huidu::result_sentence(answer->result());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  const std::span<const std::uint8_t> bytes(data, size);
  const huidu::Heard heard = huidu::read_packets(bytes);
  huidu::Bytes again;
  for (const huidu::Packet& packet : heard.packets) {
    const auto one = huidu::encode_packet(packet.command, packet.payload);
    again.insert(again.end(), one.begin(), one.end());
    (void)huidu::decode_version(packet.payload);
    if (const auto code = huidu::decode_error(packet.payload)) (void)huidu::code_sentence(*code);
    (void)huidu::decode_file_start(packet.payload);
    (void)huidu::decode_file_end(packet.payload);
  }
  gongshi::fuzz::demand(huidu::read_packets(again).packets == heard.packets);
  if (const auto xml = huidu::assemble_xml(heard.packets)) read_answer(*xml);
  read_answer(gongshi::fuzz::text_of(data, size));
  return 0;
}
