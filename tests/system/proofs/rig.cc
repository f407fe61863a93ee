#define DOCTEST_CONFIG_IMPLEMENT
#include "rig.h"

#include <doctest/doctest.h>

#include <cstdio>

#include "content/bundle/desk_bundle.h"
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

/// Hardly compressible and mostly the same from issue to issue: what a delta is for.
std::string long_text(std::uint64_t seq) {
  std::string text = "# " + std::to_string(seq) + "\n";
  for (int line = 0; line < 100; ++line) {
    text += bundle::sha256(std::to_string(line)).hex() + "\n";
  }
  return text;
}

void put(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  demand(write_file_atomic(path, bytes).has_value(), "no room for " + path.string());
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

std::string Rig::signed_bundle(std::uint64_t seq) const {
  auto content = Office::content(seq);
  content["text/page/long.zh"] = {bundle::ObjectKind::kText, long_text(seq)};
  // Against the issue before, where it still lies on the desk.
  const auto before = bundle::DeskBundle::open(issue_file(seq - 1));
  const auto made = bundle::assemble(Office::issue(seq), content, before ? &*before : nullptr);
  demand(made && before.has_value() != made->manifest.deltas.empty(), "no bundle with deltas");
  return sign_bundle(made->file, {&office_.keys.office, &office_.keys.reviewer});
}

void Rig::offer(std::uint64_t seq) {
  const std::string file = signed_bundle(seq);
  put(issue_file(seq), file);
  put(stick(), file);
  fs::remove(issue_file(seq - 2));
  publish(web(), file, office_.status(file, utc_text(kNow + std::chrono::seconds(seq))));
}

void Rig::offer_with_root(std::uint64_t seq) {
  const OwnedDocument root = office_.next_root([](bundle::Root& /*same keys*/) {});
  put(stick(), with_root(signed_bundle(seq), 2, root));
}

void Rig::offer_thin(std::uint64_t seq) {
  const auto before = bundle::DeskBundle::open(issue_file(seq - 1));
  const auto now = bundle::DeskBundle::open(issue_file(seq));
  demand(before && now, "no bundles to make a thin one");
  const auto thin = bundle::thin_container(*now, *before);
  demand(thin && thin->objects.size() < now->container.objects.size() / 2, "no thin bundle");
  put(stick(), thin->bytes());
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
  return std::string(bundle::verdict_word(store::import(*opened, stick()).outcome.verdict));
}

store::Healed Rig::heal(bool online) {
  store::Disk disk;
  auto opened = store::Store::open(disk, store_);
  demand(opened.has_value(), "no store to scrub");
  const auto tree = store::open_web_tree("file://" + web().string());
  demand(tree.has_value(), "no web tree");
  const auto healed = store::heal(*opened, online ? tree->get() : nullptr, kNow);
  demand(healed.has_value(), "the scrub fails");
  return *healed;
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
