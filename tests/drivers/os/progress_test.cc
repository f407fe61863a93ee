// Progress: said of long work only, on a terminal in one line, elsewhere in few.
#include "drivers/os/progress.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace std::chrono_literals;

namespace {

/// What has been written into a pipe or pseudo-terminal so far.
std::string read_all(int fd) {
  REQUIRE(::fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
  std::string all;
  char bytes[4096];
  for (ssize_t n = 0; (n = ::read(fd, bytes, sizeof bytes)) > 0;) {
    all.append(bytes, static_cast<std::size_t>(n));
  }
  return all;
}

/// 100 steps of 100 ms.
void ten_seconds(Progress& progress, test::FakeClock& clock, std::size_t total) {
  progress.begin({"写入：页", "writing sheets"}, total);
  for (std::size_t done = 1; done <= 100; ++done) {
    clock.tick(100ms);
    progress.at(done);
  }
}

}  // namespace

TEST_SUITE("os") {
  TEST_CASE("progress: elsewhere than on a terminal a plain line now and then") {
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    test::FakeClock clock;
    {
      ProgressLine progress(ends[1], Lang::kZh, clock);
      ten_seconds(progress, clock, 200);
      ten_seconds(progress, clock, 0);
    }
    CHECK(read_all(ends[0]) == "写入：页 10/200，每秒 10，还要 20 秒\n写入：页 10，每秒 10\n");
    ::close(ends[0]);
    ::close(ends[1]);
  }

  TEST_CASE("progress: on a terminal one line that renews itself and is gone in the end") {
    int host = -1, terminal = -1;
    REQUIRE(::openpty(&host, &terminal, nullptr, nullptr, nullptr) == 0);
    test::FakeClock clock;
    {
      ProgressLine progress(terminal, Lang::kEn, clock);
      ten_seconds(progress, clock, 100);
    }
    const std::string said = read_all(host);
    CHECK(said.starts_with("\r\033[Kwriting sheets 10/100, 10 a second, 10 s left"));
    CHECK(said.find("writing sheets 100/100, 10 a second\r\033[K") != std::string::npos);
    CHECK(said.find('\n') == std::string::npos);
    CHECK(said.ends_with("\r\033[K"));
    ::close(host);
    ::close(terminal);
  }

  TEST_CASE("progress: nothing is said of work that is over within a second") {
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    test::FakeClock clock;
    {
      ProgressLine progress(ends[1], Lang::kZh, clock);
      progress.begin({"写入：页", "writing sheets"}, 9);
      for (std::size_t done = 1; done <= 9; ++done) {
        clock.tick(100ms);
        progress.at(done);
      }
    }
    CHECK(read_all(ends[0]).empty());
    ::close(ends[0]);
    ::close(ends[1]);
  }
}
