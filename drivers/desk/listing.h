// Listing: what a person can plug a board into, and which boards there are to plug in.
#pragma once

#include <nlohmann/json.hpp>

#include "drivers/os/result.h"
#include "drivers/transport/serial_list.h"

namespace gongshi::drivers {

class Listing {
 public:
  [[nodiscard]] static Result<Listing> of_this_machine();

  [[nodiscard]] std::string text(Lang lang) const;
  [[nodiscard]] nlohmann::ordered_json json() const;

 private:
  struct Named {
    SerialPort port;
    std::vector<std::string> names;  // udev's symlinks to it: they stay when the number changes
  };
  struct Network {
    std::string name;
    std::string state;   // "up", "down"
    std::string mbit_s;  // empty: not known
  };

  std::vector<Named> ports_;
  std::vector<Network> networks_;
};

/// All kinds of the catalogue: what each is, its ports, options, card and strongest proof.
[[nodiscard]] std::string kinds_text(Lang lang);
[[nodiscard]] nlohmann::ordered_json kinds_json();

}  // namespace gongshi::drivers
