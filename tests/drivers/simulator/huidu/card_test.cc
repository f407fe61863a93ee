// The simulated Huidu card by itself: the libraries' bytes, and what it must refuse.
#include "drivers/simulator/huidu/card.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using namespace std::chrono_literals;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

const Now kNow{WallTime{std::chrono::seconds{1'795'400'000}}, SteadyTime{100s}};

simulator::Verdict one(simulator::HuiduCard& card, const simulator::Octets& bytes) {
  const auto verdicts = card.receive(bytes, kNow);
  REQUIRE(verdicts.size() == 1);
  return verdicts[0];
}

/// An XML request in one packet, its head written out here once more.
simulator::Octets xml(const std::string& text) {
  const auto low = [](std::size_t value) { return static_cast<std::uint8_t>(value % 256); };
  const auto high = [](std::size_t value) { return static_cast<std::uint8_t>(value / 256); };
  simulator::Octets bytes{low(text.size() + 12),
                          high(text.size() + 12),
                          0x03,
                          0x20,
                          low(text.size()),
                          high(text.size()),
                          0,
                          0,
                          0,
                          0,
                          0,
                          0};
  bytes.insert(bytes.end(), text.begin(), text.end());
  return bytes;
}

struct Session {
  Session() {
    (void)one(card, from_hex("08 00 01 20 05 00 00 01"));
    const auto begun = one(card, xml("<sdk guid=\"##GUID\"><in method=\"GetIFVersion\"><version "
                                     "value=\"1000000\"/></in></sdk>"));
    REQUIRE(begun.accepted);
    const std::string answer(begun.reply.begin() + 12, begun.reply.end());
    const auto from = answer.find("guid=\"") + 6;
    guid = answer.substr(from, answer.find('"', from) - from);
  }
  simulator::Verdict call(const std::string& in) {
    return one(card, xml("<sdk guid=\"" + guid + "\">" + in + "</sdk>"));
  }
  std::string refusal(const std::string& in) {
    const auto verdict = call(in);
    CHECK_FALSE(verdict.accepted);
    return verdict.reason;
  }

  simulator::HuiduCard card{{}};
  std::string guid;
};

std::string add(const std::string& area) {
  return "<in method=\"AddProgram\"><screen><program type=\"normal\" guid=\"p\">"
         "<playControl count=\"1\"/>" +
         area + "</program></screen></in>";
}

std::string area_of(const std::string& place, const std::string& item) {
  return "<area guid=\"a\" alpha=\"255\"><rectangle " + place + "/><resources>" + item +
         "</resources></area>";
}

const std::string kText =
    "<text guid=\"t\" singleLine=\"true\"><style align=\"center\" valign=\"middle\"/><string>挂号"
    "</string><font name=\"Arial\" size=\"16\" color=\"#00ff00\" bold=\"false\" italic=\"false\" "
    "underline=\"false\"/><effect in=\"21\" inSpeed=\"4\" out=\"0\" outSpeed=\"4\" "
    "duration=\"50\"/></text>";
const std::string kPlace = R"(x="0" y="0" width="128" height="32")";

}  // namespace

TEST_SUITE("huidu card") {
  TEST_CASE("card: version and heartbeat as the libraries send them") {
    simulator::HuiduCard card{{}};
    CHECK(to_hex(one(card, from_hex("08 00 01 20 05 00 00 01")).reply) ==
          "0A 00 02 20 05 00 00 01 00 00");
    CHECK(to_hex(one(card, from_hex("04 00 5F 00")).reply) == "04 00 60 00");
  }

  TEST_CASE("card: wants a version, a session, and the session's guid") {
    simulator::HuiduCard card{{}};
    CHECK(one(card, xml("<sdk guid=\"##GUID\"><in method=\"GetIFVersion\"/></sdk>")).reason ==
          "no version asked yet");
    Session session;
    session.guid = "another";
    CHECK(session.refusal("<in method=\"GetDeviceInfo\"/>") ==
          "kInvalidGUID: not this session's guid");
  }

  TEST_CASE("card: stores a program and tells which one plays") {
    Session session;
    const auto added = session.call(add(area_of(kPlace, kText)));
    CHECK_MESSAGE(added.accepted, added.reason);
    REQUIRE(session.card.programs().size() == 1);
    CHECK(session.card.programs()[0].areas[0].text == "挂号");
    CHECK(session.card.programs()[0].areas[0].lamp == simulator::Lamp{0, 255, 0});
    const auto playing = session.call("<in method=\"GetCurrentPlayProgramGUID\"/>");
    const std::string answer(playing.reply.begin() + 12, playing.reply.end());
    CHECK(answer.find("<program guid=\"p\"/>") != std::string::npos);
    session.card.lose_power(kNow);
    CHECK(session.card.programs().size() == 1);
    CHECK(one(session.card, xml("<sdk/>")).reason == "no version asked yet");
  }

  TEST_CASE("card: refuses what the SDK's own requests never are, with a reason") {
    Session session;
    CHECK(session.refusal(add(area_of(R"(x="0" y="0" width="129" height="32")", kText))) ==
          "kInvalidAttr: width is missing or out of range");
    std::string resource = add(area_of(kPlace, kText));
    for (auto at = resource.find("resources"); at != std::string::npos;
         at = resource.find("resources")) {
      resource.erase(at + 8, 1);
    }
    CHECK(session.refusal(resource) == "kMissingTag: no resources: the area would stay black");
    std::string color = kText;
    color.replace(color.find("#00ff00"), 7, "green");
    CHECK(session.refusal(add(area_of(kPlace, color))) == "kInvalidAttr: color is not #rrggbb");
    CHECK(session.refusal(add(area_of(kPlace,
                                      "<image guid=\"i\" fit=\"stretch\"><file "
                                      "name=\"none.bmp\"/></image>"))) ==
          "kFileNotFound: no such file: none.bmp");
    CHECK(session.refusal("<in method=\"SetTimeInfo\"><timezone value=\"(UTC+08:00)Beijing\"/>"
                          "<summer enable=\"false\"/><sync value=\"none\"/>"
                          "<time value=\"2026-02-30 10:00:00\"/></in>") == "kInvalidParam: time");
    CHECK(session.refusal("<in method=\"ExcuteUpgradeShell\"/>") ==
          "kUnsupportMethod: method that this simulator does not have");
    CHECK(session.card.programs().empty());
  }

  TEST_CASE("card: never stores firmware, and no file whose MD5 is another") {
    Session session;
    const auto start = [&](const std::string& md5, const std::string& type) {
      std::string hex = "35 00 01 80 ";
      for (const char digit : md5)
        hex += to_hex(std::array{static_cast<std::uint8_t>(digit)}) + " ";
      return one(session.card,
                 from_hex(hex + "00 03 00 00 00 00 00 00 00 " + type + " 00 61 2E 62 6D 70 00"));
    };
    const std::string abc = "900150983cd24fb0d6963f7d28e17f72";
    CHECK(start(abc, "03").reason == "firmware: a driver must never send it");
    CHECK(start(abc, "04").reason == "firmware: a driver must never send it");
    CHECK(start(abc, "00").accepted);
    CHECK(one(session.card, from_hex("06 00 03 80 61 62")).reply.empty());
    CHECK(one(session.card, from_hex("04 00 05 80")).reason == "file is not complete");
    const auto again = start(abc, "00");
    CHECK(to_hex(std::span(again.reply).subspan(4)) == "00 00 02 00 00 00 00 00 00 00");
    (void)one(session.card, from_hex("05 00 03 80 63"));
    CHECK(to_hex(one(session.card, from_hex("04 00 05 80")).reply) == "06 00 06 80 00 00");
    CHECK(session.card.storage().files().contains("a.bmp"));
  }

  TEST_CASE("card: names that are no UTF-8 are refused, its state is always JSON") {
    Session session;
    const auto with = [](std::string text, std::string_view from, std::string_view to) {
      return text.replace(text.find(from), from.size(), to);
    };
    const std::string whole = add(area_of(kPlace, kText));
    CHECK(session.refusal(with(whole, "Arial", "\xB9\xD2")).starts_with("kInvalidAttr"));
    CHECK(session.refusal(with(whole, "Arial", "&#xD800;")).starts_with("kInvalidAttr"));
    CHECK(session.refusal(with(whole, "guid=\"p\"", "guid=\"\xB9\"")).starts_with("kInvalidAttr"));
    CHECK(session.call(whole).accepted);
    CHECK_FALSE(session.card.state(kNow).dump().empty());
  }

  TEST_CASE("storage: files that are begun and never ended do not add up") {
    simulator::HuiduStorage storage;
    std::string why;
    for (char which = 'A'; which <= 'Z'; ++which) {
      simulator::Octets start(32, static_cast<std::uint8_t>(which));
      for (const int byte : {0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0}) {
        start.push_back(static_cast<std::uint8_t>(byte));
      }
      start.insert(start.end(), {'a', 0});
      (void)storage.start(start, why);
      REQUIRE(why.empty());
      CHECK(storage.data(simulator::Octets{1, 2}).empty());
      CHECK(storage.parts() <= 4);
    }
    simulator::Octets gbk(32, 'A');
    for (const int byte : {0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xB9, 0}) {
      gbk.push_back(static_cast<std::uint8_t>(byte));
    }
    (void)storage.start(gbk, why);
    CHECK(why == "file name");
  }
}
