// The page about this device: calibration on trial, tests of touch and colour, volume, log.
#include "kiosk/staff/device_page.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "tests/kiosk/visitor.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using content::store::ControlReply;
using content::store::ControlRequest;
using gongshi::test::Visitor;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// Somebody of the IT centre, who has the PIN and has opened 本机.
class Staff {
 public:
  explicit Staff(const test::Glass& glass = test::kGlasses[0]) : visitor(glass) {
    visitor.stage.set_maintenance({[](const ControlRequest&) {
                                     ControlReply reply;
                                     reply.accepted = true;
                                     return Result<ControlReply>(reply);
                                   },
                                   [] { return std::vector<content::DisplayLine>{}; },
                                   true,
                                   {},
                                   {[this](const DeviceSettings& settings) -> Status {
                                      if (full) return Error{Errc::kIo, {"磁盘已满", "full"}, {}};
                                      saved = settings;
                                      return {};
                                    },
                                    [] { return std::vector<std::string>{"kiosk: 一行日志"}; },
                                    [this](int volume) { said = volume; }}});
    const int right = visitor.metrics.width - 10, bottom = visitor.metrics.height - 10;
    for (const Point at : {Point{10, 10}, {right, 10}, {right, bottom}, {10, bottom}}) touch(at);
    REQUIRE(visitor.type("2468"));
    REQUIRE(visitor.tap("确定"));
    REQUIRE(visitor.tap("本机"));
  }
  void touch(Point at) {
    const auto contact = [&](Contact::Phase phase) {
      visitor.stage.contact({phase, Contact::Source::kFinger, 1, at, visitor.clock.steady()},
                            visitor.clock.wall());
    };
    contact(Contact::Phase::kDown);
    visitor.clock.tick(milliseconds(60));
    contact(Contact::Phase::kUp);
    visitor.wait(milliseconds(600));
  }
  /// What the frame reports for a finger at `part` of the glass: 6 % too far to the right.
  [[nodiscard]] Point reported(Spot part) const {
    return {int((part.x + 0.06) * visitor.metrics.width), int(part.y * visitor.metrics.height)};
  }
  void touch_crosses() {
    REQUIRE(visitor.tap("校准触摸"));
    for (const Spot& cross : kCrosses) touch(reported(cross));
  }
  void check(const std::string& name) {
    for (const std::string& fault :
         faults(visitor.placed(), visitor.stage.page_metrics(), *visitor.text)) {
      FAIL_CHECK(name, ": ", fault);
    }
    if (const char* folder = std::getenv("GONGSHI_VIEW_PICTURES")) {
      visitor.save(std::string(folder) + "/" + name + ".png");
    }
  }

  Visitor visitor;
  std::optional<DeviceSettings> saved;
  bool full = false;
  int said = 0;
};

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("device page: five crosses make a calibration that is kept when a button is touched") {
    Staff staff;
    staff.check("device");
    staff.touch_crosses();
    staff.check("device-trial");
    CHECK_FALSE(staff.saved.has_value());
    const auto placed = staff.visitor.placed();
    const Placed* const keep = find(placed, "点得准，保留", true);
    REQUIRE(keep != nullptr);
    const Point at = keep->seen.center();
    staff.touch({at.x + staff.visitor.metrics.width * 6 / 100, at.y});
    REQUIRE(staff.saved.has_value());
    CHECK(staff.saved->touch.m[2] == doctest::Approx(-0.06).epsilon(0.05));
    CHECK(staff.visitor.stage.device() == *staff.saved);
    CHECK(staff.visitor.sees("新的校准已保存"));
  }

  TEST_CASE("device page: a calibration that nobody confirms is taken back after 15 seconds") {
    Staff staff;
    staff.touch_crosses();
    CHECK(staff.visitor.stage.device().touch != Calibration{});
    staff.visitor.wait(seconds(10));
    CHECK(staff.visitor.sees("秒内不点，自动恢复"));
    staff.visitor.wait(seconds(6));
    CHECK(staff.visitor.stage.device().touch == Calibration{});
    CHECK_FALSE(staff.saved.has_value());
    CHECK(staff.visitor.sees("已恢复原来的校准"));
  }

  TEST_CASE("device page: whoever leaves during the trial leaves the former calibration") {
    Staff staff;
    staff.touch_crosses();
    staff.visitor.wait(milliseconds(900));
    staff.visitor.stage.set_notice({{"暂停公示", "withheld"}, {}, {}});
    staff.visitor.wait(seconds(61));
    CHECK_FALSE(staff.visitor.stage.in_maintenance());
    CHECK(staff.visitor.stage.device().touch == Calibration{});
  }

  TEST_CASE("device page: a missed cross changes nothing, a full disk is told") {
    Staff staff;
    REQUIRE(staff.visitor.tap("校准触摸"));
    staff.check("device-cross");
    for (int i = 0; i < 4; ++i) staff.touch(staff.reported(kCrosses[std::size_t(i)]));
    staff.touch(staff.reported({0.8, 0.5}));
    CHECK(staff.visitor.sees("有一个十字没有点准"));
    CHECK(staff.visitor.stage.device().touch == Calibration{});
    staff.full = true;
    staff.touch_crosses();
    staff.visitor.stage.key("device:keep", staff.visitor.clock.steady(),
                            staff.visitor.clock.wall());
    CHECK(staff.visitor.sees("磁盘已满"));
    CHECK(staff.visitor.stage.device().touch == Calibration{});
  }

  TEST_CASE("device page: crosses and tests that nobody touches end by themselves") {
    for (const char* const words : {"校准触摸", "测试触摸", "测试颜色"}) {
      Staff staff;
      REQUIRE(staff.visitor.tap(words));
      CHECK_FALSE(staff.visitor.sees("本程序最近的日志"));
      for (int i = 0; i < 33; ++i) staff.visitor.wait(seconds(1));
      CHECK(staff.visitor.sees("本程序最近的日志"));
    }
  }

  TEST_CASE("device page: touched fields are coloured, colours come one after another") {
    for (const test::Glass& glass : {test::kGlasses[0], test::kGlasses[2], test::kGlasses[3]}) {
      Staff staff(glass);
      staff.check("device-" + std::to_string(glass.pixels.w));
      REQUIRE(staff.visitor.tap("测试触摸"));
      staff.touch({20, 20});
      staff.touch({22, 22});
      staff.touch({glass.pixels.w - 20, glass.pixels.h - 20});
      CHECK(staff.visitor.sees("2 / 160"));
      staff.check("device-touches-" + std::to_string(glass.pixels.w));
      REQUIRE(staff.visitor.tap("结束测试"));
      REQUIRE(staff.visitor.tap("测试颜色"));
      std::vector<Rgb> seen;
      for (int i = 0; i < 6; ++i) {
        for (const Placed& one : staff.visitor.placed()) {
          if (one.node.swatch) seen.push_back(*one.node.swatch);
        }
        staff.check("device-color");
        staff.touch({400, 400});
      }
      REQUIRE(seen.size() == 6);
      CHECK(seen[0] == Rgb{255, 0, 0});
      CHECK(seen[4] == Rgb{0, 0, 0});
      CHECK(staff.visitor.sees("kiosk: 一行日志"));
    }
  }

  TEST_CASE("device page: the volume goes in tens between its bounds, is heard and kept") {
    Staff staff;
    CHECK(staff.visitor.sees("朗读音量 60"));
    REQUIRE(staff.visitor.tap("大声"));
    CHECK(staff.said == 70);
    CHECK(staff.saved->volume == 70);
    for (int i = 0; i < 3; ++i) REQUIRE(staff.visitor.tap("大声"));
    CHECK_FALSE(find(staff.visitor.placed(), "大声", true) != nullptr);
    CHECK(staff.saved->volume == 100);
  }

  TEST_CASE("device settings: written whole, read back, and wrong files are refused") {
    const test::TempDir dir;
    const fs::path file = dir / "device.json";
    CHECK(read_device_settings(file).value() == DeviceSettings{});
    const DeviceSettings settings{Calibration{{0.97, 0.01, -0.06, 0.0, 1.02, 0.005}}, 80};
    REQUIRE(write_device_settings(file, settings).has_value());
    CHECK(read_device_settings(file).value() == settings);
    for (const char* const wrong : {"", "[]", "{\"volume\":1000}", "{\"volume\":\"loud\"}",
                                    "{\"touch\":[1,0,0]}", "{\"touch\":[9,0,0,0,9,0]}",
                                    "{\"touch\":[1,0,\"x\",0,1,0]}", "{\"touch\":[1,0,0,0,1,0]"}) {
      std::ofstream(file) << wrong;
      CAPTURE(std::string(wrong));
      const auto read = read_device_settings(file);
      REQUIRE_FALSE(read.has_value());
      CHECK(read.error().code == Errc::kCorrupt);
    }
    std::ofstream(file) << std::string(5000, ' ');
    CHECK_FALSE(read_device_settings(file).has_value());
  }
}
