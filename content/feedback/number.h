// Number: what a visitor keeps of an opinion, to find the answer by: "482 173 5069".
//
// Nine digits by chance, the first not 0, and one that finds slips: of the 900 million numbers
// nobody guesses one that has an answer, and every single wrong digit and every two neighbours
// swapped are noticed (Verhoeff's check, "Error detecting decimal codes", 1969).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongshi::content::feedback {

inline constexpr std::size_t kNumberDigits = 10;
/// Numbers without their check digit lie in this range, both included.
inline constexpr std::uint32_t kLeastDrawn = 100'000'000;
inline constexpr std::uint32_t kMostDrawn = 999'999'999;

class OpinionNumber {
 public:
  /// A new one from the system's random source.
  [[nodiscard]] static OpinionNumber draw();
  /// Empty outside kLeastDrawn .. kMostDrawn.
  [[nodiscard]] static std::optional<OpinionNumber> of_drawn(std::uint32_t drawn);
  /// Exactly ten digits "4821735069", as files hold it; empty when the check digit is wrong.
  [[nodiscard]] static std::optional<OpinionNumber> from_digits(std::string_view digits);
  /// As people type it: digits of full width, blanks and dashes count as they are meant.
  [[nodiscard]] static std::optional<OpinionNumber> from_typed(std::string_view text);

  /// "4821735069".
  [[nodiscard]] const std::string& digits() const { return digits_; }
  /// "482 173 5069", as it is shown and said.
  [[nodiscard]] std::string shown() const;

  auto operator<=>(const OpinionNumber&) const = default;

 private:
  explicit OpinionNumber(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

/// The check digit, '0' to '9', that belongs behind `digits`.
[[nodiscard]] char check_digit(std::string_view digits);

}  // namespace gongshi::content::feedback
