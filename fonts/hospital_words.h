// HospitalWords: words of a hospital's notices that ICU's dictionary of Chinese does not know.
#pragma once

#include <cstddef>
#include <string_view>

namespace gongshi::fonts {

/// Does a line end between `text[at - 1]` and `text[at]` part one of them? 0 < at < size.
[[nodiscard]] bool in_hospital_word(std::u32string_view text, std::size_t at);

}  // namespace gongshi::fonts
