// What `gongshi-signage status` tells of screens that move, beside the lines of the displays.
#include "signage/status.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "content/store/report/display_line.h"
#include "signage/log/log_trouble.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

config::Site site_in(const test::TempDir& dir) {
  config::Site site;
  site.displays_folder = dir.path();
  for (const char* name : {"lobby-1", "hall-tv"}) {
    config::Display& display = site.displays.emplace_back();
    display.name = name;
    display.kind = "screen";
  }
  return site;
}

/// Five frames in time, one late, two left out.
Motion hall_tv() {
  Motion motion{"hall-tv",
                {1920, 1080},
                true,
                microseconds{16'683},
                *parse_time("2026-11-25T08:00:00"),
                *parse_time("2026-11-25T10:05:00"),
                {}};
  for (const int after : {0, 300, 900, 1'000, 2'500, 250'000}) {
    motion.frames.presented(microseconds{after}, microseconds{8'000});
  }
  motion.frames.skipped(2);
  return motion;
}

}  // namespace

TEST_SUITE("signage status") {
  TEST_CASE("signage status: what a service told of its screens is read back figure by figure") {
    const test::TempDir dir;
    const config::Site site = site_in(dir);
    REQUIRE(tell_motion(site.displays_folder, {hall_tv()}).has_value());
    const auto status = read_status(site);
    REQUIRE(status.has_value());
    REQUIRE(status->screens.size() == 1);
    CHECK(status->screens[0] == hall_tv());
    REQUIRE(status->lines.size() == 2);
    CHECK(status->lines[1].display == "lobby-1");
    CHECK(status->lines[1].seen == content::Seen::kUnknown);
    // Nothing of it among the lines that receipts are made of.
    const auto lines = content::read_display_lines(site.displays_folder);
    REQUIRE(lines.has_value());
    CHECK(lines->empty());
  }

  TEST_CASE("signage status: in words and as JSON") {
    SignageStatus status{{}, {hall_tv()}, {}};
    const std::string zh = status_text(status, hall_tv().until, Lang::kZh);
    CHECK(zh.find(
              "hall-tv（2026-11-25 08:00 至 2026-11-25 10:05）：1920×1080，随显示器，每 16.68 "
              "毫秒一帧：6 帧，迟 3 帧（略过 2）；晚于应显示时刻 <1 毫秒 3，<2 毫秒 1，<4 毫秒 1，"
              "≥100 毫秒 1\n") != std::string::npos);
    const std::string en = status_text(status, hall_tv().until, Lang::kEn);
    CHECK(
        en.find("1920×1080, with the monitor, every 16.68 ms: 6 frames, 3 late (2 skipped); after "
                "due <1 ms 3, <2 ms 1, <4 ms 1, >=100 ms 1\n") != std::string::npos);

    const auto json = nlohmann::json::parse(status_json(status));
    CHECK(json["displays"].empty());
    CHECK(json["log_trouble"].is_null());
    const auto& screen = json["screens"][0];
    CHECK(screen["display"] == "hall-tv");
    CHECK(screen["paced_by"] == "monitor");
    CHECK(screen["every_us"] == 16'683);
    CHECK(screen["since"] == utc_text(hall_tv().since));
    CHECK(screen["frames"] == 6);
    CHECK(screen["late"] == 3);
    CHECK(screen["skipped"] == 2);
    CHECK(screen["after_due"].size() == 8);
    CHECK(screen["after_due"][0]["below_us"] == 1'000);
    CHECK(screen["after_due"][0]["frames"] == 3);
    CHECK(screen["after_due"][7]["below_us"].is_null());
    CHECK(screen["after_due"][7]["frames"] == 1);

    status.log_trouble = Sentence{"磁盘已满", "the disk is full"};
    CHECK(nlohmann::json::parse(status_json(status))["log_trouble"]["zh"] == "磁盘已满");
  }

  TEST_CASE("signage status: a file of another making is refused, none is no screen") {
    const test::TempDir dir;
    const config::Site site = site_in(dir);
    REQUIRE(read_status(site).has_value());
    CHECK(read_status(site)->screens.empty());
    std::string huge = motion_json({hall_tv()});
    const std::string most = "\"frames\": 3";
    const std::size_t at = huge.find(most);
    REQUIRE(at != std::string::npos);
    huge.replace(at, most.size(), "\"frames\": 9223372036854775807");
    for (const std::string& text :
         {std::string("nonsense"), std::string("{\"screens\": 1}"),
          std::string("{\"screens\": [{\"display\": \"hall-tv\"}]}"), huge}) {
      dir.write("signage.motion", text);
      const auto status = read_status(site);
      REQUIRE_FALSE(status.has_value());
      CHECK(status.error().code == Errc::kCorrupt);
    }
  }
}
