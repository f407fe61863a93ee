// The simulated AM03127 against frames written out by hand, not by the driver.
#include "drivers/simulator/am03127/card.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::drivers;
using namespace gongshi::drivers::simulator;

namespace {

Now at(int milliseconds) {
  return {WallTime{std::chrono::seconds{1'795'400'000}},
          SteadyTime{std::chrono::milliseconds{milliseconds}}};
}

std::vector<Verdict> give(Am03127Card& card, std::string_view text, int milliseconds = 0) {
  return card.receive({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()},
                      at(milliseconds));
}

std::string reply(const std::vector<Verdict>& verdicts) {
  std::string text;
  for (const Verdict& verdict : verdicts) text.append(verdict.reply.begin(), verdict.reply.end());
  return text;
}

}  // namespace

TEST_SUITE("am03127 card") {
  TEST_CASE("card: acknowledges the manual's frames") {
    Am03127Card card({.id = 4});
    CHECK(reply(give(card, "<ID04><L1><PA><FE><MQ><WB><FE><CB>Ward 355<E>")) == "ACK");
    CHECK(card.lines().at("A1").text == "Ward 3");
    CHECK(reply(give(card, "<ID04><RPB>42<E>")) == "ACK");
    CHECK(card.page(at(0).wall) == 'B');
    CHECK(reply(give(card, "<ID04><BA>01<E>")) == "ACK");
  }

  TEST_CASE("card: NACK for a wrong check sum, silence for another id and for the unknown") {
    Am03127Card card({.id = 4});
    CHECK(reply(give(card, "<ID04><BA>02<E>")) == "NACK");
    CHECK(reply(give(card, "<ID05><BA>01<E>")).empty());
    CHECK(reply(give(card, "<ID04><BX>18<E>")).empty());
    CHECK(reply(give(card, "<ID00><BD>04<E>")).empty());  // all boards: acted on, not answered
    CHECK(card.level() == 'D');
    CHECK(reply(give(card, "<ID><07><E>")) == "07");
    CHECK(card.spec().id == 7);
  }

  TEST_CASE("card: a frame in pieces, noise before it, and one that never ends") {
    Am03127Card card({.id = 4});
    CHECK(reply(give(card, "xx<ID04><B")).empty());
    CHECK(reply(give(card, "A>01<E>", 10)) == "ACK");
    CHECK(reply(give(card, "<ID04><L1>", 20)).empty());
    CHECK(reply(give(card, "<ID04><BA>01<E>", 2000)) == "ACK");
  }

  TEST_CASE("card: a block's bytes may look like a frame") {
    Am03127Card card({.id = 4});
    std::string block = "<GA1>" + std::string(61, 'x') + "<E>";
    unsigned sum = 0;
    for (const char c : block) sum ^= static_cast<unsigned char>(c);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const std::string check{kHex[sum >> 4], kHex[sum & 15U]};
    CHECK(reply(give(card, "<ID04>" + block + check + "<E>")) == "ACK");
    CHECK(card.blocks().at("A1")[61] == '<');
  }

  TEST_CASE("card: a weekday that is not the date's is no clock") {
    Am03127Card card({.id = 4});
    // 2026-11-22 is a Sunday, 07; the check sums are of these digits.
    CHECK(reply(give(card, "<ID04><SC>260111220905071C<E>")).empty());
    CHECK_FALSE(card.clock_set());
    CHECK(reply(give(card, "<ID04><SC>260711220905071A<E>")) == "ACK");
    CHECK(card.clock_set());
    CHECK(card.weekday() == 7);
  }
}
