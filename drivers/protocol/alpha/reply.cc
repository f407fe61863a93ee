#include "drivers/protocol/alpha/reply.h"

#include <algorithm>
#include <string>

namespace gongshi::drivers::alpha {
namespace {

constexpr std::uint8_t kEtx = 0x03;
constexpr char kEot = 0x04;
constexpr std::string_view kHead =
    "\x01"
    "000\x02";  // SOH, type 0, address 00, STX
constexpr std::string_view kRefusal = "*** NOT SUPPORTED ***";

bool starts_with(std::span<const std::uint8_t> bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::equal(text.begin(), text.end(), bytes.begin());
}

/// `frame`: from SOH to before EOT.
Reply judge(std::span<const std::uint8_t> frame, std::string_view question) {
  constexpr std::size_t kStx = 4;  // from here on it is summed
  const auto body = frame.subspan(kHead.size());
  const auto end = std::find(body.begin(), body.end(), kEtx);
  if (end == body.end()) return {Reply::Kind::kDamaged, {}};
  const auto size = static_cast<std::size_t>(end - body.begin());
  const auto sum = read_hex(body.subspan(size + 1));
  const auto summed = frame.subspan(kStx, kHead.size() - kStx + size + 1);
  if (body.size() != size + 5 || !sum || *sum != checksum(summed)) {
    return {Reply::Kind::kDamaged, {}};
  }
  if (!starts_with(body.first(size), question)) return {};
  const auto data = body.subspan(question.size(), size - question.size());
  return {Reply::Kind::kWhole, {data.begin(), data.end()}};
}

}  // namespace

Reply find_reply(std::span<const std::uint8_t> heard, std::string_view question) {
  Bytes line(heard.begin(), heard.end());
  for (std::uint8_t& byte : line) byte &= 0x7FU;
  const std::span<const std::uint8_t> bytes(line);
  const std::string text(line.begin(), line.end());
  Reply found;
  if (text.find(kRefusal) != std::string::npos) found.kind = Reply::Kind::kUnsupported;
  std::size_t from = 0;
  for (auto eot = text.find(kEot); eot != std::string::npos; eot = text.find(kEot, from)) {
    const auto part = std::string_view(text).substr(from, eot - from);
    // Neither SOH nor STX is data: of several heads all but the last were cut off.
    const auto head = part.rfind(kHead);
    if (head != std::string_view::npos) {
      Reply reply = judge(bytes.subspan(from + head, part.size() - head), question);
      if (reply.kind == Reply::Kind::kWhole) return reply;
      if (part.find(kHead) != head) reply.kind = Reply::Kind::kDamaged;
      if (found.kind == Reply::Kind::kNone) found.kind = reply.kind;
    }
    from = eot + 1;
  }
  return found;
}

}  // namespace gongshi::drivers::alpha
