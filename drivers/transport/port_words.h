// PortWords: the parts of a port's text, each asked for by name; keeps the first thing wrong.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers {

class PortWords {
 public:
  explicit PortWords(std::string_view text);

  /// "serial" of "serial:/dev/ttyS0?baud=9600"; empty: there is no colon.
  [[nodiscard]] std::string_view kind() const { return kind_; }
  /// "/dev/ttyS0" of it.
  [[nodiscard]] std::string_view rest() const { return rest_; }

  /// The option's value; empty when it was not given or is wrong.
  [[nodiscard]] std::optional<int> number(std::string_view word, int low, int high);
  [[nodiscard]] std::string choice(std::string_view word,
                                   std::initializer_list<std::string_view> valid,
                                   const std::string& fallback);
  [[nodiscard]] std::string text(std::string_view word);

  void refuse(const Sentence& what);

  /// Errc::kUsage, word E2201: the first refusal, or an option that nobody asked for.
  [[nodiscard]] Status finish();

 private:
  [[nodiscard]] std::optional<std::string> find(std::string_view word);

  std::string whole_;
  std::string kind_, rest_;
  std::map<std::string, std::string> given_;
  std::vector<std::string> known_;
  std::optional<Sentence> wrong_;
};

[[nodiscard]] std::optional<int> to_number(std::string_view text);

}  // namespace gongshi::drivers
