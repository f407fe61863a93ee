#include "drivers/lines.h"

namespace gongshi::drivers {
namespace {

/// What makes two ports one line; empty: nothing does.
std::string line_of(const Port& port) {
  switch (port.kind) {
    case Port::Kind::kSerial:
    case Port::Kind::kPty:
      return port.path;
    case Port::Kind::kTcp:
      return port.host + ":" + std::to_string(port.number);
    case Port::Kind::kUdp:
    case Port::Kind::kEth:
    case Port::Kind::kFile:
    case Port::Kind::kStdout:
    case Port::Kind::kWindow:
      break;
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<Bus>> Lines::at(const Port& port) {
  const std::string line = line_of(port);
  if (line.empty()) return std::make_shared<Bus>(loop_, clock_, port);
  std::weak_ptr<Bus>& known = buses_[line];
  if (std::shared_ptr<Bus> bus = known.lock()) {
    const Port& first = bus->port();
    if (first.kind == port.kind && first.baud == port.baud && first.form == port.form &&
        first.rs485 == port.rs485 && first.dtr == port.dtr && first.rts == port.rts &&
        first.turnaround == port.turnaround) {
      return bus;
    }
    return Error{Errc::kConfig,
                 {"端口 " + port.text + " 与 " + first.text + " 是同一条线，选项须相同",
                  "port " + port.text + " and " + first.text +
                      " are one line, and their options must be the same"},
                 "E2174"};
  }
  auto bus = std::make_shared<Bus>(loop_, clock_, port);
  known = bus;
  return bus;
}

}  // namespace gongshi::drivers
