// The lines between gongshi-signage and whoever commands its emergency cards.
#include "content/emergency_control.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content;

TEST_SUITE("content") {
  TEST_CASE("emergency control: questions come back as they were asked") {
    for (const EmergencyVerb verb :
         {EmergencyVerb::kList, EmergencyVerb::kStart, EmergencyVerb::kStop}) {
      const std::string line = format_emergency_request({verb, "fire", "kiosk"});
      CHECK(line.find('\n') == line.size() - 1);
      const auto request = parse_emergency_request(line);
      REQUIRE(request.has_value());
      CHECK(request->verb == verb);
      CHECK(request->card == "fire");
      CHECK(request->from == "kiosk");
    }
  }

  TEST_CASE("emergency control: what is no question is refused") {
    for (const std::string& line :
         {std::string(), std::string("start fire"), std::string("[]"), std::string("{}"),
          std::string(R"({"do":"burn"})"), std::string(R"({"do":"start","card":7,"from":"A b"})"),
          R"({"do":"start","card":")" + std::string(300, 'x') + "\"}",
          R"({"do":"list","pad":")" + std::string(2000, 'x') + "\"}"}) {
      CAPTURE(line);
      CHECK_FALSE(parse_emergency_request(line).has_value());
    }
  }

  TEST_CASE("emergency control: answers come back whole, the largest too") {
    EmergencyReply reply;
    reply.accepted = true;
    reply.sentence = {"已启动", "started"};
    reply.displays = 5;
    reply.running =
        EmergencyRunning{"fire", "火警\n\"一号\"", "contact-1", *parse_time("2026-11-25T02:00:00Z"),
                         *parse_time("2026-11-25T02:30:00Z")};
    for (std::size_t i = 0; i < kMaxEmergencyChoices; ++i) {
      reply.cards.push_back({std::string(kMaxEmergencyId, 'i'),
                             std::string(kMaxEmergencyTitle, 't'), static_cast<int>(i) + 1});
    }
    reply.more_cards = true;
    const std::string line = format_emergency_reply(reply);
    CHECK(line.size() < kMaxEmergencyAnswer);
    CHECK(line.find('\n') == line.size() - 1);
    const auto read = parse_emergency_reply(line);
    REQUIRE(read.has_value());
    CHECK(read->accepted);
    CHECK(read->sentence.zh == "已启动");
    CHECK(read->displays == 5);
    REQUIRE(read->running.has_value());
    CHECK(read->running->title == "火警\n\"一号\"");
    CHECK(read->running->ends == reply.running->ends);
    REQUIRE(read->cards.size() == kMaxEmergencyChoices);
    CHECK(read->cards.back().max_run_min == 128);
    CHECK(read->more_cards);
    for (const char* bad : {"{}", "[]", R"({"accepted":true})", R"({"accepted":true,"cards":[7]})",
                            R"({"accepted":true,"cards":[{"id":""}]})"}) {
      CAPTURE(bad);
      CHECK_FALSE(parse_emergency_reply(bad).has_value());
    }
  }
}
