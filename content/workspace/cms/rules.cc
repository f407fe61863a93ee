#include "content/workspace/cms/rules.h"

#include <algorithm>
#include <array>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/record.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::array kSettings =
    std::to_array<std::string_view>({"inpatient", "outpatient", "both"});
constexpr std::array kDrugTypes =
    std::to_array<std::string_view>({"gr", "me", "ml", "un", "f2", "ea", "gm"});
constexpr std::array kMethods = std::to_array<std::string_view>(
    {"caserate", "feeschedule", "percentoftotalbilledcharges", "perdiem", "other"});
constexpr std::array kTypes = std::to_array<std::string_view>(
    {"cpt",   "ndc",   "hcpcs",   "rc",     "icd",      "drg", "ms-drg",
     "r-drg", "s-drg", "aps-drg", "ap-drg", "apr-drg",  "apc", "local",
     "eapg",  "hipps", "cdt",     "cdm",    "tris-drg", "cmg", "ms-ltc-drg"});

bool given(const CmsValue& value) {
  return !value.text.empty();
}

bool is(const CmsValue& value, std::string_view word) {
  return fold_word(value.text) == word;
}

class ItemChecks {
 public:
  ItemChecks(const CmsPriceFile& file, const std::string& name, const CmsItem& item,
             Findings& findings)
      : file_(file), name_(name), item_(item), findings_(findings) {}

  bool run() {
    check_words();
    check_codes();
    check_charges();
    check_drug();
    for (const CmsCharge& charge : item_.charges) check_payer(charge);
    return sound_;
  }

 private:
  void fail(const CmsValue& value, Code code, Sentence what) {
    sound_ = false;
    const std::string column =
        value.column < 0 ? "" : file_.columns[static_cast<std::size_t>(value.column)];
    findings_.add({name_, item_.row, column}, code, std::move(what), Record::shown(value.text));
  }

  template <std::size_t kCount>
  void check_word(const CmsValue& value, const std::array<std::string_view, kCount>& words) {
    if (!given(value)) return;
    if (std::ranges::find(words, fold_word(value.text)) != words.end()) return;
    std::string list;
    for (const std::string_view word : words)
      list += (list.empty() ? "" : ", ") + std::string(word);
    const std::string shown = Record::shown(value.text);
    fail(value, Code::kBadWord,
         {"“" + shown + "”不在 CMS 格式规定的词里：" + list,
          "\"" + shown + "\" is none of the words of the CMS format: " + list});
  }

  /// Positive, digits and a point; no sign, no separator, no filler.
  void check_amount(const CmsValue& value) {
    if (!given(value)) return;
    auto parsed = parse_money(value.text);
    if (auto* refusal = std::get_if<Refusal>(&parsed)) {
      fail(value, refusal->code, std::move(refusal->what));
    } else if (std::get<content::Money>(parsed).units() == 0) {
      fail(value, Code::kBadMoney,
           {"CMS 格式里金额不能是 0，没有就空着", "an amount is never 0 here; leave it blank"});
    }
  }

  void check_words() {
    check_word(item_.setting, kSettings);
    check_word(item_.drug_type, kDrugTypes);
    check_amount(item_.gross);
    check_amount(item_.cash);
    check_amount(item_.min);
    check_amount(item_.max);
    if (!given(item_.description)) {
      fail(item_.description, Code::kMissingCell, {"没有填写 description", "description is empty"});
    }
  }

  [[nodiscard]] bool has_code() const {
    return std::ranges::any_of(
        item_.codes, [](const CmsCode& code) { return given(code.code) && given(code.type); });
  }

  [[nodiscard]] static bool has_charge(const CmsCharge& charge) {
    return given(charge.dollar) || given(charge.percentage) || given(charge.algorithm);
  }

  [[nodiscard]] bool has_any_charge() const {
    return given(item_.gross) || given(item_.cash) ||
           std::ranges::any_of(item_.charges, has_charge);
  }

  /// A modifier that changes other items' charges: it has no code of its own.
  [[nodiscard]] bool is_modifier() const { return given(item_.modifiers) && !has_code(); }

  void check_codes() {
    for (const CmsCode& code : item_.codes) {
      check_word(code.type, kTypes);
      if (given(code.code) == given(code.type)) continue;
      fail(given(code.code) ? code.type : code.code, Code::kCmsCodeType,
           {"规则 3：code 和 type 必须成对填写", "rule 3: code and type come together"});
    }
    if (has_any_charge() && !has_code() && !is_modifier()) {
      const CmsValue place = item_.codes.empty() ? CmsValue{} : item_.codes.front().code;
      fail(place, Code::kCmsNoCode,
           {"规则 2：有收费就必须有编码和编码类型", "rule 2: a charge needs a code with its type"});
    }
  }

  void check_charges() {
    if (is_modifier()) {
      const bool noted =
          given(item_.notes) || std::ranges::any_of(item_.charges, [](const CmsCharge& charge) {
            return given(charge.notes);
          });
      if (has_any_charge() || noted) return;
      fail(item_.modifiers, Code::kCmsModifier,
           {"规则 11：单独的 modifier 必须有收费或说明",
            "rule 11: a modifier alone needs a charge "
            "or a note"});
      return;
    }
    if (has_any_charge()) return;
    fail(item_.gross, Code::kCmsNoCharge,
         {"规则 5：每一项至少要有一种收费", "rule 5: every item has at least one charge"});
  }

  void check_drug() {
    const bool ndc =
        std::ranges::any_of(item_.codes, [](const CmsCode& code) { return is(code.type, "ndc"); });
    if (given(item_.drug_unit) != given(item_.drug_type)) {
      fail(given(item_.drug_unit) ? item_.drug_type : item_.drug_unit, Code::kCmsDrugPair,
           {"规则 12：药品计量的数量和单位必须成对填写",
            "rule 12: drug unit and drug type come together"});
    } else if (ndc && !given(item_.drug_unit)) {
      fail(item_.drug_unit, Code::kCmsDrugUnit,
           {"规则 10：编码类型为 NDC 时必须填写药品计量",
            "rule 10: type NDC needs drug unit and "
            "type"});
    }
  }

  void check_payer(const CmsCharge& charge) {
    check_word(charge.methodology, kMethods);
    for (const CmsValue* amount :
         {&charge.dollar, &charge.percentage, &charge.median, &charge.low, &charge.high}) {
      check_amount(*amount);
    }
    const bool named = given(charge.payer) && given(charge.plan);
    const bool method = given(charge.methodology) || is_modifier();
    if (has_charge(charge) != (named && method) || given(charge.payer) != given(charge.plan)) {
      const CmsValue& lacking = !given(charge.payer)  ? charge.payer
                                : !given(charge.plan) ? charge.plan
                                : !has_charge(charge) ? charge.dollar
                                                      : charge.methodology;
      fail(lacking, Code::kCmsPayer,
           {"规则 1：协议价、保险公司、计划和计算方法要一起填写",
            "rule 1: negotiated charge, payer, plan and methodology come together"});
    }
    if (is(charge.methodology, "other") && !noted(charge)) {
      fail(charge.methodology, Code::kCmsOther,
           {"规则 4：计算方法为 other 时必须有说明", "rule 4: methodology \"other\" needs a note"});
    }
    if (given(charge.dollar) && !(given(item_.min) && given(item_.max))) {
      fail(given(item_.min) ? item_.max : item_.min, Code::kCmsMinMax,
           {"规则 6：有金额协议价就要有 min 和 max", "rule 6: a dollar charge needs min and max"});
    }
    if (!is_modifier() && (given(charge.percentage) || given(charge.algorithm))) {
      check_count(charge);
    }
    if (is(charge.count, "0") && !noted(charge)) {
      fail(charge.count, Code::kCmsCountZero,
           {"规则 9：count 为 0 时必须有说明", "rule 9: count \"0\" needs a note"});
    }
  }

  [[nodiscard]] bool noted(const CmsCharge& charge) const {
    return given(item_.notes) || given(charge.notes);
  }

  void check_count(const CmsCharge& charge) {
    if (!given(charge.count)) {
      fail(charge.count, Code::kCmsCount,
           {"规则 7：按比例或算法的协议价要写 count",
            "rule 7: a percentage or algorithm needs a "
            "count"});
      return;
    }
    if (is(charge.count, "0")) return;
    if (given(charge.median) && given(charge.low) && given(charge.high)) return;
    fail(!given(charge.median) ? charge.median
         : !given(charge.low)  ? charge.low
                               : charge.high,
         Code::kCmsAmounts,
         {"规则 8：count 不为 0 时要写中位数、第 10 和第 90 百分位",
          "rule 8: unless count is \"0\", median, 10th and 90th percentile are needed"});
  }

  const CmsPriceFile& file_;
  const std::string& name_;
  const CmsItem& item_;
  Findings& findings_;
  bool sound_ = true;
};

}  // namespace

bool check_cms_item(const CmsPriceFile& file, const std::string& name, const CmsItem& item,
                    Findings& findings) {
  return ItemChecks(file, name, item, findings).run();
}

}  // namespace gongshi::content::workspace
