// The simulated parking board against the observed frames.
#include "drivers/simulator/parking/fk_card.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::simulator;

namespace {

constexpr std::uint8_t kSetting[]{0x00, 0x64, 0xFF, 0xFF, 0x0D, 0x01, 0x0A, 0x27, 0x70};
constexpr std::uint8_t kBadCheck[]{0x00, 0x64, 0xFF, 0xFF, 0x0D, 0x01, 0x0A, 0x27, 0x71};

Now at(int milliseconds) {
  return {WallTime{}, SteadyTime{std::chrono::milliseconds{milliseconds}}};
}

}  // namespace

TEST_SUITE("parking-fk card") {
  TEST_CASE("card: takes an observed frame, behind noise and in pieces, and never answers") {
    ParkingFkCard card(64, 32);
    std::vector<std::uint8_t> bytes{0x12, 0x00, 0x00};
    bytes.insert(bytes.end(), std::begin(kSetting), std::end(kSetting));
    std::vector<Verdict> verdicts;
    for (const std::uint8_t byte : bytes) {
      for (auto& verdict : card.receive({&byte, 1}, at(0))) verdicts.push_back(verdict);
    }
    REQUIRE(!verdicts.empty());
    CHECK(verdicts.back().accepted);
    CHECK(verdicts.back().reason == "setting");
    for (const auto& verdict : verdicts) CHECK(verdict.reply.empty());
  }

  TEST_CASE("card: a wrong check sum and half a frame are nothing") {
    ParkingFkCard card(64, 32);
    const auto wrong = card.receive(kBadCheck, at(0));
    REQUIRE(wrong.size() == 1);
    CHECK(wrong[0].reason == "check sum");
    CHECK(card.receive(std::span(kSetting).first(7), at(10)).empty());
    const auto later = card.receive(kSetting, at(2000));
    REQUIRE(later.size() == 2);
    CHECK(later[0].reason == "ends in the middle");
    CHECK(later[1].accepted);
  }
}
