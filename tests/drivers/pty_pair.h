// PtyPair: a pseudo terminal: the cards' end, and the name under which a board's port opens it.
#pragma once

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>

#include <array>
#include <cstdlib>
#include <string>

#include "drivers/os/fd.h"

namespace gongshi::test {

struct PtyPair {
  PtyPair() : master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)) {
    must(::grantpt(master.get()) == 0);
    must(::unlockpt(master.get()) == 0);
    std::array<char, 128> name{};
    must(::ptsname_r(master.get(), name.data(), name.size()) == 0);
    path = name.data();
    // Without somebody at the other end the master reads as hung up.
    slave = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    termios settings{};
    must(::tcgetattr(slave.get(), &settings) == 0);
    ::cfmakeraw(&settings);
    must(::tcsetattr(slave.get(), TCSANOW, &settings) == 0);
  }

  /// No machine that runs tests lacks these.
  static void must(bool holds) {
    if (!holds) std::abort();
  }

  Fd master;
  Fd slave;
  std::string path;
};

}  // namespace gongshi::test
