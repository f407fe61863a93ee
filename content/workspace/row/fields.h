// Fields: what the columns of each kind of table mean, under the headers that hospitals use for
// them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gongshi::content::workspace {

enum class SheetKind : std::uint8_t {
  kService,
  kDrug,
  kConsumable,
  kDepartment,
  kDoctor,
  kSession,
  kLeader,
};
inline constexpr std::size_t kKindCount = 7;

enum class Field : std::uint8_t {
  kCode,
  kNationalCode,
  kName,
  kAliases,
  kContent,
  kExcluded,
  kUnit,
  kPrice,
  kPriceForm,
  kBasis,
  kInsurance,
  kSelfPay,
  kGroup,
  kDepartment,
  kConsent,
  kRemark,
  kFrom,
  kTo,
  kTradeName,
  kForm,
  kSpec,
  kPurchasePrice,
  kZeroMarkup,
  kMaker,
  kApprovalNo,
  kLimit,
  kModel,
  kNameEn,
  kParent,
  kPlace,
  kPhone,
  kDuty,
  kPinyin,
  kPost,
  kTitle,
  kSpecialty,
  kRegistration,
  kPhoto,
  kDoctor,
  kWeekday,
  kDate,
  kHalf,
  kRoom,
  kKind,
  kFee,
  kState,
  kReason,
};
inline constexpr std::size_t kFieldCount = 47;

/// The word for a field in columns.yaml: "name", "price", "from".
[[nodiscard]] std::string_view field_word(Field field);
[[nodiscard]] std::optional<Field> field_from(std::string_view word);

/// The word for a kind in columns.yaml: "service", "drug", "consumable", "department" ….
[[nodiscard]] std::string_view kind_word(SheetKind kind);
[[nodiscard]] std::optional<SheetKind> kind_from(std::string_view word);

/// One column of a kind: its first header is the one that templates use and messages name.
struct ColumnRule {
  Field field;
  bool must;                 // the table is refused without the column (or a fill value)
  std::string_view headers;  // accepted spellings, separated by '|'
};

[[nodiscard]] std::span<const ColumnRule> columns_of(SheetKind kind);

/// "计价单位" for Field::kUnit.
[[nodiscard]] std::string_view usual_header(SheetKind kind, Field field);

/// A header as it is compared: widths folded, blanks, a star and a bracketed remark ("单价（元）")
/// cut.
[[nodiscard]] std::string fold_header(std::string_view header);

/// The field that a folded header means for this kind.
[[nodiscard]] std::optional<Field> field_of_header(SheetKind kind, std::string_view folded);

}  // namespace gongshi::content::workspace
