#define DOCTEST_CONFIG_IMPLEMENT
#include "rig.h"

#include <doctest/doctest.h>

#include <cstdio>

#include "content/bundle/document.h"
#include "content/bundle/verdict.h"
#include "content/store/fetch/pull.h"
#include "content/store/fetch/web_tree.h"
#include "content/store/layout.h"
#include "content/store/provision.h"
#include "content/store/state_record.h"
#include "content/store/stored_release.h"

namespace gongshi::test {

using namespace content;  // NOLINT(google-build-using-namespace): a test's fixture

namespace {

const WallTime kNow = *parse_time("2026-11-22T00:00:00Z");

/// True when every object of the release has the bytes that its name says.
bool is_whole(const fs::path& folder, const std::string& manifest_hash) {
  const store::Layout layout{folder};
  const auto provision = store::read_provision(layout);
  if (!provision) return false;
  const auto manifest = store::stored_manifest(layout, *provision, manifest_hash);
  if (!manifest) return false;
  return std::ranges::all_of(manifest->objects, [&](const bundle::ManifestObject& object) {
    const auto bytes = read_file(layout.object(object.raw_hash), std::size_t{1} << 30);
    return bytes && bundle::sha256(*bytes) == object.raw_hash;
  });
}

}  // namespace

std::string_view way_word(Way way) {
  return way == Way::kImport ? "import" : "pull";
}

Rig::Rig(fs::path folder, fs::path store) : folder_(std::move(folder)), store_(std::move(store)) {
  store::Disk disk;
  const auto made =
      store::Store::init(disk, store_, "hosp-a", "production", office_.signed_root.view());
  demand(made.has_value(), "init failed");
  for (const std::uint64_t seq : {std::uint64_t{1}, std::uint64_t{2}}) {
    offer(seq);
    demand(update(Way::kImport) == "OK", "the rig takes no content");
  }
  demand(look().is(2), "the rig does not show 1-2");
}

void Rig::offer(std::uint64_t seq) {
  const std::string file = office_.bundle(seq);
  fs::create_directories(folder_ / "stick");
  demand(write_file_atomic(folder_ / "stick/a.kbundle", file).has_value(), "no stick");
  const WallTime issued = kNow + std::chrono::seconds(seq);
  publish(web(), file, office_.status(file, utc_text(issued)));
}

void Rig::offer_with_root(std::uint64_t seq) {
  const std::string file =
      with_root(office_.bundle(seq), 2, office_.next_root([](bundle::Root& /*same keys*/) {}));
  demand(write_file_atomic(folder_ / "stick/a.kbundle", file).has_value(), "no stick");
}

std::string Rig::update(Way way) {
  store::Disk disk;
  return update(way, disk);
}

std::string Rig::update(Way way, store::Disk& disk) {
  auto opened = store::Store::open(disk, store_);
  if (!opened) return std::string(bundle::verdict_word(bundle::verdict_of(opened.error())));
  if (way == Way::kPull) {
    const std::string url = "file://" + web().string();
    const auto tree = store::open_web_tree(url);
    demand(tree.has_value(), "no web tree");
    return std::string(bundle::verdict_word(store::pull(*opened, **tree, url).outcome.verdict));
  }
  return std::string(
      bundle::verdict_word(store::import(*opened, folder_ / "stick/a.kbundle").outcome.verdict));
}

Seen Rig::look() const {
  Seen seen;
  if (const auto state = store::read_state(store_)) seen.floor = state->floor_seq;
  const auto reader = Reader::open(store_);
  demand(reader.has_value(), "no reader");
  const auto release = reader->load();
  if (!release) {
    seen.serial = release.error().code == Errc::kNotFound ? "nothing" : "withheld";
    return seen;
  }
  seen.fallback = reader->freshness(kNow) == Freshness::kFallback;
  seen.serial = serial_of(**release);
  if (!is_whole(store_, (*release)->id().manifest_hash)) seen.serial = "torn";
  return seen;
}

void demand(bool holds, const std::string& what) {
  if (!holds) throw Violation(what);
}

int run_proof(const std::function<void()>& body) {
  // The checks of the fixtures that proofs share with the tests count here too.
  doctest::Context context;
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& check) {
    demand(!check.m_failed, std::string(check.m_file) + ":" + std::to_string(check.m_line));
  });
  try {
    body();
    return 0;
  } catch (const Skipped& reason) {
    std::printf("skipped: %s\n", reason.what());
    return 0;
  } catch (const Violation& broken) {
    std::printf("VIOLATION: %s\n", broken.what());
    return 1;
  }
}

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

std::uint64_t number_argument(int argc, char** argv, std::string_view name,
                              std::uint64_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (argv[i] != name) continue;
    const auto number = bundle::strict_number(argv[i + 1], 1, bundle::kMaxNumber);
    demand(number.has_value(), std::string(name) + " wants a number");
    return *number;
  }
  return otherwise;
}

bool has_argument(int argc, char** argv, std::string_view name) {
  for (int i = 1; i < argc; ++i) {
    if (argv[i] == name) return true;
  }
  return false;
}

}  // namespace gongshi::test
