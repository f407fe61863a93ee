#include "drivers/transport/port.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "drivers/transport/port_words.h"

namespace gongshi::drivers {
namespace {

// What libserialport and the usual USB adapters can all set.
constexpr std::array<int, 9> kBauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400};
// An interface's name has room for fifteen letters (IFNAMSIZ).
constexpr std::size_t kLongestInterface = 15;

bool is_address(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

bool is_interface(std::string_view name) {
  return !name.empty() && name.size() <= kLongestInterface &&
         std::all_of(name.begin(), name.end(), [](char letter) {
           return letter > ' ' && letter < 0x7F && letter != '/' && letter != ':';
         });
}

void read_baud(Port& port, PortWords& words) {
  const auto baud = words.number("baud", 1, 1'000'000);
  if (!baud) return;
  if (std::find(kBauds.begin(), kBauds.end(), *baud) == kBauds.end()) {
    return words.refuse(
        {"波特率须是 1200 到 230400 的标准值", "baud is a standard rate from 1200 to 230400"});
  }
  port.baud = *baud;
  port.baud_given = true;
}

void read_path(Port& port, PortWords& words) {
  port.path = words.rest();
  if (!port.path.starts_with('/')) {
    words.refuse({"路径须以 / 开头", "the path begins with /"});
  }
}

void read_serial(Port& port, PortWords& words) {
  read_path(port, words);
  read_baud(port, words);
  const std::string form =
      words.choice("form", {"8N1", "7E1", "7E2", "7O1", "8E1", "8O1", "8N2"}, "");
  port.form_given = !form.empty();
  if (port.form_given) port.form = form;
  port.rs485 = words.choice("rs485", {"no", "yes"}, "no") == "yes";
  port.dtr = words.choice("dtr", {"on", "off"}, "on") == "on";
  port.rts = words.choice("rts", {"on", "off"}, "on") == "on";
  port.turnaround = std::chrono::milliseconds{words.number("turnaround_ms", 0, 1000).value_or(0)};
}

void read_pty(Port& port, PortWords& words) {
  read_path(port, words);
  port.baud = 0;
  read_baud(port, words);
  port.turnaround = std::chrono::milliseconds{words.number("turnaround_ms", 0, 1000).value_or(0)};
}

void read_host(Port& port, PortWords& words) {
  const std::string_view rest = words.rest();
  const std::size_t last = rest.rfind(':');
  if (last == std::string_view::npos) return words.refuse({"缺少端口号", "no port number"});
  const auto number = to_number(rest.substr(last + 1));
  if (!number || *number < 1 || *number > 65535) {
    return words.refuse({"端口号须在 1 到 65535 之间", "the port number is 1 to 65535"});
  }
  port.number = static_cast<std::uint16_t>(*number);
  std::string_view host = rest.substr(0, last);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  port.host = host;
  // Looking a name up can block for seconds, and the other boards would wait with it.
  if (port.host != "localhost" && !port.multicast() && !is_address(port.host)) {
    words.refuse(
        {"主机须写 IP 地址（不查域名）", "the host is an IP address (no name is looked up)"});
  }
}

void read_udp(Port& port, PortWords& words) {
  read_host(port, words);
  port.ttl = words.number("ttl", 1, 255).value_or(0);
  port.mbit_s = words.number("mbit", 1, 10'000).value_or(0);
  port.local = static_cast<std::uint16_t>(words.number("local", 1, 65535).value_or(0));
  port.interface = words.text("interface");
  if (!port.interface.empty() && !is_interface(port.interface)) {
    words.refuse({"interface 须写网卡名", "interface is the name of a network interface"});
  }
}

void read_eth(Port& port, PortWords& words) {
  port.interface = words.rest();
  port.mbit_s = words.number("mbit", 1, 10'000).value_or(0);
  if (!is_interface(port.interface)) {
    words.refuse({"eth: 后须写网卡名", "the name of a network interface follows eth:"});
  }
}

struct Form {
  std::string_view word;
  Port::Kind kind;
  void (*read)(Port&, PortWords&);
};

constexpr std::array<Form, 8> kForms{{
    {"serial", Port::Kind::kSerial, read_serial},
    {"tcp", Port::Kind::kTcp, read_host},
    {"udp", Port::Kind::kUdp, read_udp},
    {"eth", Port::Kind::kEth, read_eth},
    {"pty", Port::Kind::kPty, read_pty},
    {"file", Port::Kind::kFile, read_path},
    {"stdout", Port::Kind::kStdout,
     [](Port&, PortWords& words) {
       if (!words.rest().empty()) {
         words.refuse({"stdout: 后面不应有内容", "nothing follows stdout:"});
       }
     }},
    {"window", Port::Kind::kWindow, [](Port& port, PortWords& words) { port.path = words.rest(); }},
}};

}  // namespace

int Port::bytes_per_second() const {
  if (kind == Kind::kPty) return baud / 10;
  if (kind != Kind::kSerial) return 0;
  const int parity = form[1] == 'N' ? 0 : 1;
  return baud / (1 + (form[0] - '0') + parity + (form[2] - '0'));
}

Result<Port> parse_port(std::string_view text) {
  Port port;
  port.text = text;
  PortWords words(text);
  const auto form = std::find_if(kForms.begin(), kForms.end(),
                                 [&](const Form& at) { return at.word == words.kind(); });
  if (words.kind().empty()) {
    words.refuse({"缺少种类和冒号", "no kind and colon at the front"});
  } else if (form == kForms.end()) {
    const std::string kind(words.kind());
    words.refuse({"不认识的种类“" + kind + "”", "unknown kind \"" + kind + "\""});
  } else {
    port.kind = form->kind;
    form->read(port, words);
  }
  GONGSHI_CHECK(words.finish());
  return port;
}

}  // namespace gongshi::drivers
