#include "tests/support/temp_dir.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace gongshi::test {

TempDir::TempDir() {
  std::string pattern = (fs::temp_directory_path() / "gongshi-test-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;  // a folder left behind in /tmp does not make a test wrong
  fs::remove_all(path_, ignored);
}

fs::path TempDir::write(std::string_view name, std::string_view text) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

}  // namespace gongshi::test
