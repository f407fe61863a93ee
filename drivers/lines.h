// Lines: the buses of one program, so that boards on one port share it.
//
//   Lines lines(loop, clock);
//   GONGSHI_TRY(auto bus, lines.at(port));
//   BoardLink link(bus, std::move(board), on_change);
#pragma once

#include <map>
#include <memory>

#include "drivers/bus.h"

namespace gongshi::drivers {

class Lines {
 public:
  /// Loop and clock are borrowed.
  Lines(Loop& loop, const Clock& clock) : loop_(loop), clock_(clock) {}

  /// The bus of that port: the same one for all who name the same serial port, pty or TCP address;
  /// one of its own for everybody else. It lives as long as somebody uses it.
  /// Errc::kConfig, word E2174: the port is in use with other options (speed, form).
  [[nodiscard]] Result<std::shared_ptr<Bus>> at(const Port& port);

 private:
  Loop& loop_;
  const Clock& clock_;
  std::map<std::string, std::weak_ptr<Bus>> buses_;
};

}  // namespace gongshi::drivers
