// gongshi-bundle receipts as the office runs it.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "desk.h"
#include "shell.h"

using namespace gongshi;
using namespace gongshi::content;
using gongshi::test::Desk;
using gongshi::test::gongshi_bundle;
using gongshi::test::Said;
using gongshi::test::shell;

namespace {

std::string arguments(const Desk& desk) {
  return "receipts " + desk.box().string() + " --devices " + desk.devices_file().string() +
         " --web " + desk.web().string() + " --now 2026-11-23T02:05:32Z";
}

}  // namespace

TEST_SUITE("receipts") {
  TEST_CASE("program: the table of all displays, those in trouble first") {
    Desk desk;
    desk.add_device("kiosk-1", "门诊大厅");
    desk.add_device("kiosk-2", "急诊");
    desk.add_device("ward-3", "三病区");
    desk.put(desk.receipt("kiosk-1", 43));
    desk.put(desk.receipt("kiosk-2", 42));
    const Said said =
        shell("TZ=Asia/Shanghai " GONGSHI_BUNDLE_PROGRAM " --lang en " + arguments(desk));
    CHECK(said.exit_code == 1);
    CHECK(said.text ==
          "MISSING  ward-3 (三病区): no receipt that can be believed; what it shows is not known\n"
          "OLD_SERIAL  kiosk-2 (急诊): has 1-42, the newest is 1-43\n"
          "DISPLAY_OLD  kiosk-2 (急诊): display kiosk-2-led shows 1-42, the newest is 1-43\n"
          "\n"
          "device      display      kind        serial   proof        age   state\n"
          "ward-3      –            –           –        –              –   no receipt\n"
          "kiosk-2     kiosk-2-led  onbon-k     1-42     read back     0 s  seen\n"
          "kiosk-1     kiosk-1-led  onbon-k     1-43     read back     0 s  seen\n"
          "\n"
          "newest number 1-43; all is well on 1 of 3 devices\n");
  }

  TEST_CASE("program: exit 0 when all is well, and only when an item is gone") {
    Desk desk;
    desk.add_device("kiosk-1", "");
    desk.put(desk.receipt("kiosk-1", 43));
    CHECK(gongshi_bundle(arguments(desk)).exit_code == 0);
    Said said = gongshi_bundle(arguments(desk) + " --item 250303005");
    CHECK(said.exit_code == 0);
    CHECK(said.last_line() == "service 250303005 is gone everywhere (displays: 1)");
    said = gongshi_bundle(arguments(desk) + " --item 250102001");
    CHECK(said.exit_code == 1);
    CHECK(said.last_line() == "  still shown  kiosk-1 kiosk-1-led: number 1-43");
    CHECK(said.text.find("note: the newest issue at hand, 1-43, still holds it") !=
          std::string::npos);
    said = gongshi_bundle("receipts " + desk.box().string() + " --now 2026-11-23T02:05:32Z");
    CHECK(said.exit_code == 1);
    CHECK(said.text.find("UNKNOWN_KEY") != std::string::npos);
    CHECK(said.text.find("without a list of devices") != std::string::npos);
    CHECK(gongshi_bundle("receipts " + (desk.box() / "none").string()).exit_code == 3);
  }

  TEST_CASE("program: the same as one JSON document") {
    Desk desk;
    desk.add_device("kiosk-1", "门诊大厅");
    desk.put(desk.receipt("kiosk-1", 42));
    const Said said = gongshi_bundle(arguments(desk) + " --item 250303005 --json");
    CHECK(said.exit_code == 1);
    const auto json = nlohmann::json::parse(said.text);
    CHECK(json["newest"] == "1-43");
    CHECK(json["devices"][0]["device"] == "kiosk-1");
    CHECK(json["devices"][0]["place"] == "门诊大厅");
    CHECK(json["devices"][0]["trouble"] == "OLD_SERIAL");
    CHECK(json["devices"][0]["displays"][0]["proof"] == "read back");
    CHECK(json["findings"].size() == 2);
    CHECK(json["item"]["gone_everywhere"] == false);
    CHECK(json["item"]["displays"][0]["item"] == "shown");
  }
}
