// What a round keeps of a transfer that broke off, and what the next round makes of it.
#include "content/store/fetch/web_objects.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "content/bundle/container.h"
#include "content/bundle/verdict.h"
#include "content/store/fetch/pull.h"
#include "device.h"
#include "tests/support/nginx.h"
#include "tests/support/rough_server.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

/// Notes the pauses instead of making them.
struct Pauses {
  std::vector<std::chrono::milliseconds> made;
  std::size_t stop_after = 1'000;

  [[nodiscard]] store::Patience patience() {
    return {[this](std::chrono::milliseconds pause) {
              made.push_back(pause);
              return made.size() < stop_after;
            },
            [] { return 0.5; }};
  }
};

store::Store opened(const Device& device, store::Disk& disk) {
  auto store = store::Store::open(disk, device.store());
  REQUIRE(store.has_value());
  return *std::move(store);
}

std::string counted(std::size_t size) {
  std::string text;
  while (text.size() < size) text += std::to_string(text.size()) + " ";
  text.resize(size);
  return text;
}

/// Serves `whole`, at most `piece` bytes a connection.
RoughServer::Answer in_pieces(const std::string& whole, std::size_t piece) {
  return [&whole, piece](const std::string& head, const RoughServer& out) {
    const std::size_t from = range_start(head);
    out.send((from == 0 ? std::string("HTTP/1.1 200 OK\r\n")
                        : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " +
                              std::to_string(from) + "-" + std::to_string(whole.size() - 1) + "/" +
                              std::to_string(whole.size()) + "\r\n") +
             "Connection: close\r\nContent-Length: " + std::to_string(whole.size() - from) +
             "\r\n\r\n");
    out.send(std::string_view(whole).substr(from, piece));
  };
}

/// nginx logs an answer a moment after the client has it.
bool was_asked(const Nginx& nginx, std::string_view range) {
  for (int attempt = 0; attempt < 200; ++attempt) {
    const auto requests = nginx.requests();
    if (std::ranges::find(requests, range, &Request::range) != requests.end()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

std::string word(const store::PullReport& report) {
  return std::string(bundle::verdict_word(report.outcome.verdict));
}

/// The stored hash and bytes of one object that the release in `file` carries.
std::pair<bundle::Hash, std::string> some_object(std::string_view file) {
  const bundle::Container container = bundle::Container::read(file).value();
  for (const auto& object : container.objects) {
    if (object.stored.size() > 100) return {object.stored_hash, std::string(object.stored)};
  }
  FAIL("no object in the bundle");
  return {};
}

fs::path web_path(const TempDir& dir, const bundle::Hash& stored) {
  const std::string hash = stored.hex();
  return dir / ("web/obj/" + hash.substr(0, 2) + "/" + hash);
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("web objects: a broken transfer goes on in the same round, with growing pauses") {
    const Office office;
    const Device device(office);
    store::Disk disk;
    store::Store store = opened(device, disk);
    const std::string whole = counted(10'000);
    const RoughServer server(in_pieces(whole, 2'500));
    auto tree = *store::open_web_tree(server.url());
    Pauses pauses;
    store::WebObjects objects(store, *tree, pauses.patience());
    const auto fetched = objects.fetch(bundle::sha256(whole), whole.size(), "x");
    REQUIRE(fetched.has_value());
    CHECK(*fetched == whole);
    using std::chrono::seconds;
    CHECK(pauses.made ==
          std::vector<std::chrono::milliseconds>{seconds(1), seconds(2), seconds(4)});
    CHECK(server.heads().size() == 4);
    CHECK_FALSE(fs::exists(store.staging().partial(bundle::sha256(whole))));
  }

  TEST_CASE("web objects: without progress a round ends, and the bytes wait for the next") {
    const Office office;
    const Device device(office);
    store::Disk disk;
    const std::string whole = counted(10'000);
    const bundle::Hash hash = bundle::sha256(whole);
    {
      store::Store store = opened(device, disk);
      const RoughServer server([&](const std::string& head, const RoughServer& out) {
        if (range_start(head) == 0) in_pieces(whole, 2'500)(head, out);
      });
      auto tree = *store::open_web_tree(server.url());
      Pauses pauses;
      store::WebObjects objects(store, *tree, pauses.patience());
      CHECK(objects.fetch(hash, whole.size(), "x").error().word == "E_IO");
      CHECK(server.heads().size() == 3);
    }
    store::Store store = opened(device, disk);
    const RoughServer server(in_pieces(whole, 100'000));
    auto tree = *store::open_web_tree(server.url());
    Pauses pauses;
    store::WebObjects objects(store, *tree, pauses.patience());
    CHECK(*objects.fetch(hash, whole.size(), "x") == whole);
    CHECK(range_start(server.heads().at(0)) == 2'500);
  }

  TEST_CASE("web objects: a round that is asked to stop stops between two attempts") {
    const Office office;
    const Device device(office);
    store::Disk disk;
    store::Store store = opened(device, disk);
    const std::string whole = counted(10'000);
    const RoughServer server(in_pieces(whole, 100));
    auto tree = *store::open_web_tree(server.url());
    Pauses pauses;
    pauses.stop_after = 3;
    store::WebObjects objects(store, *tree, pauses.patience());
    CHECK_FALSE(objects.fetch(bundle::sha256(whole), whole.size(), "x").has_value());
    CHECK(server.heads().size() == 3);
  }

  TEST_CASE("web objects: half of one file and half of another is begun anew, once") {
    const Office office;
    const Device device(office);
    store::Disk disk;
    store::Store store = opened(device, disk);
    const std::string whole = counted(10'000);
    const bundle::Hash hash = bundle::sha256(whole);
    REQUIRE(write_file_atomic(store.staging().partial(hash), std::string(4'000, 'x')).has_value());
    const RoughServer server(in_pieces(whole, 100'000));
    auto tree = *store::open_web_tree(server.url());
    Pauses pauses;
    store::WebObjects objects(store, *tree, pauses.patience());
    CHECK(*objects.fetch(hash, whole.size(), "x") == whole);
    CHECK(server.heads().size() == 2);
    const std::string other(10'000, 'y');
    CHECK(objects.fetch(bundle::sha256(other), other.size(), "x").error().word == "E_HASH");
    CHECK(server.heads().size() == 3);
    CHECK_FALSE(fs::exists(store.staging().partial(bundle::sha256(other))));
  }

  TEST_CASE("web objects: what an interrupted round has fetched is not fetched again") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const auto [hash, stored] = some_object(file);
    const Nginx nginx(dir);
    Pauses pauses;
    store::Disk disk;
    const auto pull = [&] {
      auto tree = *store::open_web_tree(nginx.url());
      store::Store store = opened(device, disk);
      return store::pull(store, *tree, nginx.url(), {pauses.patience()});
    };
    fs::remove(web_path(dir, hash));
    CHECK(word(pull()) == "E_MISSING_OBJECT");
    // Some bytes of it came once, before a power cut; and one verified object was spoilt by it.
    dir.write(web_path(dir, hash).string(), stored);
    REQUIRE(write_file_atomic(device.store() / "staging/partial" / hash.hex(), stored.substr(0, 60))
                .has_value());
    fs::path spoilt;
    for (const auto& entry : fs::directory_iterator(device.store() / "staging/objects")) {
      if (spoilt.empty() && entry.file_size() > 0) spoilt = entry.path();
    }
    if (!spoilt.empty()) {
      fs::permissions(spoilt, fs::perms(0644));
      fs::resize_file(spoilt, 0);
    }
    const std::size_t left = [&] {
      const auto manifest =
          bundle::Manifest::parse(bundle::Container::read(file)->manifest.text).value();
      std::set<bundle::Hash> raw;
      for (const auto& object : manifest.objects) raw.insert(object.raw_hash);
      std::size_t staged = 0;
      for (const auto& entry : fs::directory_iterator(device.store() / "staging/objects")) {
        if (entry.is_regular_file()) ++staged;
      }
      return raw.size() - staged + (spoilt.empty() ? 0 : 1);
    }();
    const store::PullReport report = pull();
    CHECK(word(report) == "OK");
    CHECK(report.outcome.brought.objects == left);
    CHECK(device.shown() == "1-42");
    CHECK(was_asked(nginx, "bytes=60-"));
    for (const char* part : {"objects", "partial"}) {
      CHECK(fs::is_empty(device.store() / "staging" / part));
    }
  }

  TEST_CASE("web objects: a round for another release drops what that one does not name") {
    const Office office;
    Device device(office);
    const fs::path staging = device.store() / "staging";
    for (const char* name : {"objects", "partial"}) {
      REQUIRE(write_file_atomic(staging / name / std::string(64, 'a'), "left over").has_value());
    }
    REQUIRE(write_file_atomic(staging / "candidate", "left over").has_value());
    store::Disk disk;
    {
      const store::Store store = opened(device, disk);
      CHECK(fs::exists(staging / "objects" / std::string(64, 'a')));
      CHECK_FALSE(fs::exists(staging / "candidate"));
    }
    // A release that cannot be had whole: the round ends before clean-up.
    const TempDir dir;
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    fs::remove(web_path(dir, some_object(file).first));
    const std::string url = "file://" + (dir / "web").string();
    auto tree = *store::open_web_tree(url);
    store::Store store = opened(device, disk);
    CHECK(word(store::pull(store, *tree, url)) == "E_MISSING_OBJECT");
    for (const char* name : {"objects", "partial"}) {
      CHECK_FALSE(fs::exists(staging / name / std::string(64, 'a')));
    }
  }

  TEST_CASE("web objects: swapped files on the server are refused, the old content stays") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(41)) == "OK");
    const TempDir dir;
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    const bundle::Container container = bundle::Container::read(file).value();
    const auto manifest = bundle::Manifest::parse(container.manifest.text).value();
    const auto changed =
        std::ranges::find(manifest.objects, "table/hospital", &bundle::ManifestObject::path);
    REQUIRE(changed != manifest.objects.end());
    const std::string good = *read_file(web_path(dir, changed->stored_hash), 1 << 20);
    std::string other = some_object(file).second + good;
    other.resize(good.size());
    dir.write(web_path(dir, changed->stored_hash).string(), other);
    const Nginx nginx(dir);
    store::Disk disk;
    Pauses pauses;
    const auto pull = [&] {
      auto tree = *store::open_web_tree(nginx.url());
      store::Store store = opened(device, disk);
      return word(store::pull(store, *tree, nginx.url(), {pauses.patience()}));
    };
    CHECK(pull() == "E_HASH");
    CHECK(device.shown() == "1-41");
    dir.write(web_path(dir, changed->stored_hash).string(), good);
    CHECK(pull() == "OK");
    CHECK(device.shown() == "1-42");
  }
}
