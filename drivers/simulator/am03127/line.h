// The line of a simulated AM03127: frames out of bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drivers/now.h"

namespace gongshi::drivers::simulator {

struct Am03127Frame {
  std::vector<std::uint8_t> raw;
  bool set_id = false;  // "<ID><04><E>": `id` is the new one
  int id = 0;
  std::string packet;
  std::string check;  // two digits as they came
  std::string fault;  // why this is no frame; empty: it is one
};

class Am03127Line {
 public:
  [[nodiscard]] std::vector<Am03127Frame> receive(std::span<const std::uint8_t> bytes,
                                                  SteadyTime now);

 private:
  [[nodiscard]] bool take(std::vector<Am03127Frame>& frames);

  std::string open_;
  SteadyTime last_{};
};

}  // namespace gongshi::drivers::simulator
