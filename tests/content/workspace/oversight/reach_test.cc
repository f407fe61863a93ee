// How long an issue took to every display, from signed receipts.
#include "content/workspace/oversight/reach.h"

#include <doctest/doctest.h>

#include "tests/content/workspace/oversight/register.h"

using namespace gongshi;
using namespace gongshi::content::oversight;
using gongshi::test::Register;

namespace {

const std::string kOld(64, 'a');
const std::string kNew(64, 'b');

Reach at_office(const Register& office, const std::string& manifest) {
  const auto devices = content::receipts::read_devices(office.devices()).value();
  const auto box = content::receipts::read_box(office.box()).value();
  return Evidence(content::receipts::signed_receipts(devices, box))
      .reach(manifest, *parse_time("2026-11-23T12:05:00+08:00"));
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("receipts: the first of each issue and display are kept, and once only") {
    Register office;
    office.add_device("kiosk-1");
    office.receipt("kiosk-1", "2026-11-23T12:10:00+08:00", kNew, {"kiosk"});
    office.receipt("kiosk-1", "2026-11-23T13:10:00+08:00", kNew, {"kiosk"});
    office.receipt("kiosk-1", "2026-11-23T13:20:00+08:00", kNew, {"kiosk", "led"});
    const auto devices = content::receipts::read_devices(office.devices()).value();
    const fs::path kept = office.dir() / "kept";
    const auto keep = [&] {
      const auto box = content::receipts::read_box(office.box()).value();
      return content::receipts::keep_first(devices, box, kept).value();
    };
    CHECK(keep() == 2);
    CHECK(keep() == 0);
    CHECK(fs::exists(kept / "kiosk-1/20261123T041000Z.receipt.minisig"));
    CHECK_FALSE(fs::exists(kept / "kiosk-1/20261123T051000Z.receipt"));
    CHECK(fs::exists(kept / "kiosk-1/20261123T052000Z.receipt"));
    // The server has only the newest now; what was kept still tells of before.
    fs::remove_all(office.box());
    fs::create_directories(office.box());
    office.receipt("kiosk-1", "2026-11-24T08:00:00+08:00", kOld, {"kiosk", "led"});
    CHECK(keep() == 1);
    const auto box = content::receipts::read_box(kept).value();
    const Reach reach = Evidence(content::receipts::signed_receipts(devices, box))
                            .reach(kNew, *parse_time("2026-11-23T12:05:00+08:00"));
    CHECK(reach.everywhere());
    CHECK(reach.last == *parse_time("2026-11-23T13:20:00+08:00"));
    CHECK(test::gongshi_bundle("receipts " + office.box().string() + " --keep " + kept.string())
              .exit_code == 2);
    const auto said = test::gongshi_bundle("receipts " + office.box().string() + " --devices " +
                                           office.devices().string() + " --keep " + kept.string() +
                                           " --now 2026-11-24T08:30:00+08:00");
    CHECK(said.text.find("receipts newly kept in " + kept.string() + ": 0\n") != std::string::npos);
  }

  TEST_CASE("reach: the first proof of each display counts, the last of these is the answer") {
    Register office;
    office.add_device("kiosk-1");
    office.add_device("kiosk-2");
    office.receipt("kiosk-1", "2026-11-23T12:10:00+08:00", kNew, {"kiosk", "led"});
    office.receipt("kiosk-1", "2026-11-23T15:00:00+08:00", kNew, {"kiosk", "led"});
    const Reach half = at_office(office, kNew);
    CHECK(half.displays == 3);
    CHECK(half.proved == 2);
    CHECK(half.unproved == std::vector<std::string>{"kiosk-2"});
    CHECK_FALSE(half.everywhere());

    office.receipt("kiosk-2", "2026-11-23T12:00:00+08:00", kOld, {"kiosk"});
    CHECK(at_office(office, kNew).unproved == std::vector<std::string>{"kiosk-2 kiosk"});
    office.receipt("kiosk-2", "2026-11-23T12:31:00+08:00", kNew, {"kiosk"});
    const Reach all = at_office(office, kNew);
    CHECK(all.everywhere());
    CHECK(all.last == *parse_time("2026-11-23T12:31:00+08:00"));
    CHECK(at_office(office, kOld).proved == 1);
  }

  TEST_CASE("reach: another's signature and a clock that is behind prove nothing early") {
    Register office, stranger;
    office.add_device("kiosk-1");
    stranger.add_device("kiosk-1");
    stranger.receipt("kiosk-1", "2026-11-23T12:10:00+08:00", kNew, {"led"});
    for (const auto& file : fs::directory_iterator(stranger.box())) {
      fs::copy(file.path(), office.box() / file.path().filename());
    }
    CHECK(at_office(office, kNew).proved == 0);
    office.receipt("kiosk-1", "2026-11-23T11:00:00+08:00", kNew, {"led"});  // before it was signed
    CHECK(at_office(office, kNew).last == *parse_time("2026-11-23T12:05:00+08:00"));
  }
}
