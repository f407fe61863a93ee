#include "signage/screen/frame_stats.h"

#include <numeric>
#include <string>

namespace gongshi::signage {
namespace {

std::string milliseconds_text(int micros) {
  const int tenths = (micros + 50) / 100;
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text;
}

}  // namespace

void FrameStats::presented(std::chrono::microseconds after_due, std::chrono::microseconds allowed) {
  std::size_t bucket = 0;
  while (bucket < kBoundsUs.size() && after_due.count() >= kBoundsUs[bucket]) ++bucket;
  ++counts_[bucket];
  if (after_due >= allowed) ++late_;
}

std::int64_t FrameStats::frames() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

Sentence FrameStats::text() const {
  const std::string all = std::to_string(frames());
  const std::string late_ones = std::to_string(late());
  const std::string left_out = std::to_string(skipped_);
  Sentence text{all + " 帧，迟 " + late_ones + " 帧（略过 " + left_out + "）",
                all + " frames, " + late_ones + " late (" + left_out + " skipped)"};
  bool first = true;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    const bool last = i == kBoundsUs.size();
    const std::string bound = milliseconds_text(kBoundsUs[last ? i - 1 : i]);
    const std::string count = std::to_string(counts_[i]);
    text.zh += (first ? "；晚于应显示时刻 " : "，");
    text.en += (first ? "; after due " : ", ");
    text.zh += (last ? "≥" : "<") + bound + " 毫秒 " + count;
    text.en += (last ? ">=" : "<") + bound + " ms " + count;
    first = false;
  }
  return text;
}

}  // namespace gongshi::signage
