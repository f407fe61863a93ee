#include "drivers/desk/rehearsal.h"

#include <set>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

/// A reply packet of the agreeable card at `address`.
onbon::Bytes reply(std::uint16_t address, const onbon::Bytes& data) {
  onbon::Header header;
  header.to = onbon::kHost;
  header.from = address;
  return onbon::wrap(onbon::encode_packet(header, data));
}

}  // namespace

Result<std::vector<onbon::Bytes>> rehearse(const OnbonKOptions& options, const Desired& desired,
                                           WallTime wall) {
  OnbonKBoard board(options);
  GONGSHI_CHECK(board.want(desired));
  std::vector<onbon::Bytes> frames;
  std::size_t areas = 0;
  std::string serial;
  Now now{wall, SteadyTime{1s}};
  std::vector<Action> actions = board.step(Opened{}, now);
  // Each area has a frame of its own at worst; status, serial and clock come on top.
  for (int turn = 0; turn < 32 && board.state().proof != board.capabilities().strongest; ++turn) {
    onbon::Bytes answer;
    for (const Action& action : actions) {
      const auto* send = std::get_if<Send>(&action);
      if (send == nullptr) continue;
      frames.push_back(send->bytes);
      onbon::FrameReader reader;
      reader.feed(send->bytes);
      GONGSHI_TRY(const auto packet, onbon::decode_packet(reader.next().value_or(onbon::Bytes{})));
      if (packet.data[0] == 0xA3 && packet.data[1] == 0x06) areas = desired.areas.size();
      if (packet.data[0] == 0xA1 && packet.data[1] == 0x09) serial = desired.serial;
      onbon::Bytes data{0xA0, 0, 0, 0, 0};
      if (packet.data[0] == 0xA1 && packet.data[1] == 0x02) {
        data = {0xA1, 0x02, 0, 0, 0};
        data.resize(data.size() + 15);
        data.push_back(static_cast<std::uint8_t>(areas));
        for (std::size_t index = 0; index < areas; ++index) {
          data.push_back(static_cast<std::uint8_t>(desired.areas[index].id));
        }
        data.resize(data.size() + 16);
        data.insert(data.end(), serial.begin(), serial.end());
        data.resize(data.size() + 12 - serial.size());
      }
      answer = reply(options.address, data);
    }
    now.steady += 1s;
    actions = answer.empty() ? board.step(Tick{}, now) : board.step(Received{answer}, now);
  }
  return frames;
}

}  // namespace gongshi::drivers
