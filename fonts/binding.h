// Binding: what stays on one line although the general rules would let it part: a number and its
// unit, a range of times, a phone number, a term with a hyphen.
#pragma once

#include <cstddef>
#include <string_view>

namespace gongshi::fonts {

/// Is a line end between `text[at - 1]` and `text[at]` against our rules? 0 < at < size.
[[nodiscard]] bool bound(std::u32string_view text, std::size_t at);

/// May a line end there although ICU forbids it? ICU does not know which of “ and ” opens.
[[nodiscard]] bool parts_at_quote(std::u32string_view text, std::size_t at);

}  // namespace gongshi::fonts
