// ProperNames: the words of a release that no line should part: people, their titles, departments.
//
//   release ─[proper names]─ layout of boards, screens and pages (where a line may end)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"

namespace gongshi::content {

class ProperNames {
 public:
  /// None.
  ProperNames() = default;
  /// The release is borrowed.
  explicit ProperNames(const Release& release);

  /// Those that stand in `text`, each once: "朴成浩", "副主任医师".
  [[nodiscard]] std::vector<std::string> in(std::string_view text) const;

 private:
  void add(std::string_view name);

  std::vector<std::string_view> names_;  // sorted
  std::vector<std::size_t> sizes_;       // bytes of a name, longest first
};

}  // namespace gongshi::content
