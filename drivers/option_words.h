// OptionWords: the `options` of a display in site.yaml, or --option key=value, read with types.
//
//   OptionWords words(given);
//   options.address = words.number("address", 1, 255, 1);
//   options.charset = words.choice("charset", {"gb2312", "gbk"}, "gb2312");
//   GONGSHI_CHECK(words.finish());
#pragma once

#include <chrono>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers {

class OptionWords {
 public:
  explicit OptionWords(const std::map<std::string, std::string>& given) : given_(given) {}

  /// Decimal, or hex after 0x; `low` to `high`. `fallback` where the word is not given.
  [[nodiscard]] int number(const std::string& word, int low, int high, int fallback);
  [[nodiscard]] std::chrono::milliseconds millis(const std::string& word, int low, int high,
                                                 std::chrono::milliseconds fallback);
  [[nodiscard]] std::string choice(const std::string& word,
                                   std::initializer_list<std::string_view> valid,
                                   const std::string& fallback);
  [[nodiscard]] bool yes(const std::string& word, bool fallback);
  /// Any text of at most `longest` bytes.
  [[nodiscard]] std::string text(const std::string& word, std::size_t longest,
                                 const std::string& fallback);

  /// The first wrong value, or a word that nobody asked for.
  /// Errc::kConfig, word E2105: names the word, its value and what is valid.
  [[nodiscard]] Status finish() const;

 private:
  [[nodiscard]] const std::string* find(const std::string& word);
  void refuse(const std::string& word, const std::string& value, const std::string& valid);

  const std::map<std::string, std::string>& given_;
  std::vector<std::string> known_;
  std::optional<Error> wrong_;
};

}  // namespace gongshi::drivers
