#include "content/workspace/row/fields.h"

#include <algorithm>

#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::array<std::string_view, kFieldCount> kFieldWords{
    "code",         "national_code", "name",       "aliases",        "content",     "excluded",
    "unit",         "price",         "price_form", "basis",          "insurance",   "self_pay",
    "group",        "department",    "consent",    "remark",         "from",        "to",
    "trade_name",   "form",          "spec",       "purchase_price", "zero_markup", "maker",
    "approval_no",  "limit",         "model",      "name_en",        "parent",      "place",
    "phone",        "duty",          "pinyin",     "post",           "title",       "specialty",
    "registration", "photo",         "doctor",     "weekday",        "date",        "half",
    "room",         "kind",          "fee",        "state",          "reason"};

constexpr std::array<std::string_view, kKindCount> kKindWords{
    "service", "drug", "consumable", "department", "doctor", "session", "leader"};

constexpr std::string_view kFromHeaders =
    "执行日期|启用日期|生效日期|开始日期|启用时间|执行时间|生效时间";
constexpr std::string_view kToHeaders = "停用日期|失效日期|截止日期|停止日期|停用时间|结束日期";
constexpr std::string_view kBasisHeaders = "收费依据|价格依据|定价依据|依据文件|文件依据|文号";
constexpr std::string_view kFormHeaders = "定价形式|价格属性|价格形式|价格管理形式|定价方式";
constexpr std::string_view kClassHeaders = "医保类别|医保属性|医保等级|医保类型|报销类别";
constexpr std::string_view kShareHeaders = "自付比例|先行自付|先行自付比例|个人自付比例|自负比例";
constexpr std::string_view kGroupHeaders = "类别|财务分类|费用归集|费用类别|项目类别|分类|药品类别";
constexpr std::string_view kOwnerHeaders = "责任部门|归口部门|管理部门";
constexpr std::string_view kMakerHeaders = "生产企业|生产厂家|厂家|生产商|产地|生产单位";
constexpr std::string_view kUnitHeaders = "计价单位|单位|收费单位|包装单位|计量单位";
constexpr std::string_view kAliasHeaders = "别名|又名|其他名称|俗称";

constexpr std::array kServiceColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "项目编码|项目代码|收费编码|收费项目编码|物价编码|编码|代码"},
    {Field::kNationalCode, false, "国家编码|国标代码|医保编码|国家项目编码|国家医保编码|医保代码"},
    {Field::kName, true, "项目名称|收费项目|收费项目名称|服务项目|医疗服务项目名称|名称"},
    {Field::kAliases, false, kAliasHeaders},
    {Field::kContent, false, "项目内涵|内涵|项目内容"},
    {Field::kExcluded, false, "除外内容|除外"},
    {Field::kUnit, true, kUnitHeaders},
    {Field::kPrice, false, "价格|单价|收费标准|执行价格|现行价格|收费价格"},
    {Field::kPriceForm, false, kFormHeaders},
    {Field::kBasis, true, "收费依据|价格依据|定价依据|依据文件|文件依据|批准文号|文号"},
    {Field::kInsurance, false, kClassHeaders},
    {Field::kSelfPay, false, kShareHeaders},
    {Field::kGroup, false, kGroupHeaders},
    {Field::kDepartment, false, kOwnerHeaders},
    {Field::kConsent, false, "需知情同意|知情同意"},
    {Field::kRemark, false, "说明|备注|计价说明|备注说明"},
    {Field::kFrom, true, kFromHeaders},
    {Field::kTo, false, kToHeaders},
});
constexpr std::array kDrugColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "药品编码|药品代码|院内编码|药品编号|编码|代码"},
    {Field::kNationalCode, false,
     "国家医保药品代码|国家医保代码|国标代码|医保编码|国家编码|医保代码"},
    {Field::kName, true, "通用名|药品名称|通用名称|药品通用名|注册名称|品名"},
    {Field::kTradeName, false, "商品名|商品名称"},
    {Field::kAliases, false, kAliasHeaders},
    {Field::kForm, true, "剂型|药品剂型"},
    {Field::kSpec, true, "规格|药品规格|包装规格"},
    {Field::kUnit, true, kUnitHeaders},
    {Field::kPurchasePrice, false, "采购价|进价|采购价格|购进价"},
    {Field::kPrice, false, "零售价|单价|价格|销售价|零售价格|销售价格"},
    {Field::kPriceForm, false, kFormHeaders},
    {Field::kZeroMarkup, false, "零差率|零差价|是否零差率"},
    {Field::kMaker, true, kMakerHeaders},
    {Field::kApprovalNo, false, "批准文号|国药准字|药品批准文号"},
    {Field::kBasis, true, kBasisHeaders},
    {Field::kInsurance, false, kClassHeaders},
    {Field::kSelfPay, false, kShareHeaders},
    {Field::kLimit, false, "限定支付范围|支付范围|限制范围|医保限制"},
    {Field::kGroup, false, kGroupHeaders},
    {Field::kDepartment, false, kOwnerHeaders},
    {Field::kRemark, false, "备注|说明"},
    {Field::kFrom, true, kFromHeaders},
    {Field::kTo, false, kToHeaders},
});
constexpr std::array kConsumableColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "耗材编码|耗材代码|材料编码|材料代码|院内编码|编码|代码"},
    {Field::kNationalCode, false, "国家编码|国家医保编码|医保编码|国标代码|医保耗材代码|医保代码"},
    {Field::kName, true, "耗材名称|材料名称|医用耗材名称|产品名称|品名"},
    {Field::kAliases, false, kAliasHeaders},
    {Field::kSpec, false, "规格|规格型号"},
    {Field::kModel, false, "型号"},
    {Field::kApprovalNo, false, "注册证号|注册证|医疗器械注册证号|注册证编号|批准文号"},
    {Field::kMaker, true, kMakerHeaders},
    {Field::kUnit, true, kUnitHeaders},
    {Field::kPrice, false, "价格|单价|零售价|销售价|收费价格"},
    {Field::kPriceForm, false, kFormHeaders},
    {Field::kBasis, true, kBasisHeaders},
    {Field::kInsurance, false, kClassHeaders},
    {Field::kSelfPay, false, kShareHeaders},
    {Field::kGroup, false, kGroupHeaders},
    {Field::kDepartment, false, kOwnerHeaders},
    {Field::kRemark, false, "备注|说明"},
    {Field::kFrom, true, kFromHeaders},
    {Field::kTo, false, kToHeaders},
});
constexpr std::array kDepartmentColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "科室编码|科室代码|部门编码"},
    {Field::kName, true, "科室名称|部门名称"},
    {Field::kNameEn, false, "英文名称|英文名"},
    {Field::kParent, false, "上级科室|上级科室编码|父科室"},
    {Field::kPlace, false, "位置|地点|地址"},
    {Field::kPhone, false, "电话|联系电话|科室电话"},
    {Field::kDuty, false, "职责|简介|职责简介|科室简介|诊疗范围"},
});
constexpr std::array kDoctorColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "医生编码|医生代码|医师编码"},
    {Field::kName, true, "姓名|医生姓名|医师姓名"},
    {Field::kPinyin, false, "姓名读音|读音"},
    {Field::kDepartment, true, "科室编码|科室代码|所属科室"},
    {Field::kPost, false, "职务"},
    {Field::kTitle, false, "职称|技术职称"},
    {Field::kSpecialty, false, "专长|擅长|专业特长|擅长领域"},
    {Field::kRegistration, false, "执业注册|执业证号|执业证书编号"},
    {Field::kPhoto, false, "照片|相片|头像"},
});
constexpr std::array kSessionColumns = std::to_array<ColumnRule>({
    {Field::kDoctor, false, "医生编码|医生代码|医师编码"},
    {Field::kDepartment, true, "科室编码|科室代码"},
    {Field::kWeekday, false, "星期|周几"},
    {Field::kDate, false, "出诊日期|日期"},
    {Field::kHalf, true, "午别|时段|班次"},
    {Field::kRoom, false, "诊室|诊间|诊室位置"},
    {Field::kKind, true, "号别|号类|门诊类型"},
    {Field::kFee, false, "诊查费|挂号费|诊疗费"},
    {Field::kState, false, "状态|出诊状态"},
    {Field::kReason, false, "停诊原因|原因"},
    {Field::kFrom, true, kFromHeaders},
    {Field::kTo, false, kToHeaders},
});
constexpr std::array kLeaderColumns = std::to_array<ColumnRule>({
    {Field::kCode, true, "领导编码|领导代码|人员编码|编码|编号"},
    {Field::kName, true, "姓名|领导姓名"},
    {Field::kPinyin, false, "姓名读音|读音"},
    {Field::kPost, true, "职务|行政职务|党政职务"},
    {Field::kDuty, false, "分管工作|工作分工|分工|职责|工作职责"},
    {Field::kPhoto, false, "照片|相片|头像"},
});

}  // namespace

std::string_view field_word(Field field) {
  return kFieldWords.at(static_cast<std::size_t>(field));
}

std::optional<Field> field_from(std::string_view word) {
  const auto* const found = std::ranges::find(kFieldWords, word);
  if (found == kFieldWords.end()) return std::nullopt;
  return static_cast<Field>(found - kFieldWords.begin());
}

std::string_view kind_word(SheetKind kind) {
  return kKindWords.at(static_cast<std::size_t>(kind));
}

std::optional<SheetKind> kind_from(std::string_view word) {
  const auto* const found = std::ranges::find(kKindWords, word);
  if (found == kKindWords.end()) return std::nullopt;
  return static_cast<SheetKind>(found - kKindWords.begin());
}

std::span<const ColumnRule> columns_of(SheetKind kind) {
  switch (kind) {
    case SheetKind::kService:
      return kServiceColumns;
    case SheetKind::kDrug:
      return kDrugColumns;
    case SheetKind::kConsumable:
      return kConsumableColumns;
    case SheetKind::kDepartment:
      return kDepartmentColumns;
    case SheetKind::kDoctor:
      return kDoctorColumns;
    case SheetKind::kSession:
      return kSessionColumns;
    case SheetKind::kLeader:
      break;
  }
  return kLeaderColumns;
}

std::string_view usual_header(SheetKind kind, Field field) {
  for (const ColumnRule& rule : columns_of(kind)) {
    if (rule.field == field) return rule.headers.substr(0, rule.headers.find('|'));
  }
  return field_word(field);
}

std::string fold_header(std::string_view header) {
  std::string folded = fold_word(clean_text(header).text);
  std::erase_if(folded, [](char c) { return c == '*' || c == ':' || c == '\''; });
  const std::size_t bracket = std::min(folded.find('('), folded.find('['));
  if (bracket != std::string::npos && bracket > 0) folded.resize(bracket);
  return folded;
}

std::optional<Field> field_of_header(SheetKind kind, std::string_view folded) {
  if (folded.empty()) return std::nullopt;
  for (const ColumnRule& rule : columns_of(kind)) {
    std::string_view rest = rule.headers;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, end) == folded) return rule.field;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return std::nullopt;
}

}  // namespace gongshi::content::workspace
