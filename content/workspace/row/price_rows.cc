#include "content/workspace/row/price_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/workspace/row/clean.h"
#include "content/workspace/row/doubts.h"
#include "content/workspace/row/price_cell.h"
#include "content/workspace/row/privacy.h"

namespace gongshi::content::workspace {
namespace {

using content::PriceDetail;
using content::PriceForm;
using content::PriceKind;

constexpr std::size_t kLong = 4'000;

PriceKind price_kind(SheetKind kind) {
  switch (kind) {
    case SheetKind::kDrug:
      return PriceKind::kDrug;
    case SheetKind::kConsumable:
      return PriceKind::kConsumable;
    case SheetKind::kService:
    case SheetKind::kDepartment:
    case SheetKind::kDoctor:
    case SheetKind::kSession:
    case SheetKind::kLeader:
      break;
  }
  return PriceKind::kService;
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// data-formats: services 15 digits from 00 or 01; western drugs 23 from X, Chinese patent 20 from
/// Z; consumables 27 from C.
void check_national_code(Record& record, std::string_view code) {
  if (code.empty()) return;
  if (all_digits(code) && code.size() < 15 && code.size() >= 12 && code[0] != '0' &&
      record.mapping().kind == SheetKind::kService) {
    record.fail(
        Field::kNationalCode, Code::kLostZeros,
        {"国家编码“" + std::string(code) + "”不足 15 位，开头的零被电子表格去掉了",
         "national code \"" + std::string(code) + "\" lost its leading zeros; 15 digits expected"});
    return;
  }
  std::size_t usual = 0;
  if (record.mapping().kind == SheetKind::kService && all_digits(code)) usual = 15;
  if (record.mapping().kind == SheetKind::kDrug && code[0] == 'X') usual = 23;
  if (record.mapping().kind == SheetKind::kDrug && code[0] == 'Z') usual = 20;
  if (record.mapping().kind == SheetKind::kConsumable && code[0] == 'C') usual = 27;
  if (usual == 0 || code.size() == usual) return;
  record.warn(
      Field::kNationalCode, Code::kOddCode,
      {"国家编码有 " + std::to_string(code.size()) + " 位，通常是 " + std::to_string(usual) + " 位",
       "national code has " + std::to_string(code.size()) + " characters, usually " +
           std::to_string(usual)});
}

/// What can be read and still looks like a slip: told, and taken as it is.
void tell_doubts(Record& record, const PriceDetail& detail) {
  if (looks_replaced(detail.item.name)) {
    const std::string shown = Record::shown(detail.item.name);
    record.warn(Field::kName, Code::kSuspectName,
                {"名称“" + shown + "”里的 X 像是把别的字（如“血”、“学”）误换成的，请核对",
                 "the X in \"" + shown + "\" may stand where another character was; check it"});
  }
  if (auto doubt = doubt_unit(detail.item.unit, detail.form)) {
    record.warn(Field::kUnit, Code::kOddUnit, *std::move(doubt));
  }
  if (auto doubt = doubt_cut_off(detail.item.name, {})) {
    record.warn(Field::kName, Code::kCutOff, *std::move(doubt));
  }
  if (auto doubt = doubt_cut_off(detail.item.spec, detail.item.maker)) {
    record.warn(Field::kSpec, Code::kCutOff, *std::move(doubt));
  }
}

/// Confidential, wherever somebody wrote it.
void refuse_payment_standards(Record& record, const PriceDetail& detail) {
  const std::pair<Field, content::Text> texts[] = {{Field::kRemark, detail.remark},
                                                   {Field::kLimit, detail.limit},
                                                   {Field::kContent, detail.content},
                                                   {Field::kExcluded, detail.excluded}};
  for (const auto& [field, text] : texts) {
    if (!tells_payment_standard(text)) continue;
    record.fail(field, Code::kPaymentStandard,
                {"写了医保支付标准的数额，谈判药品的支付标准不得公开",
                 "it tells a payment standard; those of negotiated drugs must not be published"});
  }
}

content::InsuranceClass read_insurance(Record& record) {
  const auto& table = record.mapping().insurance;
  const auto parse = [&table](std::string_view text) {
    const auto found = table.find(fold_word(text));
    return found == table.end() ? parse_insurance(text) : std::optional(found->second);
  };
  return record.word(Field::kInsurance, Code::kBadInsurance,
                     "甲、乙、丙、自费（别的词在 columns.yaml 的 insurance 里对应）",
                     content::InsuranceClass::kUnstated, parse);
}

void read_validity(Record& record, content::Validity& valid) {
  const bool given = record.has(Field::kFrom);
  const auto from = record.date(Field::kFrom);
  valid.to = record.date(Field::kTo);
  if (!given) {
    record.missing(Field::kFrom);
    return;
  }
  if (from) valid.from = *from;
  if (from && valid.to && *valid.to < *from) {
    record.fail(Field::kTo, Code::kDatesReversed,
                {"停用日期 " + date_text(*valid.to) + " 早于执行日期 " + date_text(*from),
                 "ends " + date_text(*valid.to) + ", before it begins " + date_text(*from)});
  }
}

content::Text aliases_of(Record& record, content::Text trade_name) {
  std::string aliases(record.text(Field::kAliases));
  for (const std::string_view mark : {"；", "、"}) {
    for (std::size_t at = aliases.find(mark); at != std::string::npos;
         at = aliases.find(mark, at)) {
      aliases.replace(at, mark.size(), ";");
    }
  }
  if (!trade_name.empty() && trade_name.find(';') == std::string_view::npos) {
    aliases += (aliases.empty() ? "" : ";") + std::string(trade_name);
  }
  return record.pool().keep(aliases);
}

void read_drug(Record& record, PriceDetail& detail) {
  detail.trade_name = record.text(Field::kTradeName);
  detail.form = record.text(Field::kForm, Need::kMust);
  detail.item.spec = record.text(Field::kSpec, Need::kMust);
  detail.item.maker = record.text(Field::kMaker, Need::kMust);
  detail.approval_no = record.text(Field::kApprovalNo);
  detail.limit = record.text(Field::kLimit, Need::kOptional, kLong);
  detail.purchase_price = record.money(Field::kPurchasePrice);
  detail.zero_markup = record.yes(Field::kZeroMarkup);
  const auto& retail = detail.item.price.amount;
  if (detail.zero_markup && retail && detail.purchase_price && *retail > *detail.purchase_price) {
    record.fail(
        Field::kPrice, Code::kMarkup,
        {"标明零差率，但零售价 " + retail->text() + " 高于采购价 " + detail.purchase_price->text(),
         "marked as zero mark-up, but retail " + retail->text() + " is above purchase " +
             detail.purchase_price->text()});
  }
}

}  // namespace

std::optional<PriceDetail> read_price(Record& record, content::Text department) {
  PriceDetail detail;
  const Mapping& mapping = record.mapping();
  detail.item.kind = price_kind(mapping.kind);
  if (!mapping.generate_codes) detail.item.code = record.code(Field::kCode, Need::kMust);
  detail.national_code = record.code(Field::kNationalCode, Need::kOptional);
  check_national_code(record, detail.national_code);
  detail.item.name = record.name(Field::kName, false);
  detail.item.unit = record.text(Field::kUnit, Need::kMust, 40);
  detail.basis = record.text(Field::kBasis, Need::kMust);
  read_amount(record, detail);
  detail.item.insurance = read_insurance(record);
  detail.self_pay_bp = record.share(Field::kSelfPay);
  detail.group = record.text(Field::kGroup);
  detail.department = record.text(Field::kDepartment);
  if (detail.department.empty()) detail.department = department;
  detail.remark = record.text(Field::kRemark, Need::kOptional, kLong);
  switch (mapping.kind) {
    case SheetKind::kDrug:
      read_drug(record, detail);
      break;
    case SheetKind::kConsumable:
      detail.item.spec = record.text(Field::kSpec);
      detail.model = record.text(Field::kModel);
      detail.item.maker = record.text(Field::kMaker, Need::kMust);
      detail.approval_no = record.text(Field::kApprovalNo);
      break;
    case SheetKind::kService:
    case SheetKind::kDepartment:
    case SheetKind::kDoctor:
    case SheetKind::kSession:
    case SheetKind::kLeader:
      detail.content = record.text(Field::kContent, Need::kOptional, kLong);
      detail.excluded = record.text(Field::kExcluded, Need::kOptional, kLong);
      detail.consent = record.yes(Field::kConsent);
      break;
  }
  detail.item.aliases = aliases_of(record, detail.trade_name);
  read_validity(record, detail.item.valid);
  refuse_payment_standards(record, detail);
  if (record.failed()) return std::nullopt;
  tell_doubts(record, detail);
  if (mapping.generate_codes) detail.item.code = record.pool().keep(generated_code(detail));
  return detail;
}

std::string generated_code(const PriceDetail& price) {
  // FNV-1a, 64 bits: a name tag, not a protection; a clash is found as a code used twice.
  std::uint64_t mark = 14'695'981'039'346'656'037ULL;
  for (const content::Text part : {price.item.name, price.item.spec, price.model, price.form,
                                   price.item.unit, price.item.maker}) {
    for (const char c : part) {
      mark = (mark ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    }
    mark = (mark ^ 0xFFU) * 1'099'511'628'211ULL;
  }
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string code = "G";
  for (unsigned shift = 64; shift > 16; shift -= 4) code += kHex[(mark >> (shift - 4)) & 15U];
  return code;
}

}  // namespace gongshi::content::workspace
