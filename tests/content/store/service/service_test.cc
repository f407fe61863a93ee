// The service in one process with its test: sticks that are loop devices, a server of its own.
#include "content/store/service/service.h"

#include <doctest/doctest.h>
#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "content/feedback/outbox.h"
#include "content/feedback/seal.h"
#include "content/store/report/display_line.h"
#include "content/store/report/receipts.h"
#include "content/store/service/control.h"
#include "content/store/service/jobs.h"
#include "content/store/service/pin.h"
#include "content/store/service/receipt_job.h"
#include "device.h"
#include "loop_stick.h"
#include "sample_opinion.h"
#include "tests/support/fake_clock.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::store;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

class OneStick final : public StickSource {
 public:
  explicit OneStick(std::string device) : device_(std::move(device)) {}
  [[nodiscard]] std::optional<Stick> stick() const override { return Stick{device_, "OFFICE"}; }

 private:
  std::string device_;
};

config::Site site_of(const Device& device, const std::string& url) {
  config::Site site;
  site.site = "hosp-a";
  site.store = device.store();
  site.displays_folder = device.dir() / "displays";
  site.url = url;
  site.sync.device = "kiosk-1";
  site.sync.socket = device.dir() / "sync.sock";
  site.sync.pin_file = device.dir() / "pin";
  return site;
}

/// A service in a thread of its own, until it goes out of scope.
class Running {
 public:
  Running(const config::Site& site, const LoopStick* stick) : socket_(site.sync.socket) {
    REQUIRE(write_pin_file(site.sync.pin_file, "204816", "nobody-of-this-name").has_value());
    Sticks sticks;
    if (stick != nullptr) {
      MounterRules rules = LoopStick::rules();
      rules.may_write = true;
      sticks.mounter = *Mounter::start(rules);
      sticks.source = std::make_unique<OneStick>(stick->device());
    }
    auto service = Service::open(loop_, clock_, "none", site, std::move(sticks));
    REQUIRE(service.has_value());
    service_ = *std::move(service);
    thread_ = std::thread([this] { ended_ = service_->run().value(); });
  }
  ~Running() {
    // The loop's own stop signal, sent to the thread that waits for it.
    ::pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
    CHECK(ended_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] ControlReply ask(ControlVerb verb) const {
    auto reply = ask_updater(socket_, {verb, verb == ControlVerb::kState ? "" : "204816"}, 30s);
    REQUIRE(reply.has_value());
    return *std::move(reply);
  }
  /// The outcome, once nothing is under way any more.
  [[nodiscard]] ControlReply outcome() const {
    const auto until = std::chrono::steady_clock::now() + 30s;
    for (;;) {
      ControlReply reply = ask(ControlVerb::kState);
      if (!reply.busy || std::chrono::steady_clock::now() > until) return reply;
      std::this_thread::sleep_for(5ms);
    }
  }

 private:
  fs::path socket_;
  SystemClock clock_;
  Loop loop_ = *Loop::create({SIGUSR1});
  std::unique_ptr<Service> service_;
  bool ended_ = false;
  std::thread thread_;
};

void damage_one_object(const fs::path& store) {
  for (const auto& entry : fs::recursive_directory_iterator(store / "objects")) {
    if (!entry.is_regular_file()) continue;
    fs::permissions(entry.path(), fs::perms(0644));
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    const int first = file.get();
    file.seekp(0);
    file.put(static_cast<char>(first ^ 1));
    return;
  }
  FAIL("no object to damage");
}

}  // namespace

TEST_SUITE("service") {
  TEST_CASE("service: an operator imports from a stick and carries receipts out on it") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    const Device device(office);
    const TempDir dir;
    dir.write("tree/gongshi/a.kbundle", office.bundle(42));
    fs::create_directories(dir / "tree/gongshi-receipts");
    const LoopStick stick(dir, dir / "tree", 16);
    config::Site site = site_of(device, "");
    {
      const Running service(site, &stick);
      CHECK(service.ask(ControlVerb::kState).stick == "OFFICE");
      CHECK(device.shown() == "nothing");  // nothing is read before somebody asks
      CHECK(service.ask(ControlVerb::kPull).sentence.en.starts_with("this device has no address"));
      CHECK(service.ask(ControlVerb::kImportStick).accepted);
      ControlReply reply = service.outcome();
      CHECK(reply.word == "OK");
      CHECK(reply.outcome.en == "number 1-42 is in use now");
      CHECK(device.shown() == "1-42");
      CHECK(service.ask(ControlVerb::kImportStick).accepted);
      CHECK(service.outcome().word == "ALREADY");
      CHECK(service.ask(ControlVerb::kCarryReceipts).sentence.en ==
            "this device carries no receipts out on sticks");
    }
    site.sync.receipts_to_stick = true;
    site.opinions_folder = device.dir() / "opinions";
    const Running service(site, &stick);
    CHECK(service.ask(ControlVerb::kCarryReceipts).accepted);
    CHECK(service.outcome().outcome.en ==
          "the receipt is on the stick OFFICE, which may be pulled out");
    const auto sealed = feedback::seal(sample_opinion(), office.keys.office.public_key());
    REQUIRE(sealed.has_value());
    fs::create_directories(site.opinions_folder);
    REQUIRE(feedback::post(site.opinions_folder, "kiosk-1", *sealed).has_value());
    CHECK(service.ask(ControlVerb::kCarryReceipts).accepted);
    CHECK(service.outcome().outcome.en ==
          "the receipt and 1 opinions are on the stick OFFICE, which may be pulled out");
    CHECK(feedback::waiting(site.opinions_folder)->empty());
  }

  TEST_CASE("service: an operator does not wait for a transfer, which goes on afterwards") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    const Device device(office);
    const TempDir dir;
    NginxOptions slow;
    slow.server = "location /obj/ { limit_rate 100; }";
    const Nginx nginx(dir, slow);
    const std::string file = office.bundle(43);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    dir.write("tree/gongshi/a.kbundle", office.bundle(42));
    const LoopStick stick(dir, dir / "tree", 16);
    const Running service(site_of(device, nginx.url()), &stick);
    REQUIRE(nginx.requests(4).size() >= 4);  // in the middle of the objects
    const auto asked = std::chrono::steady_clock::now();
    CHECK(service.ask(ControlVerb::kImportStick).accepted);
    while (device.shown() != "1-42" && std::chrono::steady_clock::now() < asked + 30s) {
      std::this_thread::sleep_for(5ms);
    }
    CHECK(device.shown() == "1-42");
    const auto rounds = [&] {
      return std::ranges::count(nginx.requests(), "/status", &Request::target);
    };
    while (rounds() < 2 && std::chrono::steady_clock::now() < asked + 30s) {
      std::this_thread::sleep_for(5ms);
    }
    CHECK(rounds() == 2);  // the round has begun again
  }

  TEST_CASE("service: without sticks it says so") {
    const Office office;
    const Device device(office);
    const Running service(site_of(device, ""), nullptr);
    CHECK(service.ask(ControlVerb::kImportStick).sentence.en == "this device takes no sticks");
    CHECK(service.ask(ControlVerb::kState).stick.empty());
  }

  TEST_CASE("scrub job: a damaged file is fetched again, or else taken away, and told") {
    const Office office;
    Device device(office);
    const TempDir dir;
    Nginx nginx(dir);
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const config::Site site = site_of(device, nginx.url());
    const SystemClock clock;
    std::atomic<bool> stop{false};
    REQUIRE(run_round(site, clock, true, stop).word == "OK");
    CHECK(run_scrub(site, clock, stop).word == "OK");
    damage_one_object(device.store());
    const JobReport report = run_scrub(site, clock, stop);
    CHECK(report.word == "DAMAGED");
    CHECK(report.sentence.en.find("all repaired") != std::string::npos);
    CHECK(run_scrub(site, clock, stop).word == "OK");

    // Told to stop, it takes nothing away.
    damage_one_object(device.store());
    stop = true;
    CHECK(run_scrub(site, clock, stop).gave_way);
    stop = false;
    CHECK(run_scrub(site, clock, stop).sentence.en.find("all repaired") != std::string::npos);
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("receipt job: says what has changed, and nothing while only dates change") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const TempDir dir;
    NginxOptions options;
    options.server =
        "location /receipts/ { dav_methods PUT; create_full_put_path on; client_max_body_size 64k; "
        "}";
    Nginx nginx(dir, options);
    config::Site site = site_of(device, "");
    site.sync.receipts_url = nginx.url() + "/receipts";
    FakeClock clock;
    const std::atomic<bool> stop{false};
    DisplayLine line{"lobby-1",    "onbon-k",   "1-42", "", Proof::kAcknowledged,
                     clock.wall(), Seen::kSeen, {}};
    const auto show = [&] {
      line.proved_at = clock.wall();
      REQUIRE(write_display_lines(site.displays_folder, "signage", {line}).has_value());
      // A file that is old by this clock would speak of a program that has died.
      const auto now = std::chrono::file_clock::from_sys(clock.wall());
      fs::last_write_time(site.displays_folder / "signage.json", now);
    };
    // The first one is signed and sent.
    show();
    JobReport report = run_receipts(site, {}, clock, stop);
    CHECK(report.done);
    CHECK_FALSE(report.unsent);
    CHECK(nginx.requests(2).size() == 2);
    // Only a date is newer: nothing happens.
    clock.tick(10s);
    show();
    ReceiptOrder order{report.seen, report.unsent, true};
    CHECK(run_receipts(site, order, clock, stop).seen == report.seen);
    CHECK(nginx.requests().size() == 2);
    // Another number on the board, and the server is down: signed, kept, sent later.
    line.serial = "1-41";
    show();
    nginx.stop();
    report = run_receipts(site, order, clock, stop);
    CHECK_FALSE(report.done);
    CHECK(report.unsent);
    CHECK(last_receipt({device.store()}, "kiosk-1")->displays[0].serial == "1-41");
    order = {report.seen, report.unsent, false};
    CHECK(run_receipts(site, order, clock, stop).unsent);  // not yet again
    nginx.start();
    order.may_send = true;
    const std::atomic<bool> at_once{true};  // an operator wants something: unsent, and no failure
    report = run_receipts(site, order, clock, at_once);
    CHECK(report.done);
    CHECK(report.unsent);
    CHECK_FALSE(run_receipts(site, order, clock, stop).unsent);
    CHECK(nginx.requests(4).size() == 4);
    // Nothing new for an hour is said, too.
    order = {report.seen, false, true};
    clock.tick(59min);
    show();
    CHECK(run_receipts(site, order, clock, stop).done);
    CHECK(nginx.requests().size() == 4);
    clock.tick(1min);
    show();
    CHECK(run_receipts(site, order, clock, stop).done);
    CHECK(nginx.requests(6).size() == 6);
  }
}
