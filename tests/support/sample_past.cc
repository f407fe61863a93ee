// What the issues of the sample hospital changed, as the bundle of the last one tells it.
#include "tests/support/sample_release.h"
#include "tests/support/sample_tables.h"

namespace gongshi::test {

using namespace content;

ObjectMap objects_with_past() {
  const std::string hash(64, 'a');
  const std::vector<PastIssue> issues = {
      {"1-40", hash, day(2026, 6, 20), 0, 0, 0, 0, 0, 0},
      {"1-41", hash, day(2026, 6, 28), 1, 1, 0, 1, 1, 1},
      {"1-42", {}, day(2026, 11, 20), 1, 0, 0, 0, 0, 0},
  };
  const auto guided = [](std::int64_t units) {
    return Price{Money::of_units(units), PriceForm::kGovernmentGuided};
  };
  PriceStep later;
  later.code = "250101001";
  later.serial = "1-42";
  later.from = day(2027, 3, 1);
  later.name = "血常规";
  later.before = guided(220'000);
  later.after = guided(200'000);
  later.unit_before = later.unit_after = "次";
  later.basis = "青医保发〔2026〕18号";
  PriceStep now = later;
  now.serial = "1-41";
  now.from = day(2026, 7, 1);
  now.before = guided(240'000);
  now.after = guided(220'000);
  PriceStep fresh;
  fresh.kind = PriceKind::kDrug;
  fresh.code = "XA001";
  fresh.spec = "100mg×30片";
  fresh.unit = "盒";
  fresh.maker = "青溪制药有限公司";
  fresh.serial = "1-41";
  fresh.from = day(2026, 7, 1);
  fresh.name = "阿司匹林肠溶片";
  fresh.after = {Money::of_units(156'800), PriceForm::kUnstated};
  fresh.unit_after = "盒";
  fresh.basis = "省药品集中采购平台挂网价";
  const std::vector<ItemChange> changes = {
      {"1-41", ItemSort::kPage, "about", ItemFate::kChanged, "医院简介", "About us"},
      {"1-41", ItemSort::kPage, "old-notice", ItemFate::kRemoved, "关于国庆节门诊安排的通知", {}},
      {"1-41", ItemSort::kDoctor, "d003", ItemFate::kAdded, "曾志强", {}},
  };
  ObjectMap objects = objects_with_plan();
  objects[std::string(kIssueTable)] = must(write_issues(issues));
  objects[std::string(kStepTable)] = must(write_steps({later, now, fresh}));
  objects[std::string(kChangeTable)] = must(write_changes(changes));
  return objects;
}

}  // namespace gongshi::test
