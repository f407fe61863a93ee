#include "drivers/protocol/pixel/e131.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/hex.h"

using namespace gongshi::drivers;
using gongshi::test::from_hex;

namespace {

std::vector<std::uint8_t> joined(std::initializer_list<std::vector<std::uint8_t>> parts) {
  std::vector<std::uint8_t> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<std::uint8_t> name_field(std::string_view name) {
  std::vector<std::uint8_t> field(name.begin(), name.end());
  field.resize(64);
  return field;
}

}  // namespace

TEST_SUITE("drivers") {
  TEST_CASE("e131: the worked example of a whole universe") {
    e131::Source source;
    source.cid = e131::cid_of("lobby");
    source.name = "lobby";
    const std::vector<std::uint8_t> slots(512, 0x5A);
    Datagrams out;
    e131::put_data(source, 1, 1, false, slots, 0, out);
    CHECK(out.bytes == joined({from_hex("0010 0000 4153432d45312e3137000000 726e 00000004"),
                               {source.cid.begin(), source.cid.end()},
                               from_hex("7258 00000002"),
                               name_field("lobby"),
                               from_hex("64 0000 01 00 0001 720b 02 a1 0000 0001 0201 00"),
                               slots}));
    CHECK(out.ends == std::vector<std::uint32_t>{638});
  }

  TEST_CASE("e131: a short packet, another priority, a synchronized and a terminated one") {
    e131::Source source;
    source.priority = 150;
    source.sync_universe = 7000;
    Datagrams out;
    e131::put_data(source, 0x1234, 9, true, from_hex("010203040506"), e131::group_of(0x1234), out);
    REQUIRE(out.bytes.size() == 132);
    CHECK(std::vector<std::uint8_t>(out.bytes.begin() + 108, out.bytes.end()) ==
          from_hex("96 1b58 09 40 1234 7011 02 a1 0000 0001 0007 00 010203040506"));
    CHECK(out.to == std::vector<std::uint32_t>{0xEFFF1234});  // 239.255.18.52
  }

  TEST_CASE("e131: the synchronization packet has 49 bytes") {
    e131::Source source;
    source.cid = e131::cid_of("lobby");
    source.sync_universe = 1;
    Datagrams out;
    e131::put_sync(source, 5, 0, out);
    CHECK(out.bytes == joined({from_hex("0010 0000 4153432d45312e3137000000 7021 00000008"),
                               {source.cid.begin(), source.cid.end()},
                               from_hex("700b 00000001 05 0001 0000")}));
  }

  TEST_CASE("e131: a name is cut between characters and always ends") {
    e131::Source source;
    for (int i = 0; i < 30; ++i) source.name += "厅";  // 90 bytes
    Datagrams out;
    e131::put_data(source, 1, 1, false, from_hex("00"), 0, out);
    const std::string name(reinterpret_cast<const char*>(&out.bytes[44]));
    CHECK(name.size() == 63);
    CHECK(name.substr(60) == "厅");
    source.name = "a" + source.name;
    Datagrams next;
    e131::put_data(source, 1, 1, false, from_hex("00"), 0, next);
    CHECK(std::string(reinterpret_cast<const char*>(&next.bytes[44])).size() == 61);
  }

  TEST_CASE("e131: equal names have equal CIDs, others do not, and all are UUIDs") {
    std::set<e131::Cid> all;
    for (int i = 0; i < 1000; ++i) {
      const e131::Cid cid = e131::cid_of("wall-" + std::to_string(i));
      CHECK(cid == e131::cid_of("wall-" + std::to_string(i)));
      CHECK((cid[6] >> 4) == 8);
      CHECK((cid[8] >> 6) == 2);
      all.insert(cid);
    }
    CHECK(all.size() == 1000);
  }
}
