// Deltas on the device: the cheapest way is taken, and whatever is wrong with one, the full object
// is.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/verdict.h"
#include "content/store/fetch/pull.h"
#include "device.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

constexpr std::string_view kPage = "text/page/about.zh";

/// The sample hospital with a page long enough for a delta to pay.
std::map<std::string, bundle::Source> long_content(std::uint64_t seq) {
  auto content = Office::content(seq);
  std::string& page = content[std::string(kPage)].bytes;
  std::uint64_t noise = 12345;  // the same in each issue, and nothing to compress
  for (int line = 0; line < 400; ++line) {
    noise = noise * 6364136223846793005U + 1442695040888963407U;
    page += "\n" + std::to_string(noise) + "\n";
  }
  return content;
}

struct Issued {
  Office office;
  TempDir dir;
  std::string first;   // 1-42
  std::string second;  // 1-43, with deltas against it

  Issued() {
    const std::vector<const bundle::SecretKey*> both{&office.keys.office, &office.keys.reviewer};
    first = sign_bundle(bundle::assemble(Office::issue(42), long_content(42)).value().file, both);
    const auto base = bundle::DeskBundle::open(dir.write("42.kbundle", first));
    REQUIRE(base.has_value());
    second = sign_bundle(bundle::assemble(Office::issue(43), long_content(43), &*base).value().file,
                         both);
    REQUIRE_FALSE(manifest().deltas.empty());
  }

  [[nodiscard]] bundle::Manifest manifest() const {
    return bundle::Manifest::parse(bundle::Container::read(second)->manifest.text).value();
  }

  [[nodiscard]] bundle::ManifestObject page() const {
    const auto objects = manifest().objects;
    return *std::ranges::find(objects, kPage, &bundle::ManifestObject::path);
  }
  [[nodiscard]] bundle::DeltaOffer offer() const {
    const auto deltas = manifest().deltas;
    const auto found = std::ranges::find(deltas, page().raw_hash, &bundle::DeltaOffer::target);
    REQUIRE(found != deltas.end());
    return *found;
  }

  /// The second issue without some of its entries.
  [[nodiscard]] std::string thin(const std::vector<bundle::Hash>& without) const {
    bundle::Container container = bundle::Container::read(second).value();
    std::erase_if(container.objects, [&](const auto& object) {
      return std::ranges::find(without, object.stored_hash) != without.end();
    });
    return container.bytes();
  }
};

struct Tree {
  TempDir dir;
  explicit Tree(const Issued& issued) {
    publish(dir.path(), issued.second, issued.office.status(issued.second, "2026-11-24T00:00:00Z"));
  }
  [[nodiscard]] fs::path object(const bundle::Hash& stored) const {
    const std::string hash = stored.hex();
    return dir / ("obj/" + hash.substr(0, 2) + "/" + hash);
  }
  store::PullReport pull(const Device& device) const {
    const std::string url = "file://" + dir.path().string();
    auto tree = *store::open_web_tree(url);
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    REQUIRE(opened.has_value());
    return store::pull(*opened, *tree, url);
  }
};

void flip(const fs::path& path) {
  std::string bytes = *read_file(path, std::size_t{1} << 24);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  REQUIRE(write_file_atomic(path, bytes).has_value());
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE(
      "delta: a pull takes it where it is cheaper, and the full object where the base is not") {
    const Issued issued;
    const Tree tree(issued);
    Device with_base(issued.office);
    REQUIRE(with_base.import(issued.first) == "OK");
    const store::PullReport cheap = tree.pull(with_base);
    CHECK(cheap.outcome.verdict == bundle::Verdict::kOk);
    CHECK(cheap.outcome.brought.by_delta >= 1);
    CHECK(cheap.outcome.brought.stored_bytes < issued.page().stored_size);
    CHECK(with_base.shown() == "1-43");
    const Device without_base(issued.office);
    const store::PullReport full = tree.pull(without_base);
    CHECK(full.outcome.verdict == bundle::Verdict::kOk);
    CHECK(full.outcome.brought.by_delta == 0);
    CHECK(without_base.shown() == "1-43");
    MESSAGE("next issue: " << cheap.bytes_received << " bytes by delta, the whole "
                           << full.bytes_received);
  }

  TEST_CASE("delta: damaged, missing or with a damaged base, the full object is used") {
    const Issued issued;
    for (const char* fault : {"damaged", "missing", "damaged base", "lost base"}) {
      CAPTURE(fault);
      const Tree tree(issued);
      Device device(issued.office);
      REQUIRE(device.import(issued.first) == "OK");
      const std::string_view what = fault;
      const fs::path base = store::Layout{device.store()}.object(issued.offer().base);
      if (what == "damaged") flip(tree.object(issued.offer().hash));
      if (what == "missing") fs::remove(tree.object(issued.offer().hash));
      if (what == "damaged base") flip(base);
      if (what == "lost base") fs::remove(base);
      const store::PullReport report = tree.pull(device);
      CHECK(report.outcome.verdict == bundle::Verdict::kOk);
      CHECK(report.outcome.brought.stored_bytes >= issued.page().stored_size);
      CHECK(device.shown() == "1-43");
    }
  }

  TEST_CASE("delta: a thin bundle comes in by its deltas, and only onto its base") {
    const Issued issued;
    const std::string thin = issued.thin({issued.page().stored_hash});
    CHECK(thin.size() + issued.page().stored_size <= issued.second.size());
    Device device(issued.office);
    REQUIRE(device.import(issued.first) == "OK");
    CHECK(device.import(thin) == "OK");
    CHECK(device.shown() == "1-43");
    Device fresh(issued.office);
    CHECK(fresh.import(thin) == "E_MISSING_OBJECT");
    CHECK(fresh.shown() == "nothing");
    CHECK(fresh.import(issued.second) == "OK");
    // With the full object in the bundle a damaged base does no harm either.
    Device hurt(issued.office);
    REQUIRE(hurt.import(issued.first) == "OK");
    flip(store::Layout{hurt.store()}.object(issued.offer().base));
    CHECK(hurt.import(thin) == "E_MISSING_OBJECT");
    CHECK(hurt.import(issued.second) == "OK");
    CHECK(hurt.shown() == "1-43");
  }
}
