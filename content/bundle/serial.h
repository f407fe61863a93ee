// Serial: the number of a release, epoch and sequence: "1-42", shown on every display and sheet.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongshi::content::bundle {

struct Serial {
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;

  [[nodiscard]] static std::optional<Serial> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  /// Later is greater: the epoch first, then the sequence.
  auto operator<=>(const Serial&) const = default;
};

}  // namespace gongshi::content::bundle
