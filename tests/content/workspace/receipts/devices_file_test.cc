// The office's list of devices: people write it, so it forgives blanks and line ends, nothing else.
#include "content/workspace/receipts/devices_file.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content;
using receipts::parse_devices;

namespace {

const std::string kKeyA = bundle::SecretKey::generate().public_key().text();
const std::string kKeyB = bundle::SecretKey::generate().public_key().text();

}  // namespace

TEST_SUITE("receipts") {
  TEST_CASE("devices: name, key and place, as a spreadsheet or an editor on Windows saves them") {
    const auto devices = parse_devices("\xEF\xBB\xBF# 设备\r\n\r\nkiosk-1\t" + kKeyA +
                                           "\t门诊大厅 东侧\r\n  ward-3  " + kKeyB + "\r\n",
                                       "devices.txt");
    REQUIRE(devices.has_value());
    REQUIRE(devices->size() == 2);
    CHECK((*devices)[0].name == "kiosk-1");
    CHECK((*devices)[0].key.text() == kKeyA);
    CHECK((*devices)[0].place == "门诊大厅 东侧");
    CHECK((*devices)[1].place.empty());
  }

  TEST_CASE("devices: a wrong line is named with its number") {
    const std::string good = "kiosk-1 " + kKeyA + "\n";
    const std::vector<std::pair<std::string, std::string>> bad = {
        {good + "Kiosk-2 " + kKeyB, "f:2: expected a device name"},
        {good + "kiosk-2 RWQ", "f:2: expected a device name"},
        {"kiosk-2", "f:1: expected a device name"},
        {good + "kiosk-1 " + kKeyB, "f:2: this device name stands twice"},
        {good + "kiosk-2 " + kKeyA, "f:2: this public key stands twice"},
        {"kiosk-2 " + kKeyB + " \x1b[2J", "f:1: expected a device name"},
        {"kiosk-2 " + kKeyB + " \xff", "f:1: expected a device name"},
    };
    for (const auto& [text, said] : bad) {
      const auto devices = parse_devices(text, "f");
      REQUIRE_FALSE(devices.has_value());
      CHECK(devices.error().what.en.starts_with(said));
    }
  }
}
