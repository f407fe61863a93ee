#include "drivers/simulator/jetfile2/line.h"

#include <algorithm>
#include <chrono>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

// What has begun and does not go on for so long is no frame any more.
constexpr auto kSilence = 1000ms;
constexpr std::size_t kShortMost = 1024 + 8;
constexpr std::size_t kBinaryMost = 16 + 255 * 4 + 1500;

unsigned low_high(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] + bytes[at + 1] * 256U;
}

unsigned total(std::span<const std::uint8_t> bytes) {
  unsigned sum = 0;
  for (const unsigned byte : bytes) sum = (sum + byte) % 65536U;
  return sum;
}

}  // namespace

std::vector<Jetfile2Frame> Jetfile2Line::receive(std::span<const std::uint8_t> bytes,
                                                 SteadyTime now) {
  std::vector<Jetfile2Frame> frames;
  if (!open_.empty() && now - last_ > kSilence) {
    Jetfile2Frame frame;
    frame.fault = "ends in the middle";
    move_front(std::move(frame), open_.size(), frames);
  }
  last_ = now;
  open_.insert(open_.end(), bytes.begin(), bytes.end());
  while (!open_.empty() && take(frames)) {
  }
  return frames;
}

void Jetfile2Line::move_front(Jetfile2Frame frame, std::size_t count,
                              std::vector<Jetfile2Frame>& frames) {
  const auto end = open_.begin() + static_cast<std::ptrdiff_t>(count);
  frame.raw.assign(open_.begin(), end);
  open_.erase(open_.begin(), end);
  frames.push_back(std::move(frame));
}

/// One frame, or what is none, off the front; false: more bytes are needed.
bool Jetfile2Line::take(std::vector<Jetfile2Frame>& frames) {
  const auto begin = std::find_if(open_.begin(), open_.end(),
                                  [](std::uint8_t byte) { return byte == 0x55 || byte == 0x01; });
  if (begin != open_.begin()) {
    Jetfile2Frame frame;
    frame.fault = "neither 55 A7 nor 01 at its beginning";
    move_front(std::move(frame), static_cast<std::size_t>(begin - open_.begin()), frames);
    return true;
  }
  return open_[0] == 0x55 ? take_binary(frames) : take_short(frames);
}

bool Jetfile2Line::take_binary(std::vector<Jetfile2Frame>& frames) {
  if (open_.size() < 2) return false;
  Jetfile2Frame frame;
  if (open_[1] != 0xA7) {
    frame.fault = "55 without A7";
    move_front(std::move(frame), 1, frames);
    return true;
  }
  if (open_.size() < 16) return false;
  const std::size_t argument = open_[14] * std::size_t{4};
  const std::size_t whole = 16 + argument + low_high(open_, 4);
  if (whole > kBinaryMost) {
    frame.fault = "longer than any packet";
    move_front(std::move(frame), 2, frames);
    return true;
  }
  if (open_.size() < whole) return false;
  const std::span<const std::uint8_t> bytes(open_.data(), whole);
  frame.binary = true;
  frame.sound = total(bytes.subspan(4)) == low_high(bytes, 2);
  frame.group = bytes[8];
  frame.unit = bytes[9];
  frame.serial = low_high(bytes, 10);
  frame.command = bytes[12] * 256U + bytes[13];
  frame.echo = bytes[15] == 0;
  frame.argument.assign(bytes.begin() + 16,
                        bytes.begin() + static_cast<std::ptrdiff_t>(16 + argument));
  frame.data.assign(bytes.begin() + static_cast<std::ptrdiff_t>(16 + argument), bytes.end());
  move_front(std::move(frame), whole, frames);
  return true;
}

bool Jetfile2Line::take_short(std::vector<Jetfile2Frame>& frames) {
  Jetfile2Frame frame;
  const auto end = std::find_if(open_.begin() + 1, open_.end(),
                                [](std::uint8_t byte) { return byte == 0x03 || byte == 0x04; });
  if (end == open_.end()) {
    if (open_.size() <= kShortMost) return false;
    frame.fault = "longer than any short frame";
    move_front(std::move(frame), open_.size(), frames);
    return true;
  }
  const auto length = static_cast<std::size_t>(end - open_.begin()) + 1;
  const bool summed = open_.size() > 1 && open_[1] == 'Y';
  if (summed && open_.size() < length + 2) return false;
  const auto digit = [&](std::size_t at) { return open_[at] >= '0' && open_[at] <= '9'; };
  const bool framed =
      length >= 6 && (open_[1] == 'Z' || summed) && digit(2) && digit(3) && open_[4] == 0x02;
  if (!framed) {
    frame.fault = "no Z or Y, two digits and 02 behind 01";
    move_front(std::move(frame), 1, frames);
    return true;
  }
  frame.unit = (open_[2] - '0') * 10 + (open_[3] - '0');
  frame.echo = *end == 0x03;
  frame.data.assign(open_.begin() + 5, end);
  if (summed) {
    frame.sound = total(std::span(open_).first(length)) == low_high(open_, length);
  }
  move_front(std::move(frame), summed ? length + 2 : length, frames);
  return true;
}

}  // namespace gongshi::drivers::simulator
