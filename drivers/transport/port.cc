#include "drivers/transport/port.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace gongshi::drivers {
namespace {

// What libserialport and the usual USB adapters can all set.
constexpr std::array<int, 8> kBauds{2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400};

Error wrong(std::string_view text, const std::string& zh, const std::string& en) {
  const std::string forms =
      "serial:/dev/ttyUSB0?baud=57600 | tcp:192.0.2.7:5005 | pty:/dev/pts/4 | file:/tmp/board.txt "
      "| stdout:";
  const std::string written(text);
  return {Errc::kUsage,
          {"端口“" + written + "”：" + zh + "。可用的写法：" + forms,
           "port \"" + written + "\": " + en + "; valid forms: " + forms},
          "E2201"};
}

std::optional<int> to_number(std::string_view text) {
  int value = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_address(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

}  // namespace

Result<Port> parse_port(std::string_view text) {
  Port port;
  port.text = text;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) {
    return wrong(text, "缺少种类和冒号", "no kind and colon at the front");
  }
  const std::string_view kind = text.substr(0, colon);
  const std::string_view rest = text.substr(colon + 1);
  if (kind == "stdout") {
    port.kind = Port::Kind::kStdout;
    if (!rest.empty()) return wrong(text, "stdout: 后面不应有内容", "nothing follows stdout:");
    return port;
  }
  if (kind == "pty" || kind == "file") {
    port.kind = kind == "pty" ? Port::Kind::kPty : Port::Kind::kFile;
    if (!rest.starts_with('/')) return wrong(text, "路径须以 / 开头", "the path begins with /");
    port.path = rest;
    return port;
  }
  if (kind == "serial") {
    port.kind = Port::Kind::kSerial;
    const std::size_t question = rest.find('?');
    port.path = rest.substr(0, question);
    if (!port.path.starts_with('/')) {
      return wrong(text, "路径须以 / 开头", "the path begins with /");
    }
    if (question == std::string_view::npos) return port;
    const std::string_view option = rest.substr(question + 1);
    if (!option.starts_with("baud=")) {
      return wrong(text, "“?”后只能写 baud=", "only baud= may follow the ?");
    }
    const auto baud = to_number(option.substr(5));
    if (!baud || std::find(kBauds.begin(), kBauds.end(), *baud) == kBauds.end()) {
      return wrong(text, "波特率须是 2400 到 230400 的标准值",
                   "baud is a standard rate from 2400 to 230400");
    }
    port.baud = *baud;
    return port;
  }
  if (kind == "tcp") {
    port.kind = Port::Kind::kTcp;
    const std::size_t last = rest.rfind(':');
    if (last == std::string_view::npos) return wrong(text, "缺少端口号", "no port number");
    const auto number = to_number(rest.substr(last + 1));
    if (!number || *number < 1 || *number > 65535) {
      return wrong(text, "端口号须在 1 到 65535 之间", "the port number is 1 to 65535");
    }
    port.number = static_cast<std::uint16_t>(*number);
    std::string_view host = rest.substr(0, last);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    port.host = host;
    // Looking a name up can block for seconds, and the other boards would wait with it.
    if (port.host != "localhost" && !is_address(port.host)) {
      return wrong(text, "主机须写 IP 地址（不查域名）",
                   "the host is an IP address (no name is looked up)");
    }
    return port;
  }
  return wrong(text, "不认识的种类“" + std::string(kind) + "”",
               "unknown kind \"" + std::string(kind) + "\"");
}

}  // namespace gongshi::drivers
