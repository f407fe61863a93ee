// serial_bench: bytes on the line against the shortest correct frames, as a ratio.
//
// A day's typical traffic on one 128 x 32 board: 42 changes of the text, each under the same
// serial, then one new issue. The shortest correct frames hold one area record each, counted by
// hand from the protocol's field list: 9 bytes of envelope, 16 of header and check, 7 of request, 2
// + 27 of record, the text, and one byte more for each that must be stuffed. Proving is part of the
// product, so each change may add one status request (30 bytes) and each issue one client
// information frame (47 bytes); the polls in between are shown apart.
#include <cstdio>
#include <string>
#include <vector>

#include "drivers/protocol/gb2312.h"
#include "drivers/simulator/onbon/k_card.h"
#include "drivers/text/onbon_k_board.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kEnvelope = 9;
constexpr std::size_t kAroundData = 16;
constexpr std::size_t kAreaRequest = 7 + 2 + 27;
constexpr std::size_t kCodes = 9;  // \FO000 and \C1 before the text
constexpr std::size_t kStatusFrame = 30;
constexpr std::size_t kSerialFrame = kEnvelope + kAroundData + 5 + 17;

struct Day {
  std::size_t areas = 0;   // bytes of area frames
  std::size_t proofs = 0;  // bytes of status, serial and clock frames
  std::size_t frames = 0;
};

struct Line {
  OnbonKBoard board{OnbonKOptions{}};
  simulator::OnbonKCard card{{}};
  Now now{WallTime{1'795'400'000s}, SteadyTime{1s}};
  Day day;

  void give(const Event& event) {
    std::vector<Event> events{event};
    while (!events.empty()) {
      const Event next = events.front();
      events.erase(events.begin());
      for (const Action& action : board.step(next, now)) {
        if (std::holds_alternative<Open>(action)) events.emplace_back(Opened{});
        const auto* send = std::get_if<Send>(&action);
        if (send == nullptr) continue;
        ++day.frames;
        for (const auto& verdict : card.receive(send->bytes, now)) {
          (verdict.command == "A3 06" ? day.areas : day.proofs) += send->bytes.size();
          if (!verdict.accepted) std::printf("refused: %s\n", verdict.reason.c_str());
          if (!verdict.reply.empty()) events.emplace_back(Received{verdict.reply});
        }
      }
    }
  }

  void show(const std::string& text, const std::string& serial) {
    TextArea area;
    area.width = 128;
    area.height = 32;
    area.text = text;
    area.font_px = 16;
    area.color = Color::kRed;
    if (!board.want({serial, {area}})) std::printf("refused before sending\n");
    now.steady += 1100ms;  // the card's refresh floor
    now.wall += 1100ms;
    give(Tick{});
  }
};

std::size_t shortest(const std::string& text) {
  const auto bytes = encode_card_text(text, Charset::kGb2312);
  std::size_t stuffed = 0;
  for (const std::uint8_t byte : *bytes) {
    if (byte == 0xA5 || byte == 0xA6 || byte == 0x5A || byte == 0x5B) ++stuffed;
  }
  return kEnvelope + kAroundData + kAreaRequest + kCodes + bytes->size() + stuffed;
}

}  // namespace

int main() {
  Line line;
  line.give(Tick{});
  line.show("欢迎光临", "1-41");
  line.day = {};
  std::size_t least = 0;
  std::size_t least_proofs = 0;
  for (int turn = 0; turn < 42; ++turn) {
    const std::string text =
        "今日" + std::to_string(turn + 1) + "号诊室：内科门诊照常，请按叫号顺序就诊";
    line.show(text, turn < 41 ? "1-41" : "1-42");
    least += shortest(text);
    least_proofs += kStatusFrame;
  }
  least_proofs += kSerialFrame;
  std::printf("area frames   %6zu bytes, shortest correct %6zu, ratio %.4f (must 1.05)\n",
              line.day.areas, least,
              static_cast<double>(line.day.areas) / static_cast<double>(least));
  std::printf("proof frames  %6zu bytes, shortest correct %6zu, ratio %.4f\n", line.day.proofs,
              least_proofs,
              static_cast<double>(line.day.proofs) / static_cast<double>(least_proofs));
  std::printf("%zu frames; an update and its proof take %.0f ms of line at 9600 baud\n",
              line.day.frames,
              static_cast<double>(line.day.areas + line.day.proofs) / 42.0 / 960.0 * 1000.0);
  const bool good = static_cast<double>(line.day.areas) <= 1.05 * static_cast<double>(least);
  return good ? 0 : 1;
}
