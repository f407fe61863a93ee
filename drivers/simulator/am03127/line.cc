#include "drivers/simulator/am03127/line.h"

#include <chrono>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

// What has begun and does not go on for so long is no frame any more.
constexpr auto kSilence = 500ms;
// A line of text with every field is far below.
constexpr std::size_t kLongest = 600;
constexpr std::string_view kEnd = "<E>";

/// -1: not two upper case digits.
int hex_pair(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      value = value * 16 + (c - '0');
    } else if (c >= 'A' && c <= 'F') {
      value = value * 16 + (c - 'A' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

Am03127Frame rubbish(std::string_view bytes, std::string why) {
  Am03127Frame frame;
  frame.raw.assign(bytes.begin(), bytes.end());
  frame.fault = std::move(why);
  return frame;
}

}  // namespace

std::vector<Am03127Frame> Am03127Line::receive(std::span<const std::uint8_t> bytes,
                                               SteadyTime now) {
  std::vector<Am03127Frame> frames;
  if (!open_.empty() && now - last_ > kSilence) {
    frames.push_back(rubbish(open_, "ends in the middle"));
    open_.clear();
  }
  last_ = now;
  open_.append(bytes.begin(), bytes.end());
  while (take(frames)) {
  }
  return frames;
}

/// One frame, or what is none, off the front; false: more bytes are needed.
bool Am03127Line::take(std::vector<Am03127Frame>& frames) {
  const auto drop = [&](std::size_t count, std::string why) {
    frames.push_back(rubbish(std::string_view(open_).substr(0, count), std::move(why)));
    open_.erase(0, count);
    return true;
  };
  const std::size_t begin = open_.find("<ID");
  if (begin == std::string::npos) {
    // Perhaps the first bytes of one.
    const std::size_t keep = open_.ends_with("<I") ? 2 : open_.ends_with('<') ? 1 : 0;
    return open_.size() > keep && drop(open_.size() - keep, "no <ID at its beginning");
  }
  if (begin > 0) return drop(begin, "no <ID at its beginning");
  if (open_.size() < 6) return false;
  Am03127Frame frame;
  if (open_[3] == '>') {
    // <ID><xx><E>
    if (open_.size() < 11) return false;
    const int id = hex_pair(std::string_view(open_).substr(5, 2));
    if (open_[4] != '<' || open_[7] != '>' || open_.substr(8, 3) != kEnd || id < 1) {
      return drop(3, "set ID is not <ID><xx><E>");
    }
    frame.set_id = true;
    frame.id = id;
    frame.raw.assign(open_.begin(), open_.begin() + 11);
    open_.erase(0, 11);
    frames.push_back(std::move(frame));
    return true;
  }
  frame.id = hex_pair(std::string_view(open_).substr(3, 2));
  if (frame.id < 0 || open_[5] != '>') return drop(3, "the ID is not two upper case digits");
  // A graphic block is 64 raw bytes, which may look like anything.
  std::size_t from = 6;
  if (open_.size() > 7 && open_[6] == '<' && open_[7] == 'G') from = 6 + 5 + 64;
  const std::size_t end = open_.find(kEnd, from);
  const std::size_t again = open_.find("<ID", from);
  if (again != std::string::npos && again < end) return drop(again, "another frame begins in it");
  if (end == std::string::npos) {
    return open_.size() > kLongest && drop(open_.size(), "longer than any frame");
  }
  frame.raw.assign(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(end + 3));
  if (end < 6 + 2 + 1) {
    frame.fault = "no packet";
  } else {
    frame.packet = open_.substr(6, end - 8);
    frame.check = open_.substr(end - 2, 2);
  }
  open_.erase(0, end + 3);
  frames.push_back(std::move(frame));
  return true;
}

}  // namespace gongshi::drivers::simulator
