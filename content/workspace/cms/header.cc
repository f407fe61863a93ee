#include "content/workspace/cms/header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {
namespace {

using Entry = std::pair<std::string_view, CmsColumn>;

constexpr std::array kPlain = std::to_array<Entry>({
    {"description", CmsColumn::kDescription},
    {"setting", CmsColumn::kSetting},
    {"drug_unit_of_measurement", CmsColumn::kDrugUnit},
    {"drug_type_of_measurement", CmsColumn::kDrugType},
    {"modifiers", CmsColumn::kModifiers},
    {"additional_generic_notes", CmsColumn::kNotes},
    {"billing_class", CmsColumn::kIgnored},
    {"payer_name", CmsColumn::kPayer},
    {"plan_name", CmsColumn::kPlan},
});
constexpr std::array kCharges = std::to_array<Entry>({
    {"gross", CmsColumn::kGross},
    {"discounted_cash", CmsColumn::kCash},
    {"min", CmsColumn::kMin},
    {"max", CmsColumn::kMax},
});
constexpr std::array kNegotiated = std::to_array<Entry>({
    {"negotiated_dollar", CmsColumn::kDollar},
    {"negotiated_percentage", CmsColumn::kPercentage},
    {"negotiated_algorithm", CmsColumn::kAlgorithm},
    {"methodology", CmsColumn::kMethodology},
});
constexpr std::array kAmounts = std::to_array<Entry>({
    {"median_amount", CmsColumn::kMedian},
    {"10th_percentile", CmsColumn::kLow},
    {"90th_percentile", CmsColumn::kHigh},
    {"count", CmsColumn::kCount},
    {"additional_payer_notes", CmsColumn::kPayerNotes},
});

template <std::size_t kCount>
std::optional<CmsColumn> find(const std::array<Entry, kCount>& entries, std::string_view word) {
  const auto* const found = std::ranges::find(entries, word, &Entry::first);
  if (found == entries.end()) return std::nullopt;
  return found->second;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_placeholder(std::string_view part) {
  return part.starts_with('[') && part.ends_with(']');
}

CmsHeader code_header(const std::vector<std::string>& parts) {
  CmsHeader header;
  const std::string& number = parts[1];
  const auto [end, failure] =
      std::from_chars(number.data(), number.data() + number.size(), header.number);
  constexpr int kMostCodes = 99;
  if (failure != std::errc{} || end != number.data() + number.size() || header.number < 1 ||
      header.number > kMostCodes) {
    return {};
  }
  if (parts.size() == 2) header.column = CmsColumn::kCode;
  if (parts.size() == 3 && lower(parts[2]) == "type") header.column = CmsColumn::kCodeType;
  return header;
}

/// The wide layout names payer and plan in the header itself.
CmsHeader payer_header(CmsColumn column, const std::string& payer, const std::string& plan) {
  CmsHeader header;
  header.column = column;
  header.payer = payer;
  header.plan = plan;
  header.placeholder = is_placeholder(payer) || is_placeholder(plan);
  return header;
}

}  // namespace

std::vector<std::string> cms_parts(std::string_view header) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t bar = std::min(header.find('|'), header.size());
    parts.push_back(clean_text(header.substr(0, bar)).text);
    if (bar == header.size()) return parts;
    header.remove_prefix(bar + 1);
  }
}

CmsHeader parse_cms_header(std::string_view text) {
  const std::vector<std::string> parts = cms_parts(text);
  const std::string first = lower(parts[0]);
  CmsHeader header;
  if (parts.size() == 1) {
    header.column =
        find(kPlain, first).value_or(find(kAmounts, first).value_or(CmsColumn::kUnknown));
    return header;
  }
  if (first == "code" && parts.size() <= 3) return code_header(parts);
  if (first == "standard_charge" && parts.size() == 2) {
    const std::string second = lower(parts[1]);
    header.column =
        find(kCharges, second).value_or(find(kNegotiated, second).value_or(CmsColumn::kUnknown));
    return header;
  }
  if (first == "standard_charge" && parts.size() == 4) {
    const auto column = find(kNegotiated, lower(parts[3]));
    return column ? payer_header(*column, parts[1], parts[2]) : header;
  }
  if (parts.size() == 3) {
    const auto column = find(kAmounts, first);
    return column ? payer_header(*column, parts[1], parts[2]) : header;
  }
  return header;
}

}  // namespace gongshi::content::workspace
