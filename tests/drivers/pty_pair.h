// PtyPair: a pseudo terminal: the cards' end, and the name under which a board's port opens it.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>

#include <array>
#include <string>

#include "drivers/os/fd.h"

namespace gongshi::test {

struct PtyPair {
  PtyPair() : master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)) {
    REQUIRE(::grantpt(master.get()) == 0);
    REQUIRE(::unlockpt(master.get()) == 0);
    std::array<char, 128> name{};
    REQUIRE(::ptsname_r(master.get(), name.data(), name.size()) == 0);
    path = name.data();
    // Without somebody at the other end the master reads as hung up.
    slave = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    termios settings{};
    REQUIRE(::tcgetattr(slave.get(), &settings) == 0);
    ::cfmakeraw(&settings);
    REQUIRE(::tcsetattr(slave.get(), TCSANOW, &settings) == 0);
  }

  Fd master;
  Fd slave;
  std::string path;
};

}  // namespace gongshi::test
