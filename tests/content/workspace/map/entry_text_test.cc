// The entry of one file inside columns.yaml: written, replaced, and everything else left alone.
#include "content/workspace/map/entry_text.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

MapEntry drugs() {
  MapEntry entry;
  entry.file = "prices/drugs.csv";
  entry.kind = SheetKind::kDrug;
  entry.columns = {{"药名", Field::kName}, {"单价: 元", Field::kPrice}};
  entry.ignore = {"序号", "no"};
  entry.fill = {{Field::kBasis, "某医保发〔2025〕1号"}, {Field::kFrom, "2026-01-01"}};
  return entry;
}

FileColumns read_back(const std::string& text, const std::string& file) {
  Findings findings;
  const ColumnsFile columns = parse_columns_file(text, findings);
  REQUIRE(findings.list().empty());
  return columns.of(file);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("entry: every part is read back as it was meant") {
    MapEntry entry = drugs();
    entry.file = "prices/收费 目录#1.xlsx";
    entry.sheet = "价格: 目录";
    entry.price = "三级";
    entry.carry = {Field::kGroup};
    entry.insurance = {{"非", content::InsuranceClass::kSelfPay},
                       {"1", content::InsuranceClass::kA},
                       {"无\"引\"号", content::InsuranceClass::kUnstated}};
    entry.values = {{Field::kState, {{"1", "出诊"}, {"停诊中", "停诊"}}},
                    {Field::kHalf, {{"a: m", "上午"}}}};
    entry.self_pay = BareShare::kFraction;
    entry.generate_codes = true;
    const auto made = with_entry("", entry);
    REQUIRE(made.has_value());
    CHECK(read_back(*made, entry.file) == entry.meaning());
  }

  TEST_CASE("entry: an empty list becomes one, with its remarks") {
    const auto made = with_entry("# 说明\nfiles: {}  # 还没有\n", drugs());
    REQUIRE(made.has_value());
    CHECK(*made ==
          "# 说明\nfiles:  # 还没有\n  prices/drugs.csv:\n    kind: drug\n"
          "    columns: {药名: name, \"单价: 元\": price}\n    ignore: [序号, \"no\"]\n"
          "    fill: {basis: 某医保发〔2025〕1号, from: \"2026-01-01\"}\n");
  }

  TEST_CASE("entry: others keep their bytes, remarks inside the old one are kept above it") {
    const std::string before =
        "# 头\nfiles:\n  # 甲\n  prices/a.csv:   # 表甲\n    kind: service\n"
        "  prices/drugs.csv:  # 旧\n    # 为什么\n    kind: drug\n    fill: {basis: '旧 # 号'}\n\n"
        "  # 乙\n  prices/b.csv: {kind: service}\n# 尾\n";
    const auto made = with_entry(before, drugs());
    REQUIRE(made.has_value());
    CHECK(
        made->starts_with("# 头\nfiles:\n  # 甲\n  prices/a.csv:   # 表甲\n    kind: service\n"
                          "  # 旧\n  # 为什么\n  prices/drugs.csv:\n    kind: drug\n"));
    CHECK(made->ends_with("\n\n  # 乙\n  prices/b.csv: {kind: service}\n# 尾\n"));
    CHECK(made->find("旧 # 号") == std::string::npos);
    CHECK(read_back(*made, "prices/drugs.csv") == drugs().meaning());
    const auto again = with_entry(*made, drugs());
    REQUIRE(again.has_value());
    CHECK(*again == *made);
  }

  TEST_CASE("entry: a new one comes behind the others, in their indentation") {
    const auto made = with_entry("files:\n    prices/a.csv: {kind: drug}\n# 尾\n", drugs());
    REQUIRE(made.has_value());
    CHECK(
        made->starts_with("files:\n    prices/a.csv: {kind: drug}\n    prices/drugs.csv:\n"
                          "        kind: drug\n"));
    CHECK(made->ends_with("# 尾\n"));
  }

  TEST_CASE("entry: a file that cannot be edited safely is left alone") {
    CHECK(with_entry("files: {prices/a.csv: {kind: drug}}\n", drugs()).error().word == "E1013");
    CHECK(with_entry("files:\n  {prices/a.csv: {kind: drug}}\n", drugs()).error().word == "E1013");
    CHECK(with_entry("files: [1\n", drugs()).error().word == "E1009");
    CHECK_FALSE(with_entry("- a\n- b\n", drugs()).has_value());
  }
}
