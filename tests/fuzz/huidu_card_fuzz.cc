// The simulated Huidu card on any bytes: as they come, or as the inside of a request in a session,
// or as a file. It answers or gives a reason, and what it shows fits its screen.
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "drivers/protocol/huidu/file.h"
#include "drivers/protocol/huidu/xml.h"
#include "drivers/simulator/huidu/card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  if (size == 0) return 0;
  const std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const std::string text(gongshi::fuzz::text_of(data + 1, size - 1));
  simulator::HuiduCard card{{}};
  const Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}}, {}};
  const auto give = [&](std::span<const std::uint8_t> stream) {
    std::vector<std::uint8_t> reply;
    for (const auto& verdict : card.receive(stream, now)) {
      gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
      reply = verdict.reply;
    }
    return reply;
  };
  if (data[0] % 3 == 0) {
    (void)give(bytes);
  } else {
    (void)give(huidu::version_ask(0x01000005));
    const auto begun = huidu::read_packets(give(huidu::encode_xml(
        huidu::request(huidu::kNoGuid, "GetIFVersion", huidu::interface_version_body()))));
    const auto answer = huidu::Answer::parse(huidu::assemble_xml(begun.packets).value_or(""));
    gongshi::fuzz::demand(answer && answer->success());
    if (data[0] % 3 == 1) {
      (void)give(huidu::encode_xml("<sdk guid=\"" + answer->guid() + "\">" + text + "</sdk>"));
    } else if (!bytes.empty()) {
      (void)give(
          huidu::file_start(huidu::md5_hex(bytes), bytes.size(), huidu::FileType::kImage, "a.bmp"));
      (void)give(huidu::file_rest(bytes, 0));
      gongshi::fuzz::demand(card.storage().files().contains("a.bmp"));
      (void)give(huidu::encode_xml(huidu::request(
          answer->guid(), "AddProgram",
          R"(<screen><program type="normal" guid="p"><playControl/><area guid="a" alpha="255">)"
          R"(<rectangle x="0" y="0" width="128" height="32"/><resources><image fit="stretch">)"
          R"(<file name="a.bmp"/><effect in="0" inSpeed="4" out="0" outSpeed="4" duration="50"/>)"
          R"(</image></resources></area></program></screen>)")));
    }
  }
  for (const auto& program : card.programs()) {
    for (const auto& area : program.areas) {
      gongshi::fuzz::demand(area.x + area.width <= 128 && area.y + area.height <= 32);
    }
  }
  (void)card.state(now).dump();
  return 0;
}
