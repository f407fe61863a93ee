// The web tree behind a caching mirror, set up with the very lines of the handbook: a real nginx
// as the origin, another as the mirror, real devices.
#include <doctest/doctest.h>

#include <thread>

#include "content/store/fetch/pull.h"
#include "device.h"
#include "tests/support/handbook.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using bundle::Verdict;

namespace {

/// A mirror of `origin`; what may be kept for half a minute is kept for `seconds`.
NginxOptions mirror_of(const TempDir& dir, const std::string& origin, const std::string& seconds) {
  NginxOptions options;
  options.name = "mirror";
  options.web = "mirror-web";
  options.http = handbook_block("mirror.en.md", "proxy_cache_path",
                                {{"/var/cache/nginx/gongshi", (dir / "cache").string()}});
  options.server = handbook_block(
      "mirror.en.md", "proxy_cache gongshi;",
      {{"https://gongshi.example.org", origin}, {" 30s", " " + seconds}, {" 60s", " " + seconds}});
  return options;
}

NginxOptions origin_options() {
  NginxOptions options;
  options.name = "origin";
  return options;
}

store::PullReport pull(const Device& device, const std::string& url) {
  store::Disk disk;
  auto opened = store::Store::open(disk, device.store());
  REQUIRE(opened.has_value());
  auto tree = store::open_web_tree(url);
  REQUIRE(tree.has_value());
  return store::pull(*opened, **tree, url);
}

Freshness freshness_of(const Device& device, std::string_view now) {
  const auto reader = Reader::open(device.store());
  REQUIRE(reader.has_value());
  REQUIRE(reader->load().has_value());
  return reader->freshness(*parse_time(now));
}

void wait_until_expired() {
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // nginx counts whole seconds
}

}  // namespace

TEST_SUITE("system") {
  TEST_CASE("mirror: the recipe is the same in both languages") {
    for (const char* first : {"proxy_cache_path", "proxy_cache gongshi;"}) {
      CHECK(handbook_block("mirror.zh.md", first) == handbook_block("mirror.en.md", first));
    }
  }

  TEST_CASE("mirror: many devices cost the origin what one costs") {
    const Office office;
    const TempDir dir;
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const Nginx origin(dir, origin_options());
    const Nginx mirror(dir, mirror_of(dir, origin.url(), "30s"));
    std::vector<std::unique_ptr<Device>> devices;
    for (int i = 0; i < 6; ++i) devices.push_back(std::make_unique<Device>(office));
    for (const auto& device : devices) {
      CHECK(pull(*device, mirror.url()).outcome.verdict == Verdict::kOk);
      CHECK(device->shown() == "1-42");
    }
    for (const auto& device : devices) {
      CHECK(pull(*device, mirror.url()).outcome.verdict == Verdict::kAlready);
    }
    const std::size_t asked_mirror = mirror.requests(7).size();
    const std::size_t asked_origin = origin.requests(1).size();
    MESSAGE("12 rounds of 6 devices: " << asked_mirror << " requests to the mirror, "
                                       << asked_origin << " to the origin");
    CHECK(asked_origin * 5 < asked_mirror);
  }

  TEST_CASE("mirror: news pass, and the origin may die: devices and newcomers go on") {
    const Office office;
    const TempDir dir;
    std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    Nginx origin(dir, origin_options());
    const Nginx mirror(dir, mirror_of(dir, origin.url(), "1s"));
    const Device device(office);
    CHECK(pull(device, mirror.url()).outcome.verdict == Verdict::kOk);
    wait_until_expired();
    file = office.bundle(43);
    publish(dir / "web", file, office.status(file, "2026-11-24T00:00:00Z"));
    CHECK(pull(device, mirror.url()).outcome.verdict == Verdict::kOk);
    CHECK(device.shown() == "1-43");
    origin.stop();
    wait_until_expired();
    CHECK(pull(device, mirror.url()).outcome.verdict == Verdict::kAlready);
    const Device newcomer(office);
    const auto first = pull(newcomer, mirror.url());
    CHECK(first.outcome.verdict == Verdict::kOk);
    CHECK(newcomer.shown() == "1-43");
    CHECK(freshness_of(device, "2026-11-24T12:00:00Z") == Freshness::kCurrent);
    CHECK(freshness_of(device, "2026-11-27T00:00:00Z") == Freshness::kUnconfirmed);
    origin.start();
    wait_until_expired();
    file = office.bundle(44);
    publish(dir / "web", file, office.status(file, "2026-11-25T00:00:00Z"));
    CHECK(pull(device, mirror.url()).outcome.verdict == Verdict::kOk);
    CHECK(device.shown() == "1-44");
  }

  TEST_CASE("mirror: one that serves old content brings nothing back, and its age shows") {
    const Office office;
    const TempDir dir;
    std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const Nginx origin(dir, origin_options());
    const Nginx mirror(dir, mirror_of(dir, origin.url(), "3600s"));
    const Device device(office);
    const Device behind(office);
    CHECK(pull(behind, mirror.url()).outcome.verdict == Verdict::kOk);
    file = office.bundle(43);
    publish(dir / "web", file, office.status(file, "2026-11-24T00:00:00Z"));
    CHECK(pull(device, origin.url()).outcome.verdict == Verdict::kOk);
    CHECK(pull(device, mirror.url()).outcome.verdict == Verdict::kRollback);
    CHECK(device.shown() == "1-43");
    CHECK(freshness_of(device, "2026-11-24T12:00:00Z") == Freshness::kCurrent);
    CHECK(freshness_of(device, "2026-11-27T00:00:00Z") == Freshness::kUnconfirmed);
    CHECK(pull(behind, mirror.url()).outcome.verdict == Verdict::kAlready);
    CHECK(behind.shown() == "1-42");
    CHECK(freshness_of(behind, "2026-11-24T12:00:00Z") == Freshness::kCurrent);
    CHECK(freshness_of(behind, "2026-11-26T00:00:00Z") == Freshness::kUnconfirmed);
    CHECK(freshness_of(behind, "2027-01-05T00:00:00Z") == Freshness::kStale);
  }

  TEST_CASE("mirror: a status and a signature of different moments are no news, not trouble") {
    const Office office;
    const TempDir dir;
    std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const Nginx cache(dir, origin_options());
    const Device device(office);
    CHECK(pull(device, cache.url()).outcome.verdict == Verdict::kOk);
    const auto old = read_file(dir / "web/status.1.minisig", 1024);
    file = office.bundle(43);
    publish(dir / "web", file, office.status(file, "2026-11-24T00:00:00Z"));
    // nginx tells versions apart by whole seconds and size; gongshi-bundle publish sees to it.
    fs::last_write_time(dir / "web/status",
                        fs::last_write_time(dir / "web/status") + std::chrono::seconds(2));
    const auto fresh = read_file(dir / "web/status.1.minisig", 1024);
    REQUIRE(write_file_atomic(dir / "web/status.1.minisig", *old).has_value());
    CHECK(pull(device, cache.url()).outcome.verdict == Verdict::kSig);
    CHECK(device.shown() == "1-42");
    REQUIRE(write_file_atomic(dir / "web/status.1.minisig", *fresh).has_value());
    CHECK(pull(device, cache.url()).outcome.verdict == Verdict::kOk);
    CHECK(device.shown() == "1-43");
  }
}
