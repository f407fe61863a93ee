#include "content/store/stick/stick_watch.h"

#include <doctest/doctest.h>

#include "content/store/stick/block_device.h"
#include "content/store/stick/harmless_text.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::store;

TEST_SUITE("stick") {
  TEST_CASE("harmless text: names in Chinese stay, what plays tricks does not") {
    CHECK(harmless("价格表 2026.kbundle") == "价格表 2026.kbundle");
    CHECK(harmless("a\x1b[2J\n\tb") == "a\uFFFD[2J\uFFFD\uFFFDb");
    CHECK(harmless("ab\xff\xfe\xc3(") == "ab\uFFFD\uFFFD\uFFFD(");
    CHECK(harmless("x\u202Egpj.kbundle") == "x\uFFFDgpj.kbundle");
    CHECK(harmless("a\u200Bb\uFEFFc\u2066d") == "a\uFFFDb\uFFFDc\uFFFDd");
    CHECK(harmless("\x7f\u0085") == "\uFFFD\uFFFD");
    CHECK(harmless(std::string(60, 'a')) == std::string(60, 'a'));
    CHECK(harmless(std::string(61, 'a')) == std::string(60, 'a') + "…");
    CHECK(harmless("").empty());
  }

  TEST_CASE("stick list: USB sticks with FAT or exFAT, the last one counts, removal is noted") {
    StickList list;
    CHECK_FALSE(list.last().has_value());
    CHECK_FALSE(list.take({"", "/dev/sda1", "ata", "vfat", "ESP"}));
    CHECK_FALSE(list.take({"add", "/dev/sdb", "usb", "", ""}));
    CHECK_FALSE(list.take({"add", "/dev/sdb2", "usb", "ext4", "DATA"}));
    CHECK(list.take({"add", "/dev/sdb1", "usb", "vfat", "GONG\x1bSHI"}));
    CHECK(list.last()->device == "/dev/sdb1");
    CHECK(list.last()->label == "GONG\uFFFDSHI");
    CHECK(list.take({"add", "/dev/sdc", "usb", "exfat", ""}));
    CHECK(list.last()->label == "/dev/sdc");
    CHECK_FALSE(list.take({"remove", "/dev/sdd1", "usb", "vfat", ""}));
    CHECK(list.take({"remove", "/dev/sdc", "", "", ""}));
    CHECK(list.last()->device == "/dev/sdb1");
    CHECK(list.take({"change", "/dev/sdb1", "usb", "ntfs", ""}));  // formatted anew
    CHECK_FALSE(list.last().has_value());
  }

  TEST_CASE("block device: names and places that are no stick's are refused") {
    for (const char* name : {"/dev/sdb", "/dev/sdb1", "/dev/sdab12"}) {
      CHECK(is_device_name(name, "sd"));
    }
    for (const char* name : {"", "sdb1", "/dev/sd", "/dev/sdb1/", "/dev/sdb1x", "/dev/../etc/sdb1",
                             "/dev/sdB1", "/dev/sdabcd", "/dev/sdb1234", "/dev/mapper/sdb1",
                             "/dev/nvme0n1p1", "/dev/sdb 1", "/dev/sdb1\n"}) {
      CAPTURE(name);
      CHECK_FALSE(is_device_name(name, "sd"));
    }
    const test::TempDir dir;
    const fs::path devices = dir / "devices/pci0000:00/0000:00:14.0";
    fs::create_directories(devices / "usb2/2-1/2-1:1.0/host6/block/sdb/sdb1");
    fs::create_directories(devices / "ata1/host0/usbish/block/sda");
    fs::create_directories(dir / "dev/block");
    fs::create_symlink(devices / "usb2/2-1/2-1:1.0/host6/block/sdb/sdb1", dir / "dev/block/8:17");
    fs::create_symlink(devices / "ata1/host0/usbish/block/sda", dir / "dev/block/8:0");
    CHECK(is_on_usb(dir.path(), 8, 17));
    CHECK_FALSE(is_on_usb(dir.path(), 8, 0));
    CHECK_FALSE(is_on_usb(dir.path(), 8, 18));

    const DeviceRules rules;
    CHECK(open_stick_device("/dev/sdzzz999", rules).error().code == Errc::kNotFound);
    CHECK(open_stick_device("/etc/passwd", rules).error().code == Errc::kRejected);
    DeviceRules files = rules;
    files.stem = "nul";  // a character device
    CHECK(open_stick_device("/dev/null", files).error().code == Errc::kRejected);
  }

  TEST_CASE("stick watch: opens where udev runs and where it does not, tells only of USB sticks") {
    Loop loop = *Loop::create({});
    const auto watch = StickWatch::open(loop);
    REQUIRE(watch.has_value());
    // A desk may have one in; nothing else may be taken for one.
    if (const auto stick = (*watch)->stick()) {
      CHECK(is_device_name(stick->device, DeviceRules().stem));
      CHECK_FALSE(stick->label.empty());
    }
  }
}
