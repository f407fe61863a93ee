// delta_bench: what the day after takes from the network, against the budgets of the format.
//
// 1 % of the prices changed, 3 notices and 2 pictures changed. Counted as a device fetches them:
// the manifest, its signatures, the status and, for each object that it lacks, the smaller of delta
// and full object. The pictures themselves are not counted: they are new. Budget: 120 kB for
// 50,000 rows with 25 MB of content, 400 kB for 100,000 rows with 200 MB.
#include <stdlib.h>
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "content/bundle/assemble.h"
#include "content/bundle/delta.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/signature.h"
#include "day.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "delta_bench: %s\n", what);
  std::exit(3);
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// True when the day stays within its budget.
bool measure(const test::DaySize& size, const fs::path& folder) {
  const auto yesterday = bundle::assemble(test::day_issue(0), test::day_content(size, 0));
  must(yesterday.has_value() &&
           write_file_atomic(folder / "old.kbundle", yesterday->file).has_value(),
       "no first issue");
  const auto before = bundle::DeskBundle::open(folder / "old.kbundle");
  must(before.has_value(), "the first issue does not open");
  const auto today = test::day_content(size, 1);
  const double start = cpu_seconds();
  const auto made = bundle::assemble(test::day_issue(1), today, &*before);
  const double made_end = cpu_seconds();
  must(made.has_value() && made->changes.has_value(), "no second issue");

  const std::uint64_t new_pictures = size.new_picture_bytes();
  const std::uint64_t manifest = made->manifest.text().size();
  // Two signatures of the manifest and one of the status, about 300 bytes each, and the status.
  const std::uint64_t documents = manifest + 3 * 310 + 310;
  const std::uint64_t objects = made->changes->object_bytes - new_pictures;
  const std::uint64_t day = documents + objects;
  std::uint64_t without = documents;
  for (const bundle::ManifestObject& object : made->manifest.objects) {
    if (before->find(object.raw_hash) == nullptr) without += object.stored_size;
  }
  std::printf("%d rows, %.0f MB in %zu objects\n", size.rows,
              static_cast<double>(made->manifest.raw_total) / 1e6, made->manifest.objects.size());
  std::printf("  manifest and signatures    %8.1f kB\n", static_cast<double>(documents) / 1e3);
  std::printf("  %2zu deltas and small texts  %8.1f kB\n", made->manifest.deltas.size(),
              static_cast<double>(objects) / 1e3);
  std::printf("  day, beside new pictures   %8.1f kB   (budget %.0f kB; without deltas %.1f kB)\n",
              static_cast<double>(day) / 1e3, static_cast<double>(size.network_budget) / 1e3,
              static_cast<double>(without - new_pictures) / 1e3);
  std::printf("  two new pictures           %8.1f kB\n", static_cast<double>(new_pictures) / 1e3);
  std::printf("  making the issue took      %8.1f s of CPU at the desk\n", made_end - start);

  const auto& offer = made->manifest.deltas.front();
  std::string base;
  for (const bundle::ManifestObject& object : before->manifest.objects) {
    if (object.raw_hash != offer.base) continue;
    base = before->raw(object).value().value();
  }
  must(write_file_atomic(folder / "new.kbundle", made->file).has_value(), "no disk");
  const auto after = bundle::DeskBundle::open(folder / "new.kbundle");
  must(after.has_value(), "the second issue does not open");
  const double before_apply = cpu_seconds();
  const auto raw =
      bundle::apply_delta(offer, *after->find(offer.target), base, after->stored.at(offer.hash));
  must(raw.has_value(), "the delta does not apply");
  std::printf("  applying the largest took  %8.3f s of CPU on the device, %.1f MB made\n",
              cpu_seconds() - before_apply, static_cast<double>(raw->size()) / 1e6);
  return day <= size.network_budget;
}

}  // namespace

int main() {
  std::string folder = (fs::temp_directory_path() / "gongshi-bench-XXXXXX").string();
  must(::mkdtemp(folder.data()) != nullptr, "no temporary folder");
  bool within = true;
  for (const test::DaySize& size : test::kDaySizes) within = measure(size, folder) && within;
  std::error_code ignored;  // a folder left behind in /tmp makes no figure wrong
  fs::remove_all(folder, ignored);
  return within ? 0 : 1;
}
