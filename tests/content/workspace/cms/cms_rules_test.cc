// The twelve cross-field rules of the CMS template, each broken once; its values and words.
#include "content/workspace/cms/rules.h"

#include <doctest/doctest.h>

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

CmsValue v(std::string_view text) {
  return {text, 0};
}

/// An item that obeys every rule.
CmsItem good() {
  CmsItem item;
  item.row = 4;
  item.description = v("Knee X-ray");
  item.setting = v("outpatient");
  item.codes = {{v("73560"), v("CPT")}};
  item.gross = v("210.5");
  item.min = v("120");
  item.max = v("150");
  CmsCharge charge;
  charge.payer = v("North");
  charge.plan = v("PPO");
  charge.dollar = v("150");
  charge.methodology = v("fee schedule");
  item.charges = {charge};
  return item;
}

/// Codes of the findings, "E1331 E1342".
std::string broken(const CmsItem& item) {
  CmsPriceFile file;
  file.columns = {"A(x)"};
  Findings findings;
  const bool sound = check_cms_item(file, "prices/a.csv", item, findings);
  CHECK(sound == findings.list().empty());
  std::string codes;
  for (const Finding& finding : findings.list()) {
    codes += (codes.empty() ? "" : " ") + code_word(finding.code);
    CHECK(finding.place.row == 4);
    CHECK(finding.severity == Severity::kError);
  }
  return codes;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("cms rule 1: charge, payer, plan and methodology come together") {
    CHECK(broken(good()) == "");
    for (auto part :
         {&CmsCharge::payer, &CmsCharge::plan, &CmsCharge::dollar, &CmsCharge::methodology}) {
      CmsItem item = good();
      item.charges[0].*part = {};
      CHECK(broken(item) == "E1331");
    }
  }

  TEST_CASE("cms rules 2 and 3: codes and their types") {
    CmsItem item = good();
    item.codes.clear();
    CHECK(broken(item) == "E1332");
    item = good();
    item.codes.push_back({v("320"), {}});
    CHECK(broken(item) == "E1333");
    item.codes = {{{}, v("CPT")}};
    CHECK(broken(item) == "E1333 E1332");
  }

  TEST_CASE("cms rule 4: methodology other needs a note") {
    CmsItem item = good();
    item.charges[0].methodology = v("Other");
    CHECK(broken(item) == "E1334");
    item.notes = v("as agreed");
    CHECK(broken(item) == "");
    item.notes = {};
    item.charges[0].notes = v("as agreed");
    CHECK(broken(item) == "");
  }

  TEST_CASE("cms rule 5: every item has a charge") {
    CmsItem item = good();
    item.gross = {};
    item.charges.clear();
    CHECK(broken(item) == "E1335");
    item.cash = v("1");
    CHECK(broken(item) == "");
  }

  TEST_CASE("cms rule 6: dollars need min and max") {
    CmsItem item = good();
    item.max = {};
    CHECK(broken(item) == "E1336");
    item.charges.clear();
    CHECK(broken(item) == "");
  }

  TEST_CASE("cms rules 7, 8 and 9: percentages need a count, three amounts, or a note") {
    CmsItem item = good();
    item.charges[0].dollar = {};
    item.charges[0].percentage = v("70.5");
    CHECK(broken(item) == "E1337");
    item.charges[0].count = v("1 through 10");
    CHECK(broken(item) == "E1338");
    item.charges[0].median = v("10");
    item.charges[0].low = v("5");
    CHECK(broken(item) == "E1338");
    item.charges[0].high = v("20");
    CHECK(broken(item) == "");
    item.charges[0].count = v("0");
    CHECK(broken(item) == "E1339");
    item.notes = v("none this year");
    CHECK(broken(item) == "");
  }

  TEST_CASE("cms rules 10 and 12: drugs have a unit and its type") {
    CmsItem item = good();
    item.codes = {{v("1-2-3"), v("NDC")}};
    CHECK(broken(item) == "E1340");
    item.drug_unit = v("30");
    CHECK(broken(item) == "E1342");
    item.drug_type = v("GM");
    CHECK(broken(item) == "");
    item = good();
    item.drug_type = v("ML");
    CHECK(broken(item) == "E1342");
  }

  TEST_CASE("cms rule 11: a modifier alone needs a charge or a note") {
    CmsItem item = good();
    item.codes.clear();
    item.modifiers = v("50");
    item.gross = {};
    item.charges.clear();
    CHECK(broken(item) == "E1341");
    item.notes = v("half as much again");
    CHECK(broken(item) == "");
    item.notes = {};
    CmsCharge charge;  // of a modifier neither methodology nor count is asked
    charge.payer = v("North");
    charge.plan = v("PPO");
    charge.percentage = v("150");
    item.charges = {charge};
    CHECK(broken(item) == "");
  }

  TEST_CASE("cms: amounts are positive numbers, words come from their lists") {
    for (const char* bad : {"0", "$5", "1,000", "-3", "N/A"}) {
      CmsItem item = good();
      item.gross = v(bad);
      CHECK_MESSAGE(broken(item) == "E1203", bad);
    }
    CmsItem item = good();
    item.setting = v("ward");
    CHECK(broken(item) == "E1209");
    item = good();
    item.codes[0].type = v("XYZ");
    CHECK(broken(item) == "E1209");
    item = good();
    item.description = {};
    CHECK(broken(item) == "E1201");
  }
}
