#include "drivers/outbox.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gongshi;
using namespace gongshi::drivers;

namespace {

/// A port that takes so many bytes, or packets, and then no more.
class NarrowPort final : public Transport, public DatagramSender {
 public:
  explicit NarrowPort(bool packets) : packets_(packets) {}
  [[nodiscard]] int fd() const override { return -1; }
  [[nodiscard]] bool connecting() const override { return false; }
  [[nodiscard]] Status finish_connecting() override { return {}; }
  [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> /*bytes*/) override {
    return std::size_t{0};
  }
  [[nodiscard]] Result<std::size_t> write(std::span<const std::uint8_t> bytes) override {
    const std::size_t count = std::min(room, bytes.size());
    room -= count;
    out.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
  }
  [[nodiscard]] Result<std::size_t> send(std::span<const Datagram> datagrams) override {
    const std::size_t count = std::min(room, datagrams.size());
    room -= count;
    for (const Datagram& datagram : datagrams.first(count)) {
      out.append(datagram.bytes.begin(), datagram.bytes.end());
      out += '@' + std::to_string(datagram.to) + ' ';
    }
    return count;
  }
  [[nodiscard]] DatagramSender* datagrams() override { return packets_ ? this : nullptr; }

  std::size_t room = 0;
  std::string out;

 private:
  bool packets_;
};

constexpr auto kPictures = Outbox::Traffic::kPictures;
constexpr auto kConversation = Outbox::Traffic::kConversation;

Send send(std::string_view text, std::vector<std::uint32_t> ends = {},
          std::vector<std::uint32_t> to = {}) {
  return {{text.begin(), text.end()}, std::move(ends), std::move(to)};
}

}  // namespace

TEST_SUITE("outbox") {
  TEST_CASE("outbox: a stream goes on where the port stopped") {
    NarrowPort port(false);
    Outbox box;
    REQUIRE(box.add(send("first"), kConversation).has_value());
    REQUIRE(box.add(send("second"), kConversation).has_value());
    port.room = 3;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "fir");
    CHECK_FALSE(box.empty());
    port.room = 100;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "firstsecond");
    CHECK(box.empty());
    CHECK(box.sent() == 11);
    CHECK(box.dropped() == 0);
  }

  TEST_CASE("outbox: packets keep their ends and their groups") {
    NarrowPort port(true);
    Outbox box;
    REQUIRE(box.add(send("aabbbc", {2, 5, 6}, {7, 0, 9}), kPictures).has_value());
    REQUIRE(box.add(send("dd"), kPictures).has_value());
    port.room = 2;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "aa@7 bbb@0 ");
    port.room = 9;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "aa@7 bbb@0 c@9 dd@0 ");
    CHECK(box.sent() == 8);
  }

  TEST_CASE("outbox: where the port is full whole pictures are left out, never half of one") {
    NarrowPort port(true);
    Outbox box;
    REQUIRE(box.add(send("1a1b", {2, 4}), kPictures).has_value());
    port.room = 1;
    REQUIRE(box.write(port).has_value());
    for (const char* picture : {"2a2b", "3a3b", "4a4b", "5a5b"}) {
      REQUIRE(box.add(send(picture, {2, 4}), kPictures).has_value());
      REQUIRE(box.write(port).has_value());
    }
    port.room = 100;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "1a@0 1b@0 4a@0 4b@0 5a@0 5b@0 ");
    CHECK(box.dropped() == 2);
  }

  TEST_CASE("outbox: what waited for a port that is gone is forgotten") {
    NarrowPort port(false);
    Outbox box;
    REQUIRE(box.add(send("half of it"), kConversation).has_value());
    port.room = 4;
    REQUIRE(box.write(port).has_value());
    box.clear();
    CHECK(box.empty());
    REQUIRE(box.add(send("whole"), kConversation).has_value());
    port.room = 100;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "halfwhole");
  }

  TEST_CASE("outbox: of a conversation nothing is left out, and a port that takes nothing fails") {
    NarrowPort port(false);
    Outbox box;
    for (const char* word : {"one ", "two ", "three ", "four ", "five"}) {
      REQUIRE(box.add(send(word), kConversation).has_value());
    }
    port.room = 100;
    REQUIRE(box.write(port).has_value());
    CHECK(port.out == "one two three four five");
    CHECK(box.dropped() == 0);
    // One Send may be as large as it likes.
    REQUIRE(box.add(send(std::string(300'000, 'a')), kConversation).has_value());
    for (int i = 0; i < 4; ++i) {
      REQUIRE(box.add(send(std::string(64UL * 1024, 'b')), kConversation).has_value());
    }
    const Status more = box.add(send("c"), kConversation);
    REQUIRE_FALSE(more.has_value());
    CHECK(more.error().code == Errc::kTimeout);
  }
}
