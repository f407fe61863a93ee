// Template format: the file that the build makes and the kiosk maps. Little-endian, as written by
// and for the same kind of processor.
//
//   Head │ character (u32) … │ scale (f32) … │ bias (f32) … │ 512 x i8 …
//
// likeness = scale * (query . values) - bias: the cosine of both after the mean of all templates
// is taken away, up to a factor that is the same for all.
#pragma once

#include <array>
#include <cstdint>

#include "kiosk/handwriting/features.h"

namespace gongshi::handwriting {

inline constexpr std::array<char, 8> kTemplateMagic = {'G', 'S', 'H', 'W', 'T', 'P', 'L', '1'};
inline constexpr std::uint32_t kMostTemplates = 20'000;

struct TemplateHead {
  std::array<char, 8> magic = kTemplateMagic;
  std::uint32_t count = 0;
  std::uint32_t features = kFeatures;
  std::array<unsigned char, 32> hash{};  // BLAKE2b-256 of all that follows the head
};
static_assert(sizeof(TemplateHead) == 48);

inline constexpr std::size_t kBytesPerTemplate = 3 * sizeof(std::uint32_t) + kFeatures;

}  // namespace gongshi::handwriting
