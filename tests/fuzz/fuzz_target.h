// What every fuzz target defines, for libFuzzer and for replay_main.cc alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gongshi::fuzz {

[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the process, also without assertions: a finding.
inline void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace gongshi::fuzz
