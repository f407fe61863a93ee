// sync_bench: a 25 MB release verified, decoded, loaded and committed; seconds and peak memory.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "content/bundle/assemble.h"
#include "content/bundle/container.h"
#include "content/bundle/key.h"
#include "content/bundle/root.h"
#include "content/bundle/signature.h"
#include "content/bundle/verdict.h"
#include "content/store/reader.h"
#include "content/store/stick/import.h"
#include "tests/support/sample_release.h"

namespace {

using namespace gongshi;
using namespace gongshi::content;

constexpr std::size_t kImages = 50;
constexpr std::size_t kImageBytes = 500'000;  // 25 MB in all

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long peak_kib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

std::string noise(std::uint64_t seed) {
  std::string bytes(kImageBytes, '\0');
  for (char& byte : bytes) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;  // Knuth, MMIX
    byte = static_cast<char>(seed >> 56U);
  }
  return bytes;
}

struct Signers {
  bundle::SecretKey root = bundle::SecretKey::generate();
  bundle::SecretKey office = bundle::SecretKey::generate();
  bundle::SecretKey reviewer = bundle::SecretKey::generate();
  bundle::SecretKey status = bundle::SecretKey::generate();
};

std::string signature(std::string_view text, const bundle::SecretKey& key) {
  return bundle::sign(bundle::prehash(text), key, "timestamp:0\tfile:bench\thashed").text();
}

std::string make_bundle(std::uint64_t seq, const Signers& signers) {
  std::map<std::string, bundle::Source> content;
  for (auto& [path, bytes] : test::sample_objects()) {
    const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                      : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                  : bundle::ObjectKind::kImage;
    content[path] = {kind, bytes};
  }
  for (std::size_t i = 0; i < kImages; ++i) {
    // Two images differ from one release to the next.
    const std::uint64_t seed = i < 2 ? seq * 1000 + i : i;
    content["image/photo/p" + std::to_string(i)] = {bundle::ObjectKind::kImage, noise(seed)};
  }
  const bundle::Issue issue{"hosp-a",
                            "production",
                            1,
                            seq,
                            *parse_time("2026-11-20T02:00:00Z"),
                            *parse_time("2027-01-04T02:00:00Z")};
  const auto assembled = bundle::assemble(issue, content).value();
  auto container = bundle::Container::read(assembled.file).value();
  const std::string office = signature(container.manifest.text, signers.office);
  const std::string reviewer = signature(container.manifest.text, signers.reviewer);
  container.manifest.signatures = {office, reviewer};
  return container.bytes();
}

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "sync_bench: %s\n", what);
  std::exit(3);
}

void import_timed(const char* name, store::Store& store, const fs::path& file) {
  const auto start = std::chrono::steady_clock::now();
  const auto report = store::import(store, file);
  must(report.outcome.verdict == bundle::Verdict::kOk, report.outcome.sentence.en.c_str());
  std::printf("%-34s %8.3f s   peak %ld MiB\n", name, seconds_since(start), peak_kib() / 1024);
}

}  // namespace

/// sync_bench prepare DIR, then sync_bench run DIR: two processes, so that the builder's memory
/// does not count as the updater's. Without arguments it does both by itself in a temporary folder.
int main(int argc, char** argv) {
  if (argc == 1) {
    std::string folder = (fs::temp_directory_path() / "gongshi-bench-XXXXXX").string();
    must(::mkdtemp(folder.data()) != nullptr, "no temporary folder");
    const std::string self = fs::canonical("/proc/self/exe").string();
    const int prepared = std::system(("'" + self + "' prepare " + folder).c_str());
    const int ran = prepared == 0 ? std::system(("'" + self + "' run " + folder).c_str()) : 1;
    fs::remove_all(folder);
    return ran == 0 ? 0 : 3;
  }
  must(argc == 3, "usage: sync_bench [prepare|run DIR]");
  const fs::path folder = argv[2];
  store::Disk disk;
  if (std::string_view(argv[1]) == "prepare") {
    const Signers signers;
    bundle::Root root;
    root.site = "hosp-a";
    root.issued = *parse_time("2026-01-01T00:00:00Z");
    root.role(bundle::Role::kRoot).keys = {signers.root.public_key()};
    root.role(bundle::Role::kOffice).keys = {signers.office.public_key()};
    root.role(bundle::Role::kReviewer).keys = {signers.reviewer.public_key()};
    root.role(bundle::Role::kStatus).keys = {signers.status.public_key()};
    const std::string text = root.text();
    const std::string by_root = signature(text, signers.root);
    must(store::Store::init(disk, folder / "store", "hosp-a", "production", {text, {by_root}})
             .has_value(),
         "init failed");
    must(write_file_atomic(folder / "1.kbundle", make_bundle(1, signers)).has_value(), "no disk");
    must(write_file_atomic(folder / "2.kbundle", make_bundle(2, signers)).has_value(), "no disk");
    return 0;
  }
  auto store = store::Store::open(disk, folder / "store");
  must(store.has_value(), "no store");
  std::printf("release of %zu MB, %zu objects of %zu kB\n", kImages * kImageBytes / 1'000'000,
              kImages, kImageBytes / 1000);
  import_timed("first release, all objects new", *store, folder / "1.kbundle");
  import_timed("next release, two images new", *store, folder / "2.kbundle");
  const auto start = std::chrono::steady_clock::now();
  const auto reader = Reader::open(folder / "store");
  must(reader.has_value() && reader->load().has_value(), "the reader finds nothing");
  std::printf("%-34s %8.3f s\n", "reader: open, check and load", seconds_since(start));
  return 0;
}
