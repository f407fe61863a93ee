// Patient: columns and words that tell of one patient; none may be in a lobby.
#pragma once

#include <string_view>

namespace gongshi::content::workspace {

/// 患者姓名, 住院号, 身份证号 …; `folded` as fold_header or fold_word gives it.
[[nodiscard]] bool is_patient_column(std::string_view folded);

/// "患者姓名：张三", "住院号：0012345": such a field with a value. A blank to be filled in, or what
/// a guide says about the field, is none.
[[nodiscard]] bool tells_of_patient(std::string_view text);

/// 公开范围, 受众: a column that says who may see a row.
[[nodiscard]] bool is_audience_column(std::string_view folded);
/// 内部职工, 仅内部, staff: not for a lobby.
[[nodiscard]] bool says_staff(std::string_view cell);

}  // namespace gongshi::content::workspace
