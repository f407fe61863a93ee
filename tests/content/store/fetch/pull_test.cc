#include "content/store/fetch/pull.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "content/bundle/verdict.h"
#include "device.h"
#include "power_cut_disk.h"
#include "tests/support/nginx.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

/// A web tree in a folder, with a note of every path that was asked for.
class NotedTree final : public store::WebTree {
 public:
  explicit NotedTree(std::unique_ptr<store::WebTree> tree) : tree_(std::move(tree)) {}
  Result<store::Reply> get(std::string_view path, std::uint64_t cap,
                           const store::Validator& known) override {
    asked.emplace_back(path);
    return tree_->get(path, cap, known);
  }
  Result<bool> fetch(std::string_view path, store::PartFile& part) override {
    asked.emplace_back(path);
    return tree_->fetch(path, part);
  }
  std::uint64_t bytes_received() const override { return tree_->bytes_received(); }

  [[nodiscard]] std::size_t objects_asked() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        asked, [](const std::string& path) { return path.starts_with("obj/"); }));
  }

  std::vector<std::string> asked;

 private:
  std::unique_ptr<store::WebTree> tree_;
};

struct Web {
  TempDir dir;
  std::vector<std::string> asked;
  std::size_t objects = 0;
  store::Brought brought{};

  [[nodiscard]] fs::path path() const { return dir / "web tree"; }

  /// One round; the result word.
  std::string pull(const Device& device, const store::PullOptions& options = {},
                   store::Disk* on = nullptr) {
    fs::create_directories(path());
    const std::string url = "file://" + (dir / "web%20tree").string() + "/";
    NotedTree tree(*store::open_web_tree(url));
    store::Disk plain;
    auto opened = store::Store::open(on != nullptr ? *on : plain, device.store());
    if (!opened) return "E_IO";
    const store::PullReport report = store::pull(*opened, tree, url, options);
    brought = report.outcome.brought;
    asked = tree.asked;
    objects = tree.objects_asked();
    if (report.no_status) return "NO_STATUS";
    return std::string(bundle::verdict_word(report.outcome.verdict));
  }

  void publish(const Office& office, std::uint64_t seq, std::string_view issued) const {
    publish_file(office, office.bundle(seq), issued);
  }
  void publish_file(const Office& office, std::string_view file, std::string_view issued) const {
    test::publish(path(), file, office.status(file, issued));
  }
};

constexpr std::string_view kMonday = "2026-11-23T00:00:00Z";
constexpr std::string_view kTuesday = "2026-11-24T00:00:00Z";

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("pull: a new release comes whole, the next one brings only what differs") {
    const Office office;
    const Device device(office);
    Web web;
    CHECK(web.pull(device) == "NO_STATUS");
    web.publish(office, 42, kMonday);
    CHECK(web.pull(device) == "OK");
    CHECK(device.shown() == "1-42");
    CHECK(web.pull(device) == "ALREADY");
    CHECK(web.asked == std::vector<std::string>{"root/2.root", "status"});
    web.publish(office, 43, kTuesday);
    CHECK(web.pull(device) == "OK");
    CHECK(web.objects == 2);
    CHECK(device.shown() == "1-43");
    const auto reader = Reader::open(device.store());
    REQUIRE(reader->load().has_value());
    CHECK(reader->freshness(*parse_time("2026-11-24T12:00:00Z")) == Freshness::kCurrent);
  }

  TEST_CASE("pull: what is wrong is settled before the first object is asked for") {
    const Office office;
    const Office stranger;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const std::vector<const bundle::SecretKey*> both{&office.keys.office, &office.keys.reviewer};
    const auto refused = [&](std::string_view file, std::string_view word) {
      Web web;
      web.publish_file(office, file, kMonday);
      CHECK(web.pull(device) == word);
      CHECK(web.objects == 0);
      CHECK(device.shown() == "1-42");
    };
    refused(office.bundle(Office::issue(43), Office::content(43), {&office.keys.office}), "E_SIG");
    refused(stranger.bundle(43), "E_SIG");
    refused(office.bundle(41), "E_ROLLBACK");
    refused(office.bundle(Office::issue(42), Office::content(9), both), "E_EQUIVOCATION");
    bundle::Issue issue = Office::issue(43);
    issue.epoch = 2;
    refused(office.bundle(issue, Office::content(43), both), "E_EPOCH");
    issue = Office::issue(43);
    issue.channel = "test";
    refused(office.bundle(issue, Office::content(43), both), "E_CHANNEL");
    issue.channel = "production";
    issue.site = "hosp-b";
    refused(office.bundle(issue, Office::content(43), both), "E_SITE");
  }

  TEST_CASE("pull: a status by the wrong key, a manifest that is not the named one, a lost one") {
    const Office office;
    const Office stranger;
    const Device device(office);
    const std::string file = office.bundle(42);
    Web web;
    publish(web.path(), file, stranger.status(file, kMonday));
    CHECK(web.pull(device) == "E_SIG");
    web.publish_file(office, file, kMonday);
    publish(web.path(),
            office.bundle(Office::issue(42), Office::content(9),
                          {&office.keys.office, &office.keys.reviewer}),
            office.status(file, kMonday));
    CHECK(web.pull(device) == "E_EQUIVOCATION");
    fs::remove(web.path() / "manifest/1-42");
    CHECK(web.pull(device) == "E_MISSING_OBJECT");
    CHECK(device.shown() == "nothing");
  }

  TEST_CASE("pull: objects that are missing, changed or too long are refused") {
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    fs::path object;
    for (const auto& entry : fs::recursive_directory_iterator(web.path() / "obj")) {
      if (entry.is_regular_file() && entry.file_size() > 10) object = entry.path();
    }
    const std::string good = *read_file(object, 1 << 20);
    std::string bad = good;
    bad[4] = static_cast<char>(bad[4] ^ 1);
    REQUIRE(write_file_atomic(object, bad).has_value());
    CHECK(web.pull(device) == "E_HASH");
    REQUIRE(write_file_atomic(object, good + "x").has_value());
    CHECK(web.pull(device) == "E_HASH");
    REQUIRE(write_file_atomic(object, good.substr(1)).has_value());
    CHECK(web.pull(device) == "E_HASH");
    fs::remove(object);
    CHECK(web.pull(device) == "E_MISSING_OBJECT");
    CHECK(device.shown() == "nothing");
    REQUIRE(write_file_atomic(object, good).has_value());
    CHECK(web.pull(device) == "OK");
  }

  TEST_CASE("pull: documents above their caps are refused unread") {
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    const fs::path manifest = web.path() / "manifest/1-42";
    const std::string good = *read_file(manifest, 1 << 20);
    REQUIRE(write_file_atomic(manifest, std::string((4 << 20) + 1, 'x')).has_value());
    CHECK(web.pull(device) == "E_FORMAT");
    REQUIRE(write_file_atomic(manifest, good).has_value());
    REQUIRE(write_file_atomic(web.path() / "status", std::string(5000, 'x')).has_value());
    CHECK(web.pull(device) == "E_FORMAT");
    publish_root(web.path(), 2, {std::string(70'000, 'x'), {}});
    CHECK(web.pull(device) == "E_ROOT");
  }

  TEST_CASE("pull: roots are followed until there is no next one") {
    const Office office;
    const Device device(office);
    Web web;
    Office next;  // new content keys, brought in by two roots
    bundle::Root third = office.root;
    publish_root(web.path(), 2, office.next_root([](bundle::Root&) {}));
    third.version = 3;
    third.role(bundle::Role::kOffice).keys = {next.keys.office.public_key()};
    third.role(bundle::Role::kReviewer).keys = {next.keys.reviewer.public_key()};
    publish_root(web.path(), 3, signed_by(third.text(), {&office.keys.root}));
    const std::string file = next.bundle(42);
    publish(web.path(), file, office.status(file, kMonday));
    CHECK(web.pull(device) == "OK");
    CHECK(web.asked[0] == "root/2.root");
    CHECK(device.shown() == "1-42");
    CHECK(fs::exists(device.store() / "roots/3.root"));
    // A login page in place of the next root is a failed check, not an end of the chain.
    publish_root(web.path(), 4, {"<html>login</html>", {}});
    CHECK(web.pull(device) == "E_ROOT");
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("pull: a release that lost a file is restored, also when nothing is new") {
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    REQUIRE(web.pull(device) == "OK");
    for (const auto& entry : fs::recursive_directory_iterator(device.store() / "objects")) {
      if (!entry.is_regular_file()) continue;
      fs::remove(entry.path());
      break;
    }
    CHECK(web.pull(device) == "ALREADY");
    CHECK(web.objects == 1);
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("pull: an idle round asks one question, and a second one once an hour") {
    using Asked = std::vector<std::string>;
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    const auto at = [](std::string_view time) {
      store::PullOptions options;
      options.now = *parse_time(time);
      return options;
    };
    REQUIRE(web.pull(device, at("2026-11-23T08:00:00Z")) == "OK");
    CHECK(web.pull(device, at("2026-11-23T08:05:00Z")) == "ALREADY");
    CHECK(web.asked == Asked{"status"});
    CHECK(web.pull(device, at("2026-11-23T08:59:00Z")) == "ALREADY");
    CHECK(web.asked == Asked{"status"});
    CHECK(web.pull(device, at("2026-11-23T09:00:00Z")) == "ALREADY");
    CHECK(web.asked == Asked{"root/2.root", "status"});
    CHECK(web.pull(device, at("2026-11-23T09:05:00Z")) == "ALREADY");
    CHECK(web.asked == Asked{"status"});
    // A clock that has jumped back, the command line, and a round that is not told the time.
    CHECK(web.pull(device, at("2026-11-23T08:00:00Z")) == "ALREADY");
    CHECK(web.asked == Asked{"root/2.root", "status"});
    store::PullOptions always = at("2026-11-23T08:05:00Z");
    always.ask_for_root = true;
    CHECK(web.pull(device, always) == "ALREADY");
    CHECK(web.asked == Asked{"root/2.root", "status"});
    CHECK(web.pull(device) == "ALREADY");
    CHECK(web.asked == Asked{"root/2.root", "status"});
  }

  TEST_CASE("pull: a status that changed brings the next root with it, within the hour too") {
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    store::PullOptions options;
    options.now = *parse_time("2026-11-23T08:00:00Z");
    REQUIRE(web.pull(device, options) == "OK");
    Office next;  // new content and status keys by root 2
    bundle::Root second = office.root;
    second.version = 2;
    for (const bundle::Role role :
         {bundle::Role::kOffice, bundle::Role::kReviewer, bundle::Role::kStatus}) {
      second.role(role) = next.root.role(role);
    }
    publish_root(web.path(), 2, signed_by(second.text(), {&office.keys.root}));
    const std::string file = next.bundle(43);
    publish(web.path(), file, next.status(file, kTuesday));
    options.now += std::chrono::minutes(5);
    CHECK(web.pull(device, options) == "OK");
    CHECK(web.asked[0] == "status");
    CHECK(web.asked[1] == "root/2.root");
    CHECK(device.shown() == "1-43");
  }

  TEST_CASE("pull: a status needs as many signatures as the root says, at most eight are read") {
    Office office;
    std::vector<bundle::SecretKey> keys;
    for (int i = 0; i < 8; ++i) keys.push_back(bundle::SecretKey::generate());
    auto& role = office.root.role(bundle::Role::kStatus);
    role = {3, {}};
    for (const auto& key : keys) role.keys.push_back(key.public_key());
    office.signed_root = signed_by(office.root.text(), {&office.keys.root});
    const Device device(office);
    Web web;
    const std::string file = office.bundle(42);
    const std::string text = office.status(file, kMonday).text;
    const auto with = [&](const std::vector<const bundle::SecretKey*>& signers) {
      fs::remove_all(web.path());
      publish(web.path(), file, signed_by(text, signers));
      return web.pull(device);
    };
    const bundle::SecretKey stranger = bundle::SecretKey::generate();
    CHECK(with({&keys[0], &keys[1]}) == "E_SIG");
    CHECK(with({&keys[0], &keys[0], &keys[0]}) == "E_SIG");
    std::vector<const bundle::SecretKey*> many(8, &stranger);
    many.insert(many.end(), {&keys[0], &keys[1], &keys[2]});
    CHECK(with(many) == "E_SIG");
    CHECK(std::ranges::count(web.asked, "status.9.minisig") == 0);
    CHECK(with({&keys[4], &stranger, &keys[2], &keys[7], &keys[1]}) == "OK");
    CHECK(std::ranges::count(web.asked, "status.5.minisig") == 0);
    const auto reader = Reader::open(device.store());
    REQUIRE(reader->load().has_value());
    CHECK(reader->freshness(*parse_time("2026-11-23T12:00:00Z")) == Freshness::kCurrent);
  }

  TEST_CASE("pull: a device that slept through 65 roots follows 64 and then the last") {
    const Office office;
    const Device device(office);
    Web web;
    for (std::uint64_t version = 2; version <= 66; ++version) {
      bundle::Root root = office.root;
      root.version = version;
      publish_root(web.path(), version, signed_by(root.text(), {&office.keys.root}));
    }
    web.publish(office, 42, kMonday);
    CHECK(web.pull(device) == "OK");
    CHECK(fs::exists(device.store() / "roots/65.root"));
    CHECK_FALSE(fs::exists(device.store() / "roots/66.root"));
    CHECK(web.pull(device) == "ALREADY");
    CHECK(fs::exists(device.store() / "roots/66.root"));
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("pull: a power cut before any step keeps the old or the new release") {
    const Office office;
    for (const PowerCutDisk::Loss loss : {PowerCutDisk::Loss::kData, PowerCutDisk::Loss::kNames}) {
      const Device before(office);
      Web web;
      web.publish(office, 41, kMonday);
      REQUIRE(web.pull(before) == "OK");
      web.publish(office, 42, kTuesday);
      bool finished = false;
      std::size_t kept_old = 0;
      // Every seventh step: store_test cuts before each one of an import, and most are the same.
      for (std::size_t cut = 1; !finished; cut += 7) {
        CAPTURE(cut);
        REQUIRE(cut < 1'000);
        const Device device(office);
        fs::remove_all(device.store());
        fs::copy(before.store(), device.store(), fs::copy_options::recursive);
        PowerCutDisk disk(cut, loss);
        const std::string word = web.pull(device, {}, &disk);
        finished = !disk.was_cut();
        const std::string shown = device.shown();
        if (word == "OK") {
          REQUIRE(shown == "1-42");
        } else {
          REQUIRE((shown == "1-41" || shown == "1-42"));
        }
        if (shown == "1-41") ++kept_old;
        const std::string again = web.pull(device);
        REQUIRE((again == "OK" || again == "ALREADY"));
        REQUIRE(device.shown() == "1-42");
      }
      CHECK(kept_old > 5);
    }
  }

  TEST_CASE("pull: all questions of a round go over one connection") {
    const Office office;
    const Device device(office);
    Web web;
    web.publish(office, 42, kMonday);
    NginxOptions options;
    options.server = "keepalive_requests 10000;";
    // nginx wants the name with a blank quoted.
    fs::create_directory_symlink(web.path(), web.dir / "plain");
    options.web = "plain";
    const Nginx nginx(web.dir, options);
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    auto tree = *store::open_web_tree(nginx.url());
    REQUIRE(store::pull(*opened, *tree, nginx.url()).outcome.verdict == bundle::Verdict::kOk);
    const auto requests = nginx.requests(8);
    CHECK(requests.size() > 8);
    std::set<std::uint64_t> connections;
    for (const Request& request : requests) connections.insert(request.connection);
    CHECK(connections.size() == 1);
  }

  TEST_CASE("pull: only https, http and file URLs are understood") {
    CHECK(store::open_web_tree("ftp://example.org/").error().code == Errc::kUsage);
    CHECK(store::open_web_tree("file://relative").error().code == Errc::kUsage);
    CHECK(store::open_web_tree("/srv/web").error().code == Errc::kUsage);
    CHECK(store::open_web_tree("https://example.org/gongshi").has_value());
  }
}
