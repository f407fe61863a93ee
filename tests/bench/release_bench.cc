// release_bench: how long Release::load takes for 100,000 price rows. Budget: 100 ms.
#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include <time.h>

#include "content/release.h"
#include "content/schema.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

constexpr std::size_t kRows = 100'000;
constexpr int kRounds = 7;

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

int main() {
  const auto sample = test::sample_release();
  auto objects = test::sample_objects();
  const auto services = sample->prices(PriceKind::kService);
  std::vector<std::string> codes;
  codes.reserve(kRows);
  std::vector<PriceDetail> rows;
  for (std::size_t i = 0; i < kRows; ++i) {
    codes.push_back(std::to_string(100'000'000 + i));
    rows.push_back(sample->detail(services[i % services.size()]));
    rows.back().item.code = codes.back();
    rows.back().content = "含样本采集、处理、定标、质控、检测、审核结果、录入或人工登记、发送报告";
  }
  const auto table = write_prices(PriceKind::kService, rows);
  if (!table) return std::printf("%s\n", table.error().what.en.c_str()), 1;
  objects[std::string(kServiceTable)] = *table;
  const auto shared = std::make_shared<MemoryObjects>(std::move(objects));
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double start = thread_milliseconds();
    const auto release = Release::load(test::sample_id(), shared);
    if (!release) return std::printf("%s\n", release.error().what.en.c_str()), 1;
    const double took = thread_milliseconds() - start;
    best = std::min(best, took);
    std::printf("load of %zu price rows, %.1f MB: %.1f ms\n", (*release)->prices().size(),
                static_cast<double>(table->size()) / 1e6, took);
  }
  std::printf("best %.1f ms, budget 100 ms\n", best);
  return 0;
}
