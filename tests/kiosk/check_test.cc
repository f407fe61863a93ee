// gongshi-kiosk check: what stops a device from serving visitors is told with its cure.
#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include <sys/wait.h>

#include "kiosk/check/check_report.h"
#include "kiosk/check/self_check.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

const Error kNone{Errc::kNotFound, {"没有", "none"}, {}};

/// A device on which all is well, but that no issue has come yet.
struct Device {
  Device() {
    site.kiosk.state_folder = dir.path();
    site.store = dir / "store";
    doors = {[this](fonts::FontId id) -> Result<fs::path> {
               if (missing == id) return kNone;
               return fs::path("/f.ttc");
             },
             [this]() -> Status { return speech; }, [this] { return panels; },
             [this]() -> Status { return handwriting; }};
  }
  Finding about(std::string_view subject) {
    for (Finding& one : self_check("site.yaml", site, doors)) {
      if (one.subject == subject) return one;
    }
    FAIL("no such subject");
    return {};
  }

  test::TempDir dir;
  config::Site site;
  std::optional<fonts::FontId> missing;
  Status speech, handwriting;
  std::vector<PanelFacts> panels{{"card0-HDMI-A-1", {1920, 1080}, 23.8}};
  CheckDoors doors;
};

bool says(const Finding& finding, std::string_view words) {
  const std::string all =
      finding.what.zh + finding.what.en + finding.cure.zh + finding.cure.en + finding.code;
  return all.find(words) != std::string::npos;
}

/// A 1920 x 1080 panel of 527 x 296 mm.
std::string edid(int wide = 527, int high = 296) {
  std::string bytes("\0\xFF\xFF\xFF\xFF\xFF\xFF\0", 8);
  bytes.resize(128);
  const auto put = [&bytes](std::size_t i, int value) {
    bytes[54 + i] = static_cast<char>(value & 0xFF);
  };
  put(0, 0x02);
  put(1, 0x3A);
  put(2, 1920);
  put(4, 1920 >> 8 << 4);
  put(5, 1080);
  put(7, 1080 >> 8 << 4);
  put(12, wide);
  put(13, high);
  put(14, (wide >> 8) << 4 | high >> 8);
  return bytes;
}

struct Ran {
  int code = -1;
  std::string out, err;
};

Ran run(const test::TempDir& dir, const std::string& options) {
  const std::string command = "cd '" + dir.path().string() +
                              "' && timeout 60 '" GONGSHI_KIOSK_PROGRAM "' " + options +
                              " >out 2>err";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, *read_file(dir / "out", 1U << 20U),
          *read_file(dir / "err", 1U << 20U)};
}

}  // namespace

TEST_SUITE("kiosk check") {
  TEST_CASE("check: a device on which all is well but the store") {
    Device device;
    for (const Finding& one : self_check("site.yaml", device.site, device.doors)) {
      CAPTURE(std::string(one.subject));
      CHECK_FALSE(one.what.zh.empty());
      CHECK_FALSE(one.what.en.empty());
      CHECK((one.verdict == Verdict::kGood) == (one.subject != "store"));
      CHECK(one.cure.zh.empty() == (one.verdict == Verdict::kGood));
      CHECK(one.cure.zh.empty() == one.cure.en.empty());
    }
    CHECK(says(device.about("store"), "gongshi-sync init"));
  }

  TEST_CASE("check: fonts of the configured languages only, with the package to install") {
    Device device;
    device.missing = fonts::FontId::kTibetan;
    CHECK(device.about("fonts").verdict == Verdict::kGood);
    device.site.kiosk.languages = {"zh", "bo"};
    CHECK(device.about("fonts").verdict == Verdict::kFault);
    CHECK(says(device.about("fonts"), "apt install fonts-noto-core"));
    device.missing = fonts::FontId::kText;
    CHECK(says(device.about("fonts"), "apt install fonts-noto-cjk"));
  }

  TEST_CASE("check: a theme that cannot be read has its code and its cure") {
    Device device;
    device.site.kiosk.theme = device.dir.write("theme.yaml", "colors: {accent: \"#7AB8D0\"}");
    CHECK(device.about("theme").verdict == Verdict::kFault);
    CHECK(device.about("theme").code == "E1709");
    device.site.kiosk.theme = fs::path(GONGSHI_SOURCE) / "config/theme-warm.yaml";
    CHECK(device.about("theme").verdict == Verdict::kGood);
  }

  TEST_CASE("check: without speech or handwriting it still serves, and says what is lacking") {
    Device device;
    device.speech = device.handwriting = kNone;
    CHECK(device.about("speech").verdict == Verdict::kWarning);
    CHECK(says(device.about("speech"), "apt install speech-dispatcher"));
    CHECK(device.about("handwriting").verdict == Verdict::kWarning);
    device.site.kiosk.speech = false;
    CHECK(device.about("speech").verdict == Verdict::kGood);
  }

  TEST_CASE("check: a calibration that is none, a folder that is none") {
    Device device;
    CHECK(says(device.about("touch"), "not calibrated"));
    device.dir.write("device.json", "{\"touch\": [9, 0, 0, 0, 1, 0]}");
    CHECK(device.about("touch").verdict == Verdict::kFault);
    device.dir.write("device.json", "{\"touch\": [1.01, 0, 0, 0, 1, 0]}");
    CHECK(says(device.about("touch"), "已校准"));
    device.site.kiosk.state_folder = device.dir / "none";
    CHECK(device.about("state").verdict == Verdict::kFault);
    CHECK(device.about("touch").verdict == Verdict::kGood);
  }

  TEST_CASE("check: a diagonal that cannot be, or is not what the panel says") {
    Device device;
    CHECK(says(device.about("panel"), "1920×1080，配置为 24.0 英寸"));
    device.site.kiosk.diagonal_inch = 32;
    CHECK(device.about("panel").verdict == Verdict::kWarning);
    CHECK(says(device.about("panel"), "屏自己说是 23.8 英寸"));
    device.site.kiosk.diagonal_inch = 7;
    CHECK(device.about("panel").verdict == Verdict::kFault);
    device.panels = {{"card0-HDMI-A-1", {1080, 1920}, 0}};
    device.site.kiosk.diagonal_inch = 43;
    CHECK(device.about("panel").verdict == Verdict::kGood);
    device.panels.clear();
    CHECK(device.about("panel").verdict == Verdict::kWarning);
  }

  TEST_CASE("panel: size and mode from what the kernel keeps, junk left alone") {
    const PanelFacts told = read_edid(edid());
    CHECK(told.pixels == Size{1920, 1080});
    CHECK(told.inch == doctest::Approx(23.8).epsilon(0.002));
    CHECK(read_edid(edid(16, 9)).inch == 0);  // an aspect ratio
    CHECK(read_edid("").pixels == Size{});
    CHECK(read_edid(std::string(128, 'x')).pixels == Size{});
    CHECK(read_edid(edid().substr(0, 100)).pixels == Size{});

    const test::TempDir drm;
    drm.write("card0-HDMI-A-1/status", "connected\n");
    drm.write("card0-HDMI-A-1/edid", edid());
    drm.write("card0-HDMI-A-1/modes", "1280x1024\n1920x1080\n");
    drm.write("card0-DP-1/status", "disconnected\n");
    drm.write("version", "drm");
    const auto panels = connected_panels(drm.path());
    REQUIRE(panels.size() == 1);
    CHECK(panels[0].connector == "card0-HDMI-A-1");
    CHECK(panels[0].pixels == Size{1280, 1024});
    CHECK(connected_panels(drm / "none").empty());
  }

  TEST_CASE("check program: a line each with its cure, exit 1 while there is a fault") {
    const test::TempDir dir;
    dir.write("site.yaml", "site: demo-hospital\nstore: " + (dir / "store").string() +
                               "\nkiosk: {theme: theme.yaml, state_folder: \"" +
                               dir.path().string() + "\", speech: no}\n");
    dir.write("theme.yaml", "colors:\n  accent: \"#7AB8D0\"\n");
    const Ran bad = run(dir, "check --config site.yaml --lang zh");
    CHECK(bad.code == 1);
    CHECK(bad.out.find("错误  外观　  E1709 theme.yaml:2: colors.accent") != std::string::npos);
    CHECK(bad.out.find("处理：照句中改") != std::string::npos);
    CHECK(std::count(bad.out.begin(), bad.out.end(), '\n') == 10);
    CHECK(bad.out.find("还不能用") != std::string::npos);

    const Ran json = run(dir, "check --config site.yaml --json");
    CHECK(json.code == 1);
    const auto report = nlohmann::json::parse(json.out, nullptr, false);
    REQUIRE(report.is_object());
    CHECK(report["ready"] == false);
    REQUIRE(report["findings"].size() == 9);
    CHECK(report["findings"][1]["subject"] == "theme");
    CHECK(report["findings"][1]["code"] == "E1709");
  }

  TEST_CASE("check program: a wrong site file is a finding, none at all the environment's fault") {
    const test::TempDir dir;
    dir.write("site.yaml", "site: demo\nkiosk: {dagonal_inch: 24}\n");
    const Ran wrong = run(dir, "check --config site.yaml --lang en");
    CHECK(wrong.code == 1);
    CHECK(wrong.out.find("fault    config       E1702 site.yaml:2: kiosk.dagonal_inch") !=
          std::string::npos);
    CHECK(run(dir, "check --config none.yaml").code == 3);
    CHECK(run(dir, "check").code == 2);
    CHECK(run(dir, "check --config").code == 2);
    CHECK(run(dir, "").code == 2);
    CHECK(run(dir, "check --help").out.find("--json") != std::string::npos);
  }
}
