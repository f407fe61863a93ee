#include "content/store/service/control.h"

#include <doctest/doctest.h>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::store;

TEST_SUITE("store") {
  TEST_CASE("control: a question and an answer survive the line") {
    const auto request = parse_request(format_request({ControlVerb::kImportStick, "204816"}));
    REQUIRE(request.has_value());
    CHECK(request->verb == ControlVerb::kImportStick);
    CHECK(request->pin == "204816");
    const ControlReply said{true, {"开始", "begun"}, "GONGSHI", true, "OK", {"已启用", "in use"}};
    const auto heard = parse_reply(format_reply(said));
    REQUIRE(heard.has_value());
    CHECK(heard->accepted);
    CHECK(heard->busy);
    CHECK(heard->stick == "GONGSHI");
    CHECK(heard->sentence == said.sentence);
    CHECK(heard->word == "OK");
    CHECK(heard->outcome == said.outcome);
  }

  TEST_CASE("control: what is no question is refused") {
    for (const char* line :
         {"", "{", "[]", R"({"do":"reboot","pin":""})", R"({"do":"pull","pin":"12a4"})",
          R"({"do":"pull","pin":"1234567890123"})"}) {
      CAPTURE(line);
      CHECK(parse_request(line).error().code == Errc::kCorrupt);
    }
    CHECK_FALSE(parse_request(std::string(kMaxControlLine + 1, ' ')).has_value());
  }

  TEST_CASE("control: no updater is told as such") {
    const test::TempDir dir;
    const auto answer =
        ask_updater(dir / "sync.sock", {ControlVerb::kState, {}}, std::chrono::milliseconds(100));
    CHECK(answer.error().code == Errc::kClosed);
  }
}
