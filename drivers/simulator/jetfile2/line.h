// The line of a simulated JetFile II sign: binary packets and short frames out of bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "drivers/now.h"

namespace gongshi::drivers::simulator {

struct Jetfile2Frame {
  std::vector<std::uint8_t> raw;
  std::string fault;  // why it is no frame; empty: it is one
  bool sound = true;  // its check sum is right

  bool binary = false;
  // binary
  int group = 0, unit = 0;  // `unit` of short frames too
  unsigned serial = 0, command = 0;
  bool echo = true;                          // a reply is wanted
  std::vector<std::uint8_t> argument, data;  // `data` of short frames too: between 02 and 03 or 04
};

class Jetfile2Line {
 public:
  [[nodiscard]] std::vector<Jetfile2Frame> receive(std::span<const std::uint8_t> bytes,
                                                   SteadyTime now);

 private:
  [[nodiscard]] bool take(std::vector<Jetfile2Frame>& frames);
  [[nodiscard]] bool take_binary(std::vector<Jetfile2Frame>& frames);
  [[nodiscard]] bool take_short(std::vector<Jetfile2Frame>& frames);
  void move_front(Jetfile2Frame frame, std::size_t count, std::vector<Jetfile2Frame>& frames);

  std::vector<std::uint8_t> open_;
  SteadyTime last_{};
};

}  // namespace gongshi::drivers::simulator
