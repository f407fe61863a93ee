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
#include "content/schema.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

struct Size {
  int rows;
  int pictures;
  std::size_t picture_bytes;
  std::uint64_t budget;
};

/// Half the content is pictures, as in the format's example of 306 objects and 33 MB.
constexpr Size kSizes[] = {{50'000, 280, 50'000, 120'000}, {100'000, 900, 190'000, 400'000}};

constexpr const char* kWords[] = {"阿莫西林", "头孢克肟", "氯化钠", "注射液", "胶囊",
                                  "复方",     "血清",     "枸橼酸", "葡萄糖", "缓释",
                                  "颗粒",     "滴眼",     "丹参",   "降钙素"};

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

/// Knuth's MMIX generator, the same numbers in every run.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 32U) % end;
  }

 private:
  std::uint64_t state_;
};

std::string picture(std::uint64_t seed, std::size_t size) {
  Numbers numbers(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(numbers.below(256));
  return bytes;
}

/// A drug list as a hospital has it; `day` 1 has other prices in one row of a hundred.
std::string price_table(int rows, int day) {
  const auto sample = test::sample_release();
  const PriceDetail pattern = sample->detail(sample->prices(PriceKind::kDrug).front());
  Numbers numbers(7);
  std::vector<std::string> texts;
  texts.reserve(static_cast<std::size_t>(rows) * 4);
  std::vector<PriceDetail> prices;
  const auto keep = [&](std::string text) -> Text { return texts.emplace_back(std::move(text)); };
  for (int row = 0; row < rows; ++row) {
    PriceDetail price = pattern;
    std::string name;
    for (int word = 0; word < 3; ++word) name += kWords[numbers.below(std::size(kWords))];
    price.item.code = keep("YP" + std::to_string(10'000'000 + row));
    price.item.name = keep(name);
    price.item.spec =
        keep(std::to_string(numbers.below(500)) + "mg×" + std::to_string(numbers.below(48)) + "片");
    price.item.maker = keep("示范制药第" + std::to_string(numbers.below(300)) + "有限公司");
    auto units = static_cast<std::int64_t>(numbers.below(9'000'000));
    const auto other = static_cast<std::int64_t>(numbers.below(9'000'000));
    if (numbers.below(100) == 0 && day > 0) units = other;  // drawn on both days alike
    price.item.price = {Money::of_units(units), PriceForm::kUnstated};
    prices.push_back(price);
  }
  auto table = write_prices(PriceKind::kDrug, prices);
  must(table.has_value(), "no price table");
  return *std::move(table);
}

std::string notice(int number, int day) {
  Numbers numbers(static_cast<std::uint64_t>(number));
  std::string text = "# 告示 " + std::to_string(number) + "\n\n";
  for (int line = 0; line < 60; ++line) {
    for (int word = 0; word < 12; ++word) text += kWords[numbers.below(std::size(kWords))];
    text += "，请到" + std::to_string(numbers.below(40)) + "号窗口办理。\n";
  }
  if (day > 0) text += "\n更新：自明日起改在二楼办理。\n";
  return text;
}

std::map<std::string, bundle::Source> content(const Size& size, int day) {
  std::map<std::string, bundle::Source> objects;
  for (auto& [path, bytes] : test::sample_objects()) {
    const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                      : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                  : bundle::ObjectKind::kImage;
    objects[path] = {kind, bytes};
  }
  objects[std::string(kDrugTable)] = {bundle::ObjectKind::kTable, price_table(size.rows, day)};
  for (int i = 0; i < 20; ++i) {
    objects["text/page/notice-" + std::to_string(i) + ".zh"] = {bundle::ObjectKind::kText,
                                                                notice(i, i < 3 ? day : 0)};
  }
  for (int i = 0; i < size.pictures; ++i) {
    const auto seed = static_cast<std::uint64_t>(i < 2 ? 1'000'000 * day + i : i);
    objects["image/photo/p" + std::to_string(i)] = {bundle::ObjectKind::kImage,
                                                    picture(seed, size.picture_bytes)};
  }
  return objects;
}

bundle::Issue issue(int day) {
  const WallTime created = *parse_time("2026-11-20T02:00:00Z") + std::chrono::days(day);
  return {"hosp-a", "production",
          1,        static_cast<std::uint64_t>(42 + day),
          created,  created + std::chrono::days(45)};
}

/// True when the day stays within its budget.
bool measure(const Size& size, const fs::path& folder) {
  const auto yesterday = bundle::assemble(issue(0), content(size, 0));
  must(yesterday.has_value() &&
           write_file_atomic(folder / "old.kbundle", yesterday->file).has_value(),
       "no first issue");
  const auto before = bundle::DeskBundle::open(folder / "old.kbundle");
  must(before.has_value(), "the first issue does not open");
  const auto today = content(size, 1);
  const double start = cpu_seconds();
  const auto made = bundle::assemble(issue(1), today, &*before);
  const double made_end = cpu_seconds();
  must(made.has_value() && made->changes.has_value(), "no second issue");

  const std::uint64_t new_pictures = 2 * size.picture_bytes;
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
              static_cast<double>(day) / 1e3, static_cast<double>(size.budget) / 1e3,
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
  return day <= size.budget;
}

}  // namespace

int main() {
  std::string folder = (fs::temp_directory_path() / "gongshi-bench-XXXXXX").string();
  must(::mkdtemp(folder.data()) != nullptr, "no temporary folder");
  bool within = true;
  for (const Size& size : kSizes) within = measure(size, folder) && within;
  std::error_code ignored;  // a folder left behind in /tmp makes no figure wrong
  fs::remove_all(folder, ignored);
  return within ? 0 : 1;
}
