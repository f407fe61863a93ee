#include "content/workspace/row/word_fields.h"

#include <array>

#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::array<std::string_view, 4> kInsurance{"甲", "乙", "丙", "自费"};
constexpr std::array<std::string_view, 3> kPriceForms{"政府指导价", "市场调节价", "自主定价"};
constexpr std::array<std::string_view, 2> kYes{"是", "否"};
constexpr std::array<std::string_view, 7> kWeekdays{"周一", "周二", "周三", "周四",
                                                    "周五", "周六", "周日"};
constexpr std::array<std::string_view, 4> kHalves{"上午", "下午", "晚上", "全天"};
constexpr std::array<std::string_view, 4> kKinds{"普通", "专家", "特需", "急诊"};
constexpr std::array<std::string_view, 2> kStates{"出诊", "停诊"};

}  // namespace

std::span<const std::string_view> usual_words(Field field) {
  switch (field) {
    case Field::kInsurance:
      return kInsurance;
    case Field::kPriceForm:
      return kPriceForms;
    case Field::kConsent:
    case Field::kZeroMarkup:
      return kYes;
    case Field::kWeekday:
      return kWeekdays;
    case Field::kHalf:
      return kHalves;
    case Field::kKind:
      return kKinds;
    case Field::kState:
      return kStates;
    default:
      return {};
  }
}

bool is_known_word(Field field, std::string_view cell) {
  switch (field) {
    case Field::kInsurance:
      return parse_insurance(cell).has_value();
    case Field::kPriceForm:
      return parse_price_form(cell).has_value();
    case Field::kConsent:
    case Field::kZeroMarkup:
      return parse_yes(cell).has_value();
    case Field::kWeekday:
      return parse_weekday(cell).has_value();
    case Field::kHalf:
      return parse_half(cell).has_value();
    case Field::kKind:
      return parse_session_kind(cell).has_value();
    case Field::kState:
      return parse_stopped(cell).has_value();
    default:
      return true;
  }
}

}  // namespace gongshi::content::workspace
