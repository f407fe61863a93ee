#include "tests/content/workspace/trial.h"

#include <doctest/doctest.h>

#include "content/workspace/report.h"
#include "content/workspace/starter.h"

namespace gongshi::test {

using namespace content::workspace;

namespace {

const Date kToday{std::chrono::year{2026} / 3 / 1};

}  // namespace

Trial::Trial() {
  REQUIRE(write_starter(dir_ / "s").has_value());
}

void Trial::remove(const std::string& name) {
  REQUIRE(fs::remove(dir_ / "s" / name));
}

void Trial::services(const std::string& rows) {
  write(kServices,
        "项目编码,国家编码,项目名称,类别,计价单位,价格,收费依据,医保类别,说明,执行日期,停用日期\n" +
            rows);
}

void Trial::drugs(const std::string& rows) {
  write(kDrugs,
        "药品编码,通用名,剂型,规格,计价单位,零售价,生产企业,收费依据,自付比例,执行日期\n" + rows);
}

void Trial::check() {
  findings_ = {};
  auto workspace = read_workspace(dir_ / "s", kToday, findings_);
  REQUIRE(workspace.has_value());
  workspace_ = *std::move(workspace);
}

std::string Trial::report() const {
  return report_text(findings_, Lang::kZh, false);
}

std::string Trial::findings(const std::string& file) {
  check();
  const std::string report = this->report();
  std::string text;
  for (const Finding& finding : findings_.list()) {
    if (finding.place.file != file) continue;
    text += std::to_string(finding.place.row);
    if (!finding.place.column.empty()) text += ":" + finding.place.column;
    text += " " + code_word(finding.code);
    if (!finding.cell.empty()) text += " [" + finding.cell + "]";
    text += "\n";
    if (finding.severity == Severity::kNote) continue;
    const std::string cure(entry_of(finding.code).cure_zh);
    CHECK_MESSAGE(report.find("处理：" + cure) != std::string::npos, cure);
  }
  return text;
}

FileCount Trial::count(const std::string& file) {
  return findings_.file(file);
}

std::string Trial::sentence(const std::string& file, Code code) const {
  std::string text;
  for (const Finding& finding : findings_.list()) {
    if (finding.place.file == file && finding.code == code) text += finding.what.zh;
  }
  return text;
}

std::string Trial::taken(SheetKind kind) {
  std::string text;
  for (const auto& entry : workspace_->prices(kind)) {
    const content::PriceItem& item = entry.value.item;
    text += std::string(item.name) + "|" + std::string(item.unit) + "|" +
            (item.price.amount ? item.price.amount->text() : std::string("-")) + "\n";
  }
  return text;
}

}  // namespace gongshi::test
