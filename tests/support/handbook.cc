#include "tests/support/handbook.h"

#include <doctest/doctest.h>

#include "drivers/os/file.h"

namespace gongshi::test {

std::string handbook_block(const std::string& page, std::string_view first,
                           const std::vector<std::pair<std::string, std::string>>& changes) {
  const auto text =
      read_file(fs::path(GONGSHI_SOURCE) / "config/handbook" / page, std::size_t{1} << 20);
  REQUIRE(text.has_value());
  const std::size_t begin = text->find("\n    " + std::string(first));
  REQUIRE_MESSAGE(begin != std::string::npos, page << " has no line " << first);
  std::string block = text->substr(begin + 1, text->find("\n\n", begin) - begin);
  for (const auto& [from, to] : changes) {
    std::size_t at = block.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, page << " does not say " << from);
    for (; at != std::string::npos; at = block.find(from, at + to.size())) {
      block.replace(at, from.size(), to);
    }
  }
  return block;
}

}  // namespace gongshi::test
