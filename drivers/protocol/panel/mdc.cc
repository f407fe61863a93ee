#include "drivers/protocol/panel/mdc.h"

#include <numeric>

namespace gongshi::drivers::panel::mdc {
namespace {

constexpr std::uint8_t kStart = 0xAA;
constexpr std::uint8_t kReply = 0xFF;
constexpr std::size_t kHead = 4;  // AA FF id length

std::uint8_t sum(std::span<const std::uint8_t> bytes) {
  return static_cast<std::uint8_t>(std::accumulate(bytes.begin(), bytes.end(), 0U) & 0xFFU);
}

}  // namespace

std::vector<std::uint8_t> encode(std::uint8_t id, std::uint8_t command,
                                 std::span<const std::uint8_t> data) {
  std::vector<std::uint8_t> frame{kStart, command, id, static_cast<std::uint8_t>(data.size())};
  frame.insert(frame.end(), data.begin(), data.end());
  frame.push_back(sum(std::span(frame).subspan(1)));
  return frame;
}

std::optional<Reply> find_reply(std::uint8_t id, std::uint8_t command,
                                std::span<const std::uint8_t> heard) {
  for (std::size_t at = 0; at + kHead < heard.size(); ++at) {
    if (heard[at] != kStart || heard[at + 1] != kReply || heard[at + 2] != id) continue;
    // At least A or N, and the command that it answers.
    const std::size_t length = heard[at + 3];
    if (length < 2 || at + kHead + length >= heard.size()) continue;
    const auto body = heard.subspan(at + kHead, length);
    if (sum(heard.subspan(at + 1, kHead - 1 + length)) != heard[at + kHead + length]) continue;
    if ((body[0] != 'A' && body[0] != 'N') || body[1] != command) continue;
    return Reply{body[0] == 'A', {body.begin() + 2, body.end()}};
  }
  return std::nullopt;
}

}  // namespace gongshi::drivers::panel::mdc
