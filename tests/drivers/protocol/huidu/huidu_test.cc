// Numbers: bytes that open libraries were run to give, and body shapes of Huidu's C# SDK.
#include <doctest/doctest.h>

#include "drivers/protocol/huidu/file.h"
#include "drivers/protocol/huidu/packet.h"
#include "drivers/protocol/huidu/program.h"
#include "drivers/protocol/huidu/xml.h"
#include "tests/support/hex.h"

using namespace gongshi;
using namespace gongshi::drivers;
using gongshi::test::from_hex;
using gongshi::test::to_hex;

namespace {

huidu::Packet piece(const std::string& text, std::uint8_t total, std::uint8_t offset) {
  huidu::Packet packet{huidu::Command::kXmlAnswer, {total, 0, 0, 0, offset, 0, 0, 0}};
  packet.payload.insert(packet.payload.end(), text.begin(), text.end());
  return packet;
}

}  // namespace

TEST_SUITE("huidu") {
  TEST_CASE("packet: version, heartbeat, and the head of an XML of 138 bytes") {
    CHECK(to_hex(huidu::version_ask(0x01000005)) == "08 00 01 20 05 00 00 01");
    CHECK(to_hex(huidu::encode_packet(huidu::Command::kHeartbeat, {})) == "04 00 5F 00");
    const huidu::Bytes frame = huidu::encode_xml(std::string(138, 'x'));
    CHECK(frame.size() == 150);
    CHECK(to_hex(std::span(frame).first(12)) == "96 00 03 20 8A 00 00 00 00 00 00 00");
  }

  TEST_CASE("packet: a long XML goes in pieces below the limit") {
    const huidu::Bytes stream = huidu::encode_xml(std::string(20'000, 'x'));
    const huidu::Heard heard = huidu::read_packets(stream);
    REQUIRE(heard.packets.size() == 3);
    CHECK(to_hex(std::span(heard.packets[2].payload).first(8)) == "20 4E 00 00 80 3E 00 00");
    for (const auto& packet : heard.packets) CHECK(packet.payload.size() <= 9212);
  }

  TEST_CASE("packet: a stream in pieces, and a length that cannot be") {
    CHECK(huidu::read_packets(from_hex("04 00 60 00 0A 00 02")).packets.size() == 1);
    CHECK_FALSE(huidu::read_packets(from_hex("04 00 60 00 0A 00 02")).broken);
    CHECK(huidu::read_packets(from_hex("03 00 60 00")).broken);
    CHECK(huidu::read_packets(from_hex("FF FF 60 00")).broken);
  }

  TEST_CASE("packet: XML answers come together by offset, or not at all") {
    CHECK(huidu::assemble_xml(std::vector{piece("<a/>", 4, 0)}) == "<a/>");
    CHECK(huidu::assemble_xml(std::vector{piece("<a", 4, 0), piece("/>", 4, 2)}) == "<a/>");
    CHECK_FALSE(huidu::assemble_xml(std::vector{piece("<a", 4, 0), piece("/>", 4, 3)}));
    CHECK_FALSE(huidu::assemble_xml(std::vector{piece("<a", 4, 0)}));
    CHECK_FALSE(huidu::assemble_xml(std::vector{piece("<a/>x", 4, 0)}));
    CHECK_FALSE(huidu::assemble_xml(std::vector{piece("/>", 4, 2)}));
    CHECK_FALSE(huidu::assemble_xml(std::vector<huidu::Packet>{}));
  }

  TEST_CASE("file: start with MD5, size, type and name, then data, then the end") {
    const huidu::Bytes file{'a', 'b', 'c'};
    CHECK(huidu::md5_hex(file) == "900150983cd24fb0d6963f7d28e17f72");
    const huidu::Bytes start =
        huidu::file_start(huidu::md5_hex(file), file.size(), huidu::FileType::kImage, "a.bmp");
    CHECK(to_hex(std::span(start).first(8)) == "35 00 01 80 39 30 30 31");
    CHECK(to_hex(std::span(start).subspan(36)) ==
          "00 03 00 00 00 00 00 00 00 00 00 61 2E 62 6D 70 00");
    CHECK(to_hex(huidu::file_rest(file, 0)) == "07 00 03 80 61 62 63 04 00 05 80");
    CHECK(to_hex(huidu::file_rest(file, 2)) == "05 00 03 80 63 04 00 05 80");
    CHECK(to_hex(huidu::file_rest(file, 99)) == "04 00 05 80");
    const auto answer = huidu::decode_file_start(from_hex("00 00 02 00 00 00 00 00 00 00"));
    REQUIRE(answer.has_value());
    CHECK(answer->existing == 2);
    CHECK_FALSE(huidu::decode_file_start(from_hex("00 00 02")).has_value());
  }

  TEST_CASE("xml: the first request of a session, and text that would be markup") {
    CHECK(
        huidu::request(huidu::kNoGuid, "GetIFVersion", huidu::interface_version_body()) ==
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<sdk guid=\"##GUID\"><in method=\"GetIFVersion\"><version value=\"1000000\"/></in></sdk>");
    CHECK(huidu::escape("a<b>&\"c\"\x01\x7F\n") == "a&lt;b&gt;&amp;&quot;c&quot;  \n");
  }

  TEST_CASE("xml: answers by method and result, their values by attribute") {
    const auto device = huidu::Answer::parse(
        R"(<?xml version="1.0" encoding="utf-8"?><sdk guid="g-1"><out method="GetDeviceInfo" )"
        R"(result="kSuccess"><device model="C16L" id="C16L-D24-000A2"/><version app="7.10"/>)"
        R"(<screen width="128" height="32"/></out></sdk>)");
    REQUIRE(device.has_value());
    CHECK(device->guid() == "g-1");
    CHECK(device->method() == "GetDeviceInfo");
    CHECK(device->success());
    CHECK(device->device().model == "C16L");
    CHECK(device->device().width == 128);
    const auto list = huidu::Answer::parse(
        R"(<sdk guid="g"><out method="GetProgram" result="kSuccess"><screen><program guid="p1">)"
        R"(<area><resource/></area></program><program guid="p2"/></screen></out></sdk>)");
    REQUIRE(list.has_value());
    CHECK(list->program_guids() == std::vector<std::string>{"p1", "p2"});
    const auto playing = huidu::Answer::parse(
        R"(<sdk guid="g"><out method="M" result="kSuccess"><program guid="p1"/></out></sdk>)");
    REQUIRE(playing.has_value());
    CHECK(playing->program_guids() == std::vector<std::string>{"p1"});
    CHECK_FALSE(playing->luminance().has_value());
    CHECK_FALSE(huidu::Answer::parse("<sdk><in/></sdk>").has_value());
    CHECK_FALSE(huidu::Answer::parse("<sdk><out").has_value());
  }

  TEST_CASE("xml: values are valid UTF-8 without control characters, cut between characters") {
    const std::string name = std::string(127, 'x') + "号";
    const auto told = huidu::Answer::parse(R"(<sdk guid="g"><out method="M" result="&#27;[2J)"
                                           "\xB9\xD2\"><device model=\"" +
                                           name + R"("/></out></sdk>)");
    REQUIRE(told.has_value());
    CHECK(huidu::result_sentence(told->result()).en == "[2J\uFFFD\uFFFD");
    CHECK(told->device().model == std::string(127, 'x'));
  }

  TEST_CASE("xml: reasons of the card as sentences") {
    CHECK(huidu::code_sentence(9).en == "no space left (code 9)");
    CHECK(huidu::code_sentence(43).en == "the session's guid is not valid (code 43)");
    CHECK(huidu::code_sentence(52).en == "direct return (code 52)");
    CHECK(huidu::code_sentence(99).en == "code 99");
    CHECK(huidu::result_sentence("kInvalidGUID").en ==
          "the session's guid is not valid (kInvalidGUID)");
    CHECK(huidu::result_sentence("kOther").en == "kOther");
  }

  TEST_CASE("program: its body has the SDK's shape and its guid follows from the content") {
    huidu::Area area{0, 0, 128, 16, "血常规 <20>元"};
    area.effect = huidu::Effect::kLeftOn;
    area.font = "Arial";
    area.color = "#ff0000";
    const huidu::Program program = huidu::make_program({area});
    CHECK(program.guid.size() == 36);
    CHECK(program.body.starts_with("<screen><program type=\"normal\" id=\"0\" guid=\"" +
                                   program.guid +
                                   "\" name=\"gongshi\">"
                                   "<playControl count=\"1\" disabled=\"false\"/><area guid=\""));
    CHECK(program.body.find(
              "<rectangle x=\"0\" y=\"0\" width=\"128\" height=\"16\"/><resources><text guid=\"") !=
          std::string::npos);
    CHECK(program.body.find(
              "singleLine=\"true\"><style align=\"left\" valign=\"middle\"/><string>血常规 "
              "&lt;20&gt;元</string><font name=\"Arial\" size=\"16\" color=\"#ff0000\" "
              "bold=\"false\" italic=\"false\" underline=\"false\"/><effect in=\"21\" "
              "inSpeed=\"4\" out=\"0\" outSpeed=\"4\" duration=\"50\"/></text></resources></area>"
              "</program></screen>") != std::string::npos);
    CHECK(huidu::make_program({area}) == program);
    area.text += "!";
    CHECK(huidu::make_program({area}).guid != program.guid);
  }

  TEST_CASE("picture: a BMP of two by two, bottom row first") {
    Frame frame = Frame::blank({2, 2}, PixelFormat::kMono1);
    frame.bytes = {0x80, 0x40};
    const huidu::Bytes file = huidu::bmp_file(frame, {255, 0, 0});
    REQUIRE(file.size() == 54 + 16);
    CHECK(to_hex(std::span(file).first(6)) == "42 4D 46 00 00 00");
    CHECK(to_hex(std::span(file).subspan(54)) == "00 00 00 00 00 FF 00 00 00 00 FF 00 00 00 00 00");
  }
}
