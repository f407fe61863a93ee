#include "drivers/os/loop.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <string>

#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace std::chrono_literals;

TEST_SUITE("os") {
  TEST_CASE("loop: timers fire in the order of their time and once only") {
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    test::FakeClock clock;
    std::string order;
    loop->at(clock.steady() + 20ms, [&] { order += 'b'; });
    loop->at(clock.steady() + 10ms, [&] { order += 'a'; });
    const auto cancelled = loop->at(clock.steady() + 15ms, [&] { order += 'x'; });
    loop->cancel(cancelled);
    clock.tick(30ms);
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(order == "ab");
  }

  TEST_CASE("loop: a readable descriptor calls back until it is forgotten") {
    auto loop = Loop::create({});
    REQUIRE(loop.has_value());
    test::FakeClock clock;
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Fd read_end(ends[0]);
    Fd write_end(ends[1]);
    int calls = 0;
    std::uint32_t last = 0;
    REQUIRE(loop->watch(read_end.get(), Loop::kReadable,
                        [&](std::uint32_t ready) {
                          ++calls;
                          last = ready;
                        })
                .has_value());
    REQUIRE(::write(write_end.get(), "x", 1) == 1);
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(calls == 1);
    CHECK(last == Loop::kReadable);
    write_end.reset();
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK((last & Loop::kHungUp) != 0);
    loop->forget(read_end.get());
    REQUIRE(loop->turn(clock, clock.steady()).has_value());
    CHECK(calls == 2);
  }
}
