// What somebody could do with opinions: on the device, on the way, at the desk.
#include <doctest/doctest.h>

#include <atomic>

#include "content/feedback/desk/opinion_box.h"
#include "content/feedback/outbox.h"
#include "content/feedback/pace.h"
#include "content/feedback/personal.h"
#include "content/feedback/seal.h"
#include "content/store/report/device_key.h"
#include "content/store/service/opinion_job.h"
#include "sample_opinion.h"
#include "target.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

constexpr std::string_view kWords = "只给办公室看的话";

/// One whose words and number stand nowhere else.
feedback::Opinion private_opinion() {
  feedback::Opinion opinion = sample_opinion(555'555'555);
  REQUIRE(opinion.text.assign(kWords));
  opinion.about.id = "nowhere-else";
  return opinion;
}

/// An attacked device with an outbox, a stick's folder, and the office's key far away.
struct Box {
  Target target;
  TempDir dir;
  bundle::SecretKey office = bundle::SecretKey::generate();
  config::Site site;

  Box() {
    site.site = "hosp-a";
    site.store = target.device.store();
    site.opinions_folder = dir / "outbox";
    fs::create_directories(site.opinions_folder);
    fs::create_directories(dir / "stick");
  }
  [[nodiscard]] std::string sealed() const {
    return feedback::seal(private_opinion(), office.public_key()).value();
  }
  [[nodiscard]] std::vector<std::string> carry() const {
    return store::carry_opinions(site, dir / "stick").value();
  }
  [[nodiscard]] feedback::OpinionBox desk() const {
    const auto key = store::device_public_key({site.store}).value();
    return feedback::open_box(dir / "stick", office, {{"kiosk-1", key, "hall"}}).value();
  }
};

/// Every byte of every file below `folder`, names too.
std::string all_of(const fs::path& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    all += entry.path().string();
    if (entry.is_regular_file()) all += read_file(entry.path(), 1U << 24U).value();
  }
  return all;
}

}  // namespace

TEST_SUITE("threats") {
  TEST_CASE("threat: an opinion read by the device, on the way, or from a lost stick") {
    const Box box;
    REQUIRE(feedback::post(box.site.opinions_folder, "kiosk-1", box.sealed()).has_value());
    REQUIRE(box.carry().size() == 1);
    const std::string seen =
        all_of(box.dir.path()) + all_of(box.site.store);  // device, outbox and stick
    CHECK(seen.find(kWords) == std::string::npos);
    CHECK(seen.find("nowhere-else") == std::string::npos);
    CHECK(seen.find(private_opinion().number.digits()) == std::string::npos);
    // No key on the device opens it.
    store::Disk disk;
    const auto own = store::device_key(disk, {box.site.store});
    REQUIRE(own.has_value());
    CHECK_FALSE(feedback::open(box.sealed(), *own).has_value());
    CHECK(feedback::open(box.sealed(), box.office).has_value());
  }

  TEST_CASE("threat: forged, copied or altered opinions") {
    const Box box;
    REQUIRE(feedback::post(box.site.opinions_folder, "kiosk-1", box.sealed()).has_value());
    const auto names = box.carry();
    REQUIRE(names.size() == 1);
    const auto file = read_file(box.dir / ("stick/" + names[0]), feedback::kSealedBytes).value();
    box.dir.write("stick/again.opinion", file);  // replayed
    std::string altered = file;
    altered.back() = static_cast<char>(altered.back() ^ 1);
    box.dir.write("stick/altered.opinion", altered);
    const feedback::Opinion forged_opinion = sample_opinion(700'000'000);
    box.dir.write("stick/forged.opinion",
                  feedback::seal(forged_opinion, box.office.public_key()).value());
    const auto desk = box.desk();
    REQUIRE(desk.opinions.size() == 2);
    REQUIRE(desk.unopened.size() == 1);
    CHECK(desk.unopened[0].file == "altered.opinion");
    CHECK(desk.opinions[0].copies == 2);
    CHECK(desk.opinions[0].sender == "kiosk-1");
    CHECK(desk.opinions[1].sender.empty());  // anybody can seal; only a device signs
  }

  TEST_CASE("threat: a flood of opinions") {
    feedback::Pace pace;
    SteadyTime now{};
    std::size_t taken = 0;
    for (int second = 0; second < 24 * 3600; second += 5, now += std::chrono::seconds(5)) {
      if (pace.wait(now) != std::chrono::seconds(0)) continue;
      pace.count(now);
      ++taken;
    }
    CHECK(taken == feedback::Pace::kMostInADay);
    // A program that keeps to no pace fills the box, not the disk.
    const Box box;
    const std::string sealed = box.sealed();
    std::size_t posted = 0;
    while (posted <= feedback::kMaxWaiting &&
           feedback::post(box.site.opinions_folder, "kiosk-1", sealed).has_value()) {
      ++posted;
    }
    CHECK(posted == feedback::kMaxWaiting);
  }

  TEST_CASE("threat: hostile names, links and files in the outbox") {
    const Box box;
    const std::string secret = "root:secret";
    box.dir.write("shadow", secret);
    fs::create_symlink(box.dir / "shadow",
                       box.site.opinions_folder / "kiosk-1-0000000000000001.opinion");
    box.dir.write("outbox/kiosk-1-0000000000000002.opinion", std::string(1U << 20U, 'x'));
    box.dir.write("outbox/kiosk-1-0000000000000003.opinion", "");
    box.dir.write("outbox/\x1b[2J-0000000000000004.opinion", box.sealed());
    fs::create_directories(box.dir / "outbox/kiosk-1-0000000000000005.opinion");
    CHECK(box.carry().empty());
    CHECK(all_of(box.dir / "stick").find(secret) == std::string::npos);
    CHECK(fs::is_empty(box.dir / "stick"));
    // What is whole goes all the same.
    REQUIRE(feedback::post(box.site.opinions_folder, "kiosk-1", box.sealed()).has_value());
    CHECK(box.carry().size() == 1);
  }

  TEST_CASE("threat: visitors' own numbers in an opinion") {
    CHECK(feedback::find_personal("我叫张三，１３８ 0013-8000") == feedback::Personal::kMobile);
    CHECK(feedback::find_personal("11010519491231002X") == feedback::Personal::kIdCard);
    CHECK(feedback::find_personal("零一零六二三四五六七八") == feedback::Personal::kLandline);
  }
}
