// Price files in the format of the US CMS: recognised, read in three layouts, priced in dollars.
#include <doctest/doctest.h>

#include "content/currency.h"
#include "content/workspace/cms/header.h"
#include "tests/content/workspace/trial.h"

using namespace gongshi;
using namespace gongshi::test;
using namespace gongshi::content::workspace;

namespace {

constexpr const char* kFile = "prices/standardcharges.csv";
const std::string kHead =
    "hospital_name,last_updated_on,version,location_name,hospital_address,license_number|XX,"
    "type_2_npi,\"To the best of its knowledge and belief, this hospital has said it all.\","
    "attester_name\n"
    "Rivermouth Hospital,2/3/2026,3.0.0,Rivermouth|Hill,\"1 Quay, Rivermouth\",77,1|2,true,A. "
    "Person\n";
const std::string kTall =
    "description,code | 1,code | 1 | type,code|2,code|2|type,setting,drug_unit_of_measurement,"
    "drug_type_of_measurement,standard_charge|gross,standard_charge|discounted_cash,payer_name,"
    "plan_name,standard_charge|negotiated_dollar,standard_charge|min,standard_charge|max,"
    "standard_charge|methodology,additional_generic_notes\n";
const std::string kRows =
    "Knee X-ray,320,RC,73560,CPT,outpatient,,,210.5,180,North,PPO,150,120,150,fee schedule,\n"
    "Knee X-ray,320,RC,73560,CPT,outpatient,,,210.5,180,South,HMO,120,120,150,fee schedule,\n"
    "Skin cream,11111-222-33,NDC,,,both,30,GM,40,,,,,,,,\n"
    "Room,110,RC,,,inpatient,,,,,North,PPO,900,900,900,per diem,\n";

/// A workspace whose only prices are `text` in kFile.
void put(Trial& trial, const std::string& text) {
  for (const char* name : {"services", "drugs", "consumables"}) {
    trial.write(std::string("prices/") + name + ".csv", "");
    trial.remove(std::string("prices/") + name + ".csv");
  }
  trial.write(kFile, text);
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("cms: a tall file becomes services in dollars, one for an item whatever the payers") {
    Trial trial;
    put(trial, "\xEF\xBB\xBF" + kHead + kTall + kRows);
    CHECK(trial.findings(kFile) == "0 E1033\n");  // the room has no price for the public
    CHECK(trial.taken(SheetKind::kService) ==
          "Knee X-ray|USD|210.50\nSkin cream|USD/30 GM|40.00\n");
    const content::PriceDetail& knee = trial.workspace().services[0].value;
    CHECK(knee.national_code == "CPT 73560");
    CHECK(knee.item.aliases == "CPT 73560;RC 320");
    CHECK(knee.item.spec == "门诊 outpatient");
    CHECK(knee.remark == "折前标价 gross charge；折后现金价 discounted cash price: 180.00 USD");
    CHECK(knee.basis == "45 CFR 180.50, CMS template 3.0.0, 2/3/2026, attested by A. Person");
    CHECK(date_text(knee.item.valid.from) == "2026-02-03");
    CHECK(trial.count(kFile).read == 2);
    CHECK(trial.count(kFile).taken == 2);
    CHECK(trial.count(kFile).skipped == 1);
  }

  TEST_CASE("cms: columns.yaml shows the discounted cash price instead") {
    Trial trial;
    put(trial, kHead + kTall + kRows);
    trial.write("columns.yaml",
                "files:\n  prices/standardcharges.csv: {charge: discounted_cash}\n");
    CHECK(trial.findings(kFile) == "0 E1033\n");
    CHECK(trial.taken(SheetKind::kService) ==
          "Knee X-ray|USD|180.00\nSkin cream|USD/30 GM|40.00\n");
    trial.write("columns.yaml", "files:\n  prices/standardcharges.csv: {charge: cheap}\n");
    CHECK(trial.findings("columns.yaml") == "2:prices/standardcharges.csv.charge E1013\n");
  }

  TEST_CASE("cms: a wide file and a JSON file say the same as a tall one") {
    Trial tall;
    put(tall, kHead + kTall + kRows);
    tall.check();
    Trial wide;
    put(wide,
        kHead +
            "description,code|1,code|1|type,code|2,code|2|type,setting,"
            "drug_unit_of_measurement,drug_type_of_measurement,standard_charge|gross,"
            "standard_charge|discounted_cash,standard_charge|North|PPO|negotiated_dollar,"
            "standard_charge|North|PPO|methodology,standard_charge|South|HMO|negotiated_dollar,"
            "standard_charge|South|HMO|methodology,standard_charge|min,standard_charge|max\n"
            "Knee X-ray,320,RC,73560,CPT,outpatient,,,210.5,180,150,fee schedule,120,fee "
            "schedule,120,150\n"
            "Skin cream,11111-222-33,NDC,,,both,30,GM,40,,,,,,,\n"
            "Room,110,RC,,,inpatient,,,,,900,per diem,,,900,900\n");
    CHECK(wide.findings(kFile) == "0 E1033\n");
    CHECK(wide.taken(SheetKind::kService) == tall.taken(SheetKind::kService));
    Trial json;
    put(json, "");
    json.remove(kFile);
    json.write(
        "prices/charges.json",
        R"({"hospital_name": "Rivermouth Hospital", "last_updated_on": "2026-02-03", "version": "3.0.0",
  "attestation": {"attestation": "…", "confirm_attestation": true, "attester_name": "A. Person"},
  "standard_charge_information": [
    {"description": "Knee X-ray",
     "code_information": [{"code": "320", "type": "RC"}, {"code": "73560", "type": "CPT"}],
     "standard_charges": [{"setting": "outpatient", "gross_charge": 210.5, "discounted_cash": 180,
       "minimum": 120, "maximum": 150, "payers_information": [
         {"payer_name": "North", "plan_name": "PPO", "standard_charge_dollar": 150, "methodology": "fee schedule"}]}]},
    {"description": "Skin cream", "code_information": [{"code": "11111-222-33", "type": "NDC"}],
     "drug_information": {"unit": "30", "type": "GM"},
     "standard_charges": [{"setting": "both", "gross_charge": 40}]}]})");
    CHECK(json.findings("prices/charges.json") == "");
    CHECK(json.taken(SheetKind::kService) == tall.taken(SheetKind::kService));
    json.write("prices/charges.json", "{\"hospital_name\": ");
    CHECK(json.findings("prices/charges.json") == "0 E1003\n");
    json.write("prices/charges.json", "[]");
    CHECK(json.findings("prices/charges.json") == "0:standard_charge_information E1006\n");
  }

  TEST_CASE("cms: dollars never stand beside yuan") {
    Trial trial;
    trial.write(kFile, kHead + kTall + kRows);
    CHECK(trial.findings(kFile) == "0 E1033\n0 E1310\n");
    CHECK(trial.all().blocked());
    CHECK(content::priced_unit("USD/30 GM").unit == "30 GM");
    CHECK(content::priced_unit("USD").dollars);
    CHECK_FALSE(content::priced_unit("USDx").dollars);
    CHECK_FALSE(content::priced_unit("次").dollars);
  }

  TEST_CASE("cms: head, version, attestation and placeholders are judged") {
    Trial trial;
    put(trial, "hospital_name,last_updated_on,version,attester_name\n,13/45/2026,2.1.0,\n" + kTall +
                   kRows);
    CHECK(trial.findings(kFile) ==
          "2:B(last_updated_on) E1030\n2:A(hospital_name) E1030\n2:D(attester_name) E1030\n"
          "2 E1032\n2 E1031\n");
    CHECK(trial.all().blocked());
    put(trial, kHead +
                   "description,code|1,setting,standard_charge|gross,"
                   "standard_charge|[payer_name]|[plan_name]|negotiated_dollar\na,b,both,1,2\n");
    CHECK(trial.findings(kFile) ==
          "3:E(standard_charge|[payer_name]|[plan_name]|negotiated_dollar) E1006\n");
    put(trial, kHead + "a,b,c\n1,2,3\n");
    CHECK(trial.findings(kFile).find("3 E1016") != std::string::npos);
    put(trial, kHead);
    CHECK(trial.findings(kFile) == "0 E1006\n");
  }

  TEST_CASE("cms: one item with two prices is refused") {
    Trial trial;
    put(trial, kHead + kTall + kRows +
                   "Knee X-ray,320,RC,73560,CPT,outpatient,,,999,180,West,PPO,150,120,150,fee "
                   "schedule,\n");
    CHECK(trial.findings(kFile) == "0 E1033\n8:I(standard_charge|gross) E1302 [999]\n");
  }

  TEST_CASE("cms: headers have parts around bars, blanks and case do not matter") {
    CHECK(parse_cms_header(" Standard_Charge | GROSS ").column == CmsColumn::kGross);
    CHECK(parse_cms_header("code|12|type").number == 12);
    CHECK(parse_cms_header("code|0").column == CmsColumn::kUnknown);
    CHECK(parse_cms_header("code|x|type").column == CmsColumn::kUnknown);
    const CmsHeader wide = parse_cms_header("10th_percentile|A Co|Plan 1");
    CHECK(wide.column == CmsColumn::kLow);
    CHECK(wide.payer == "A Co");
    CHECK(wide.plan == "Plan 1");
    CHECK(parse_cms_header("standard_charge|[payer_name]|x|methodology").placeholder);
    CHECK(parse_cms_header("standard_charge|a|b|gross").column == CmsColumn::kUnknown);
  }
}
