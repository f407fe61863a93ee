// plans.yaml, without any picture to it: each way that is taken joins two points that are there.
#include "content/plan_check.h"
#include "content/workspace/check/check_plans.h"
#include "content/workspace/file/plan_reader.h"
#include "content/workspace/file/plans_file.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  const std::string text(fuzz::text_of(data, size));
  const fs::path nowhere = "/nonexistent";
  Workspace workspace;
  Findings findings;
  Context context{nowhere, Date{}, workspace, findings};
  read_plans_text(context, text);
  for (const content::PlanWay& way : workspace.ways) {
    const auto* const from = find_point(workspace, way.from);
    const auto* const to = find_point(workspace, way.to);
    fuzz::demand(from != nullptr && to != nullptr &&
                 content::way_kind(*from, *to) != content::WayKind::kNone);
  }
  fuzz::demand(workspace.plans.empty() || findings.count(Severity::kError) == 0);
  check_plans(context);
  return 0;
}
