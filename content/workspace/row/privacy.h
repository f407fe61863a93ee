// Privacy: personal numbers and placeholder names that must never reach a lobby.
#pragma once

#include <string>
#include <string_view>

namespace gongshi::content::workspace {

enum class PersonalNumber { kNone, kIdCard, kMobile };

/// An 18-digit ID card number with a real birth date (GB 11643: region, date, sequence, check
/// sign), or a mobile number (1[3-9] and nine digits, also written 138-1234-5678), not inside a
/// longer number. Digits of every script count, Chinese numerals where eleven stand in a row.
/// `text` is well-formed UTF-8.
[[nodiscard]] PersonalNumber find_personal_number(std::string_view text);

/// A code that is an ID card number, check sign and all.
[[nodiscard]] bool is_id_number(std::string_view code);

/// "电话138********": of each run of digits all but the first three are stars, so that the clerk
/// finds the cell and nobody reads the number. Full-width digits are folded.
[[nodiscard]] std::string hide_digits(std::string_view text);

/// Entries left behind by software houses: 管理员, 演示用户, 测试…, Name Not Found. For a person's
/// name a part is enough ("测试医生2"); a test in an item's name ("智力测试") is ordinary.
[[nodiscard]] bool is_placeholder(std::string_view name, bool person);

/// `X清肌酸激酶`: the letter X where 血 stood, after somebody's search-and-replace.
[[nodiscard]] bool looks_replaced(std::string_view name);

}  // namespace gongshi::content::workspace
