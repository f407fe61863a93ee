// Fill: values into a pattern of words, since every language has an order of its own.
//
//   fill("第 {1} 期 · {2}发布", {serial, day})
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace gongshi::kiosk {

/// "{1}" … "{9}" of `pattern` replaced; one without a value stays as it is.
[[nodiscard]] std::string fill(std::string_view pattern,
                               std::initializer_list<std::string_view> values);

}  // namespace gongshi::kiosk
