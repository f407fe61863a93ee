// Runs a fuzz target over every file of the folders named on the command line.
#include <iostream>
#include <vector>

#include "drivers/os/file.h"
#include "tests/fuzz/fuzz_target.h"

int main(int argc, char** argv) {
  constexpr std::size_t kMaxInput = 16 * std::size_t{1024} * 1024;
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : gongshi::fs::directory_iterator(argv[i])) {
      const auto bytes = gongshi::read_file(entry.path(), kMaxInput);
      if (!bytes) {
        std::cerr << bytes.error().what.en << '\n';
        return 1;
      }
      // An exact copy on the heap, so that a sanitizer sees the first byte read past the end.
      const std::vector<std::uint8_t> input(bytes->begin(), bytes->end());
      LLVMFuzzerTestOneInput(input.data(), input.size());
      ++count;
    }
  }
  std::cout << count << " inputs\n";
  return count > 0 ? 0 : 1;
}
