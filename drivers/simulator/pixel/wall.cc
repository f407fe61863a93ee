#include "drivers/simulator/pixel/wall.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kMomentsKept = 101;

}  // namespace

Wall::Wall(int width, int height) : width_(width), height_(height) {
  coming_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  shown_.resize(coming_.size());
}

bool Wall::put(std::size_t at, std::span<const std::uint8_t> bytes) {
  if (at > coming_.size() || bytes.size() > coming_.size() - at) return false;
  std::copy(bytes.begin(), bytes.end(), coming_.begin() + static_cast<std::ptrdiff_t>(at));
  return true;
}

void Wall::show(Now now) {
  shown_ = coming_;
  ++latches_;
  moments_.push_back(now.steady);
  if (moments_.size() > kMomentsKept) moments_.pop_front();
}

void Wall::darken() {
  std::fill(coming_.begin(), coming_.end(), std::uint8_t{0});
  shown_ = coming_;
  moments_.clear();
}

bool Wall::lit() const {
  return std::any_of(shown_.begin(), shown_.end(), [](std::uint8_t byte) { return byte != 0; });
}

Dots Wall::dots(int level) const {
  Dots dots = Dots::dark(width_, height_);
  const auto dim = [&](std::uint8_t byte) { return static_cast<std::uint8_t>(byte * level / 255); };
  for (std::size_t i = 0; i < dots.lamps.size(); ++i) {
    dots.lamps[i] = {dim(shown_[i * 3]), dim(shown_[i * 3 + 1]), dim(shown_[i * 3 + 2])};
  }
  return dots;
}

void Wall::tell(nlohmann::ordered_json& state) const {
  state["width"] = width_;
  state["height"] = height_;
  state["latches"] = latches_;
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < moments_.size(); ++i) {
    gaps.push_back((moments_[i] - moments_[i - 1]).count());
  }
  if (gaps.empty()) return;
  std::sort(gaps.begin(), gaps.end());
  state["latch_interval_us"] = {
      {"shortest", gaps.front()}, {"median", gaps[gaps.size() / 2]}, {"longest", gaps.back()}};
}

Result<int> card_number(const CardOrder& order, const std::string& word, int low, int high,
                        int fallback) {
  const auto found = order.words.find(word);
  if (found == order.words.end()) return fallback;
  const std::string& text = found->second;
  int number = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure == std::errc{} && stop == text.data() + text.size() && number >= low &&
      number <= high) {
    return number;
  }
  const std::string range = std::to_string(low) + " … " + std::to_string(high);
  return Error{Errc::kUsage,
               {"选项 " + word + "：“" + text + "”无效，可用：" + range,
                "option " + word + ": \"" + text + "\" is not valid, use " + range},
               "E2204"};
}

}  // namespace gongshi::drivers::simulator
