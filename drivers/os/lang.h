// Lang and Sentence: every sentence that a person may read exists in Chinese and in English.
//
// A sentence is composed where the fault is found, in both languages at once, so that no
// translation table can fall behind the code.
#pragma once

#include <string>
#include <string_view>

namespace gongshi {

enum class Lang { kZh, kEn };

struct Sentence {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::kZh ? zh : en; }
  bool operator==(const Sentence&) const = default;
};

/// `--lang zh|en` if given, else LC_ALL, LC_MESSAGES, LANG in the order of POSIX.
///
/// A locale that begins with "en" is English. Everything else, "C" and unset included, is
/// Chinese: a hospital's people should not need to configure their own language.
[[nodiscard]] Lang lang_from(std::string_view option);

}  // namespace gongshi
