// workspace_bench: seconds to check and build 100,000 price rows; the aim is 3, the limit 10.
//
// Rows differ in name, code, specification and price, in the shape of a real drug list. Times are
// the process's own (user and system), so that a busy machine does not blur them.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <time.h>

#include "content/workspace/build.h"
#include "content/workspace/starter.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

constexpr int kRows = 100'000;
constexpr const char* kWords[] = {"阿莫西林", "头孢克肟", "氯化钠", "注射液", "胶囊",
                                  "复方",     "血清",     "枸橼酸", "葡萄糖", "缓释",
                                  "颗粒",     "滴眼",     "丹参",   "降钙素"};

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string drugs() {
  std::string csv =
      "药品编码,通用名,剂型,规格,计价单位,采购价,零售价,零差率,生产企业,批准文号,收费依据,医保类别,"
      "自付比例,执行日期,停用日期\n";
  constexpr unsigned kCount = std::size(kWords);
  for (unsigned i = 0; i < kRows; ++i) {
    const std::string number = std::to_string(i);
    const std::string price = std::to_string(i % 977) + "." + std::to_string(10 + i % 90);
    csv += "YP" + number + "," + kWords[i % kCount] + kWords[i / kCount % kCount] +
           kWords[i / (kCount * kCount) % kCount] + ",片剂," + std::to_string(i % 500) +
           "mg×24片,盒," + price + "," + price + ",是,示范制药第" + std::to_string(i % 300) +
           "有限公司,国药准字H" + std::to_string(20'000'000 + i) +
           ",集中采购中选价,乙,10%,2026-01-01,\n";
  }
  return csv;
}

}  // namespace

int main() {
  char folder[] = "/tmp/gongshi-bench-XXXXXX";
  if (::mkdtemp(folder) == nullptr) return 3;
  const fs::path workspace_folder = fs::path(folder) / "w";
  if (!write_starter(workspace_folder) ||
      !write_file_atomic(workspace_folder / "prices/drugs.csv", drugs())) {
    return 3;
  }
  const Date today{std::chrono::year{2026} / 3 / 1};
  const double start = seconds();
  Findings findings;
  auto workspace = read_workspace(workspace_folder, today, findings);
  const double checked = seconds();
  const auto pinyin = Pinyin::load({});
  if (!workspace || !pinyin || findings.count(Severity::kError) > 0) return 1;
  const double loaded = seconds();
  const auto objects = make_objects(*workspace, *pinyin);
  if (!objects) return 1;
  const double made = seconds();
  content::bundle::Issue issue;
  issue.site = workspace->site;
  issue.channel = workspace->channel;
  issue.created = WallTime{std::chrono::sys_days{today}};
  issue.fresh_until = issue.created + kFreshFor;
  const auto assembled = content::bundle::assemble(issue, *objects);
  if (!assembled) return 1;
  const double end = seconds();
  std::printf("check %d rows        %.2f s\n", kRows, checked - start);
  std::printf("load reading data        %.2f s\n", loaded - checked);
  std::printf("make and read back       %.2f s\n", made - loaded);
  std::printf("compress and assemble    %.2f s\n", end - made);
  std::printf("check and build together %.2f s   (limit 10 s, aim 3 s)\n", end - start);
  std::error_code ignored;  // a folder left behind in /tmp makes no figure wrong
  fs::remove_all(folder, ignored);
  return end - start <= 10 ? 0 : 1;
}
