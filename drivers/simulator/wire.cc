#include "drivers/simulator/wire.h"

#include <charconv>
#include <sstream>

namespace gongshi::drivers::simulator {
namespace {

bool has_word(std::string_view words, std::string_view wanted) {
  std::istringstream stream{std::string(words)};
  for (std::string word; stream >> word;) {
    if (word == wanted) return true;
  }
  return false;
}

Error wrong(std::string_view text, std::string_view lines) {
  const std::string valid = std::string(lines) + " (tcp:5005, udp:4048, eth:veth1)";
  return {Errc::kUsage,
          {"--listen “" + std::string(text) + "”无效，可用：" + valid,
           "--listen \"" + std::string(text) + "\" is not valid, use " + valid},
          "E2204"};
}

}  // namespace

Result<WireOrder> parse_wire(std::string_view text, std::string_view lines) {
  const std::string_view asked = text.empty() ? lines.substr(0, lines.find(' ')) : text;
  const std::size_t colon = asked.find(':');
  const std::string_view word = asked.substr(0, colon);
  const std::string_view rest =
      colon == std::string_view::npos ? std::string_view{} : asked.substr(colon + 1);
  if (!has_word(lines, word)) return wrong(text, lines);
  WireOrder order;
  if (word == "pty") {
    if (colon != std::string_view::npos) return wrong(text, lines);
    return order;
  }
  if (word == "eth") {
    if (rest.empty()) return wrong(text, lines);
    order.kind = WireOrder::Kind::kEth;
    order.interface = rest;
    return order;
  }
  order.kind = word == "tcp" ? WireOrder::Kind::kTcp : WireOrder::Kind::kUdp;
  if (colon == std::string_view::npos) return order;
  const auto [stop, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), order.port);
  if (failure != std::errc{} || stop != rest.data() + rest.size() || order.port < 1 ||
      order.port > 65535) {
    return wrong(text, lines);
  }
  return order;
}

Sentence wire_opening(const std::string& where) {
  return {"打开模拟板的端口 " + where, "open the simulator's port " + where};
}

Result<std::unique_ptr<Wire>> open_wire(Loop& loop, const WireOrder& order, Wire::Take take) {
  switch (order.kind) {
    case WireOrder::Kind::kPty:
      return open_pty_wire(loop, order, std::move(take));
    case WireOrder::Kind::kTcp:
      return open_tcp_wire(loop, order, std::move(take));
    case WireOrder::Kind::kUdp:
      return open_udp_wire(loop, order, std::move(take));
    case WireOrder::Kind::kEth:
      return open_eth_wire(loop, order, std::move(take));
  }
  return open_pty_wire(loop, order, std::move(take));
}

}  // namespace gongshi::drivers::simulator
