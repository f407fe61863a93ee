// CMS header: what each column of row 3 holds, in the tall and in the wide layout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongshi::content::workspace {

enum class CmsColumn {
  kUnknown,
  kDescription,
  kCode,
  kCodeType,
  kSetting,
  kDrugUnit,
  kDrugType,
  kGross,
  kCash,
  kMin,
  kMax,
  kModifiers,
  kNotes,
  kIgnored,  // billing_class
  kPayer,
  kPlan,
  kDollar,
  kPercentage,
  kAlgorithm,
  kMethodology,
  kMedian,
  kLow,
  kHigh,
  kCount,
  kPayerNotes,
};

struct CmsHeader {
  CmsColumn column = CmsColumn::kUnknown;
  int number = 0;            // of a code: 1, 2 …
  std::string payer, plan;   // of the wide layout
  bool placeholder = false;  // "[payer_name]" was left standing
};

/// "standard_charge | Payer | Plan | negotiated_dollar": parts around '|', blanks and case ignored.
[[nodiscard]] CmsHeader parse_cms_header(std::string_view header);

/// Parts of a header, trimmed.
[[nodiscard]] std::vector<std::string> cms_parts(std::string_view header);

}  // namespace gongshi::content::workspace
