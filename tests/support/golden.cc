#include "tests/support/golden.h"

#include <cstdlib>

#include "drivers/os/file.h"

namespace gongshi::test {
namespace {

constexpr std::size_t kLargest = 1 << 20;

std::string pbm(const drivers::Frame& frame) {
  const auto [width, height] = frame.geometry;
  std::string text = "P1\n" + std::to_string(width) + " " + std::to_string(height) + "\n";
  for (int y = 0; y < height; ++y) {
    const std::size_t row = static_cast<std::size_t>(y) * frame.stride();
    for (int x = 0; x < width; ++x) {
      const auto column = static_cast<std::size_t>(x);
      text += (frame.bytes[row + column / 8] >> (7 - column % 8) & 1) != 0 ? '1' : '0';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::string golden_difference(const drivers::Frame& frame, const std::string& name) {
  const fs::path path = fs::path(GONGSHI_TEST_DATA) / "golden" / (name + ".pbm");
  const std::string drawn = pbm(frame);
  const char* renew = std::getenv("GONGSHI_RENEW_GOLDEN");
  if (renew != nullptr && std::string_view(renew) == "1") {
    const Status written = write_file_atomic(path, std::string_view(drawn));
    return written ? "" : written.error().what.en;
  }
  const auto kept = read_file(path, kLargest);
  const std::string advice =
      "; look at the new picture, then keep it with GONGSHI_RENEW_GOLDEN=1 and this program";
  if (!kept) return kept.error().what.en + advice;
  if (*kept == drawn) return {};
  std::size_t differing = 0;
  for (std::size_t i = 0; i < std::min(kept->size(), drawn.size()); ++i) {
    differing += std::size_t{(*kept)[i] != drawn[i]};
  }
  return name + ": " + std::to_string(differing) + " dots differ" + advice + "\n" + drawn;
}

}  // namespace gongshi::test
