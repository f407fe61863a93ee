// The JSON layout: the same content, nested.
#include <nlohmann/json.hpp>

#include "content/workspace/cms/price_file.h"
#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {
namespace {

using Json = nlohmann::json;

class JsonReader {
 public:
  JsonReader(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  std::optional<CmsPriceFile> read(const Json& root) {
    const Json* const items = member(root, "standard_charge_information");
    if (items == nullptr || !items->is_array()) {
      findings_.block({file_, 0, "standard_charge_information"}, Code::kNoHeader,
                      {"不是 CMS 价格文件：没有 standard_charge_information 列表",
                       "no CMS price file: the list standard_charge_information is missing"});
      return std::nullopt;
    }
    read_head(root);
    int number = 0;
    for (const Json& item : *items) read_item(item, ++number);
    return std::move(made_);
  }

 private:
  static const Json* member(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
  }

  int column(const char* key) {
    const auto found = std::ranges::find(made_.columns, key);
    if (found != made_.columns.end()) return static_cast<int>(found - made_.columns.begin());
    made_.columns.emplace_back(key);
    return static_cast<int>(made_.columns.size()) - 1;
  }

  /// A text or number as text, the items of a list joined with '|'; nothing else has one.
  std::string text_of(const Json& value) const {
    if (value.is_string()) return clean_text(value.get_ref<const std::string&>()).text;
    if (value.is_number()) return value.dump();
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    if (!value.is_array()) return {};
    std::string joined;
    for (const Json& each : value) {
      if (!each.is_string() && !each.is_number()) continue;
      joined += (joined.empty() ? "" : "|") + text_of(each);
    }
    return joined;
  }

  CmsValue value(const Json& object, const char* key) {
    CmsValue made{{}, column(key)};
    if (const Json* const found = member(object, key)) made.text = made_.pool.keep(text_of(*found));
    return made;
  }

  void read_head(const Json& root) {
    CmsHead& head = made_.head;
    made_.head_row = 0;
    head.hospital = value(root, "hospital_name");
    head.updated = value(root, "last_updated_on");
    head.version = value(root, "version");
    head.locations = value(root, "location_name");
    head.addresses = value(root, "hospital_address");
    head.npi = value(root, "type_2_npi");
    if (const Json* const license = member(root, "license_information")) {
      head.license = value(*license, "license_number");
    }
    if (const Json* const attestation = member(root, "attestation")) {
      head.attested = value(*attestation, "confirm_attestation");
      head.attester = value(*attestation, "attester_name");
    }
  }

  void read_item(const Json& object, int number) {
    CmsItem common;
    common.row = number;
    common.description = value(object, "description");
    if (const Json* const codes = member(object, "code_information"); codes != nullptr) {
      for (const Json& code : *codes)
        common.codes.push_back({value(code, "code"), value(code, "type")});
    }
    if (const Json* const drug = member(object, "drug_information")) {
      common.drug_unit = value(*drug, "unit");
      common.drug_type = value(*drug, "type");
    }
    const Json* const charges = member(object, "standard_charges");
    if (charges == nullptr || !charges->is_array()) {
      made_.items.push_back(std::move(common));  // rule 5 tells that no charge is there
      return;
    }
    for (const Json& charge : *charges) {
      CmsItem item = common;
      item.setting = value(charge, "setting");
      item.gross = value(charge, "gross_charge");
      item.cash = value(charge, "discounted_cash");
      item.min = value(charge, "minimum");
      item.max = value(charge, "maximum");
      item.modifiers = value(charge, "modifier_code");
      item.notes = value(charge, "additional_generic_notes");
      if (const Json* const payers = member(charge, "payers_information")) {
        for (const Json& payer : *payers) item.charges.push_back(read_charge(payer));
      }
      made_.items.push_back(std::move(item));
    }
  }

  CmsCharge read_charge(const Json& object) {
    CmsCharge charge;
    charge.payer = value(object, "payer_name");
    charge.plan = value(object, "plan_name");
    charge.dollar = value(object, "standard_charge_dollar");
    charge.percentage = value(object, "standard_charge_percentage");
    charge.algorithm = value(object, "standard_charge_algorithm");
    charge.methodology = value(object, "methodology");
    charge.median = value(object, "median_amount");
    charge.low = value(object, "10th_percentile");
    charge.high = value(object, "90th_percentile");
    charge.count = value(object, "count");
    charge.notes = value(object, "additional_payer_notes");
    return charge;
  }

  const std::string& file_;
  Findings& findings_;
  CmsPriceFile made_;
};

}  // namespace

std::optional<CmsPriceFile> read_cms_json(const std::string& file, std::string_view text,
                                          Findings& findings) {
  const Json root = Json::parse(text, nullptr, false);
  if (root.is_discarded()) {
    findings.block({file}, Code::kWrongFileType, {"不是完整的 JSON 文件", "not a whole JSON file"});
    return std::nullopt;
  }
  return JsonReader(file, findings).read(root);
}

}  // namespace gongshi::content::workspace
