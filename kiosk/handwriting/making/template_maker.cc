#include "kiosk/handwriting/making/template_maker.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <sodium.h>

#include "kiosk/handwriting/making/distort.h"

namespace gongshi::handwriting {
namespace {

constexpr int kSamples = 12;
constexpr int kJoinedEvery = 3;
constexpr std::size_t kManyStrokes = 6;  // from here on two pairs may be joined

void scale_to_unit(Features& values) {
  const float squares = std::inner_product(values.begin(), values.end(), values.begin(), 0.0F);
  const float length = std::sqrt(squares);
  if (length <= 0) return;
  for (float& value : values) value /= length;
}

Strokes sample(const Strokes& strokes, int i, Dice& dice) {
  if (i == 0) return strokes;
  Strokes written = distorted(strokes, dice);
  if (i % kJoinedEvery != kJoinedEvery - 1) return written;
  const bool twice = i % 2 == 1 && written.size() >= kManyStrokes;
  return joined(std::move(written), twice ? 2 : 1, dice);
}

template <class T>
void append(std::string& bytes, const std::vector<T>& values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// One template as it stands in the file.
struct Packed {
  std::array<std::int8_t, kFeatures> values{};
  float scale = 0, bias = 0;
};

Packed pack(const Features& mean, const Features& everyone) {
  Features special{};
  for (std::size_t i = 0; i < kFeatures; ++i) special[i] = mean[i] - everyone[i];
  scale_to_unit(special);
  const float largest =
      std::abs(*std::ranges::max_element(special, {}, [](float value) { return std::abs(value); }));
  Packed packed;
  packed.scale = largest > 0 ? largest / 127 : 1;
  for (std::size_t i = 0; i < kFeatures; ++i) {
    packed.values[i] = static_cast<std::int8_t>(std::lround(special[i] / packed.scale));
    packed.bias += packed.scale * float(packed.values[i]) * everyone[i];
  }
  return packed;
}

}  // namespace

bool TemplateMaker::add(char32_t character, const Strokes& strokes) {
  Mean mean{.character = character};
  for (int i = 0; i < kSamples; ++i) {
    const Strokes written = sample(strokes, i, dice_);
    const std::optional<Features> seen = features(views(written));
    if (!seen) return false;
    for (std::size_t k = 0; k < kFeatures; ++k) mean.values[k] += (*seen)[k];
  }
  scale_to_unit(mean.values);
  means_.push_back(mean);
  return true;
}

std::string TemplateMaker::file() const {
  Features everyone{};
  for (const Mean& mean : means_) {
    for (std::size_t i = 0; i < kFeatures; ++i) {
      everyone[i] += mean.values[i] / float(means_.size());
    }
  }
  std::vector<const Mean*> order;
  for (const Mean& mean : means_) order.push_back(&mean);
  std::ranges::stable_sort(order, {}, [](const Mean* mean) { return mean->character; });

  std::vector<std::uint32_t> characters;
  std::vector<float> scales, biases;
  std::vector<std::int8_t> values;
  for (const Mean* mean : order) {
    const Packed packed = pack(mean->values, everyone);
    characters.push_back(mean->character);
    scales.push_back(packed.scale);
    biases.push_back(packed.bias);
    values.insert(values.end(), packed.values.begin(), packed.values.end());
  }
  std::string body;
  append(body, characters);
  append(body, scales);
  append(body, biases);
  append(body, values);

  TemplateHead head;
  head.count = std::uint32_t(order.size());
  crypto_generichash(head.hash.data(), head.hash.size(),
                     reinterpret_cast<const unsigned char*>(body.data()), body.size(), nullptr, 0);
  return std::string(reinterpret_cast<const char*>(&head), sizeof head) + body;
}

}  // namespace gongshi::handwriting
