#include "drivers/protocol/panel/lg.h"

#include <algorithm>
#include <charconv>

namespace gongshi::drivers::panel::lg {
namespace {

// Far above any reply in the manuals (a serial number has twelve characters).
constexpr std::size_t kLongestReply = 64;
constexpr std::size_t kLongestNumber = 7;

std::string hex(int value, int digits) {
  constexpr std::string_view hex_digits = "0123456789abcdef";
  std::string text;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    text += hex_digits[static_cast<std::size_t>((value >> shift) & 15)];
  }
  return text;
}

}  // namespace

std::vector<std::uint8_t> encode(const Address& address, const Command& command) {
  std::string line = std::string(command.code) + ' ' + hex(address.set, address.digits);
  for (const std::uint8_t byte : command.data) {
    // One digit holds only what it holds: FF and the like keep two.
    const int digits = byte < 16 ? command.data_digits : 2;
    line += ' ' + hex(byte, digits);
  }
  line += '\r';
  return {line.begin(), line.end()};
}

std::optional<Reply> find_reply(const Address& address, std::string_view code,
                                std::span<const std::uint8_t> heard) {
  const std::string text(heard.begin(), heard.end());
  // The first letter of the command is not repeated; sets differ in the case of the digits.
  const std::string head = std::string(1, code[1]) + ' ' + hex(address.set, address.digits) + ' ';
  const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
  auto from = text.begin();
  while (true) {
    const auto at = std::search(from, text.end(), head.begin(), head.end(), same);
    if (at == text.end()) return std::nullopt;
    const auto start = at + static_cast<std::ptrdiff_t>(head.size());
    const std::string_view rest(&*at + head.size(), static_cast<std::size_t>(text.end() - start));
    const bool ok = rest.starts_with("OK");
    if (ok || rest.starts_with("NG")) {
      const std::size_t end = rest.substr(0, kLongestReply).find('x', 2);
      if (end != std::string_view::npos) {
        Reply reply{ok, std::string(rest.substr(2, end - 2))};
        std::erase(reply.data, ' ');
        return reply;
      }
    }
    from = at + 1;
  }
}

std::optional<int> byte_at(std::string_view data, std::size_t index) {
  if (index == 0 && data.size() == 1) return number(data);
  if (data.size() < index * 2 + 2) return std::nullopt;
  return number(data.substr(index * 2, 2));
}

std::optional<int> number(std::string_view data) {
  if (data.empty() || data.size() > kLongestNumber) return std::nullopt;
  const char* end = data.data() + data.size();
  int value = 0;
  const auto [stop, failure] = std::from_chars(data.data(), end, value, 16);
  if (failure != std::errc{} || stop != end || value < 0) return std::nullopt;
  return value;
}

}  // namespace gongshi::drivers::panel::lg
