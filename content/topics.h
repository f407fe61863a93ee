// Topics: what the home page leads to, on the kiosk and on the web, in one order.
//
// Every public category lies behind one of them, and the four things that must hang on a hospital's
// wall (规章制度、办事程序、收费标准、办事时限) are topics of their own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"

namespace gongshi::content {

struct Topic {
  std::string_view key;  // "time-limits"
  Names name, detail;
  std::string_view categories;  // codes, separated by spaces
};

[[nodiscard]] std::span<const Topic> topics();

/// The codes behind `topic`; the last one, 信息公开, also takes every category that none names.
[[nodiscard]] std::vector<std::string> categories_of(const Topic& topic, const Release& release);

}  // namespace gongshi::content
