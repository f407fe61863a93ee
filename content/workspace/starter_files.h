// Starter files: the folder content/workspace/starter, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace gongshi::content::workspace {

struct StarterFile {
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] std::span<const StarterFile> starter_files();

}  // namespace gongshi::content::workspace
