// Opinions from the outbox of a device to the office's desk, over a real nginx and a stick's
// folder.
#include "content/store/service/opinion_job.h"

#include <doctest/doctest.h>

#include "content/feedback/desk/opinion_box.h"
#include "content/feedback/outbox.h"
#include "content/feedback/seal.h"
#include "content/store/report/device_key.h"
#include "device.h"
#include "sample_opinion.h"
#include "tests/support/handbook.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::store;
using namespace gongshi::test;

namespace {

/// nginx as the handbook sets it up.
NginxOptions handbook_nginx() {
  NginxOptions options;
  options.server = handbook_block(
      "receipts.en.md", "location ~ ^/receipts/",
      {{"root /srv/gongshi-receipts;", ""}, {"allow 10.20.0.0/16;", "allow 127.0.0.0/8;"}});
  return options;
}

/// A device with an outbox, and the office's key.
struct Lobby {
  Office office;
  Device device{office};
  TempDir dir;
  bundle::SecretKey key = bundle::SecretKey::generate();
  std::atomic<bool> stop{false};
  config::Site site;

  Lobby() {
    site.site = "hosp-a";
    site.store = device.store();
    site.opinions_folder = dir / "outbox";
    fs::create_directories(site.opinions_folder);
  }
  std::string post(std::uint32_t drawn) const {
    const auto sealed = feedback::seal(sample_opinion(drawn), key.public_key());
    REQUIRE(sealed.has_value());
    const auto name = feedback::post(site.opinions_folder, "kiosk-1", *sealed);
    REQUIRE(name.has_value());
    return *name;
  }
  [[nodiscard]] std::size_t waiting() const {
    return feedback::waiting(site.opinions_folder).value().size();
  }
  /// The box as the desk opens it, this device listed.
  [[nodiscard]] feedback::OpinionBox desk(const fs::path& folder) const {
    const auto known = device_public_key({site.store});
    REQUIRE(known.has_value());
    auto box = feedback::open_box(folder, key, {{"kiosk-1", *known, "hall"}});
    REQUIRE(box.has_value());
    return *std::move(box);
  }
};

}  // namespace

TEST_SUITE("service") {
  TEST_CASE(
      "opinion job: sealed on a device, PUT to nginx, opened at the desk, gone from the box") {
    Lobby lobby;
    const Nginx nginx(lobby.dir, handbook_nginx());
    lobby.site.sync.receipts_url = nginx.url() + "/receipts";
    CHECK(run_opinions(lobby.site, lobby.stop).sentence.en.empty());
    CHECK(nginx.requests().empty());
    const std::string name = lobby.post(482'173'506);
    lobby.post(500'000'000);
    const JobReport report = run_opinions(lobby.site, lobby.stop);
    CHECK(report.done);
    CHECK(report.sentence.en == "opinions sent: 2");
    CHECK_FALSE(report.unsent);
    CHECK(lobby.waiting() == 0);
    CHECK(nginx.requests(4).size() == 4);
    const auto box = lobby.desk(lobby.dir / "web/receipts");
    REQUIRE(box.opinions.size() == 2);
    CHECK(box.unopened.empty());
    CHECK(box.opinions[0].file == "hosp-a/" + name);
    CHECK(box.opinions[0].sender == "kiosk-1");
    CHECK(box.opinions[0].opinion.text.view() == sample_opinion().text.view());
  }

  TEST_CASE("opinion job: a server that fails or refuses keeps everything in the box") {
    Lobby lobby;
    NginxOptions refusing;
    refusing.server = "location /receipts/ { return 403; }";
    Nginx nginx(lobby.dir, refusing);
    lobby.site.sync.receipts_url = nginx.url() + "/receipts";
    lobby.post(482'173'506);
    JobReport report = run_opinions(lobby.site, lobby.stop);
    CHECK_FALSE(report.done);
    CHECK_FALSE(report.busy);
    CHECK(report.sentence.en.find("answered 403") != std::string::npos);
    nginx.stop();
    report = run_opinions(lobby.site, lobby.stop);
    CHECK_FALSE(report.done);
    CHECK(lobby.waiting() == 1);
    lobby.site.sync.receipts_url.clear();  // a device without network says nothing about it
    CHECK(run_opinions(lobby.site, lobby.stop).done);
    CHECK(lobby.waiting() == 1);
  }

  TEST_CASE("opinion job: one sent twice is listed once") {
    Lobby lobby;
    const Nginx nginx(lobby.dir, handbook_nginx());
    lobby.site.sync.receipts_url = nginx.url() + "/receipts";
    const std::string name = lobby.post(482'173'506);
    const auto sealed = read_file(lobby.site.opinions_folder / name, feedback::kSealedBytes);
    REQUIRE(run_opinions(lobby.site, lobby.stop).done);
    // The power went before the file was removed: it is still there, and goes again.
    lobby.dir.write("outbox/" + name, *sealed);
    lobby.dir.write("outbox/kiosk-1-00000000000000AA.opinion", *sealed);
    REQUIRE(run_opinions(lobby.site, lobby.stop).done);
    const auto box = lobby.desk(lobby.dir / "web/receipts");
    REQUIRE(box.opinions.size() == 1);
    CHECK(box.opinions[0].copies == 2);
  }

  TEST_CASE("opinion job: many go in turns, and an operator need not wait") {
    Lobby lobby;
    const Nginx nginx(lobby.dir, handbook_nginx());
    lobby.site.sync.receipts_url = nginx.url() + "/receipts";
    for (std::uint32_t i = 0; i < 70; ++i) lobby.post(600'000'000 + i);
    lobby.stop = true;
    CHECK(run_opinions(lobby.site, lobby.stop).unsent);
    lobby.stop = false;
    JobReport report = run_opinions(lobby.site, lobby.stop);
    CHECK(report.unsent);
    CHECK(lobby.waiting() == 6);
    report = run_opinions(lobby.site, lobby.stop);
    CHECK_FALSE(report.unsent);
    CHECK(lobby.waiting() == 0);
    CHECK(lobby.desk(lobby.dir / "web/receipts").opinions.size() == 70);
  }

  TEST_CASE("opinion job: onto a stick's folder, dropped only when told that it is written") {
    const Lobby lobby;
    lobby.post(482'173'506);
    fs::create_directories(lobby.dir / "stick/gongshi-receipts");
    const fs::path folder = lobby.dir / "stick/gongshi-receipts";
    const auto carried = carry_opinions(lobby.site, folder);
    REQUIRE(carried.has_value());
    REQUIRE(carried->size() == 1);
    CHECK(lobby.waiting() == 1);
    // Pulled out and plugged in again: the same names are written over.
    CHECK(carry_opinions(lobby.site, folder).value() == *carried);
    drop_carried(lobby.site, *carried);
    CHECK(lobby.waiting() == 0);
    const auto box = lobby.desk(lobby.dir / "stick");
    REQUIRE(box.opinions.size() == 1);
    CHECK(box.opinions[0].sender == "kiosk-1");
    CHECK(carry_opinions(lobby.site, lobby.dir / "nowhere").value().empty());
    lobby.post(482'173'506);
    CHECK_FALSE(carry_opinions(lobby.site, lobby.dir / "nowhere").has_value());
    CHECK(lobby.waiting() == 1);
  }
}
