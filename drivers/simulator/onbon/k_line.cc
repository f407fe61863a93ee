#include "drivers/simulator/onbon/k_line.h"

#include <utility>

namespace gongshi::drivers::simulator {
namespace {

LineFrame close_frame(std::vector<std::uint8_t> raw) {
  LineFrame frame;
  frame.raw = std::move(raw);
  for (std::size_t at = 0; at < frame.raw.size(); ++at) {
    const unsigned byte = frame.raw[at];
    if (byte != 0xA6 && byte != 0x5B) {
      frame.packet.push_back(frame.raw[at]);
      continue;
    }
    const unsigned next = ++at < frame.raw.size() ? frame.raw[at] : 0;
    if (byte == 0xA6 && next == 0x02) {
      frame.packet.push_back(0xA5);
    } else if (byte == 0xA6 && next == 0x01) {
      frame.packet.push_back(0xA6);
    } else if (byte == 0x5B && next == 0x02) {
      frame.packet.push_back(0x5A);
    } else if (byte == 0x5B && next == 0x01) {
      frame.packet.push_back(0x5B);
    } else {
      frame.fault = "malformed escape";
      return frame;
    }
  }
  return frame;
}

}  // namespace

std::vector<LineFrame> CardLine::receive(std::span<const std::uint8_t> bytes) {
  std::vector<LineFrame> frames;
  for (const std::uint8_t byte : bytes) {
    if (byte == 0xA5) {
      if (!open_.empty()) {
        LineFrame cut;
        cut.raw.swap(open_);
        cut.fault = "a new frame began in the middle of this one";
        frames.push_back(std::move(cut));
      }
      inside_ = true;
    } else if (byte == 0x5A) {
      if (inside_ && !open_.empty()) frames.push_back(close_frame(std::exchange(open_, {})));
      inside_ = false;
    } else if (inside_) {
      open_.push_back(byte);
      if (open_.size() > most_) {
        LineFrame endless;
        endless.raw.swap(open_);
        endless.fault = "no end of frame";
        frames.push_back(std::move(endless));
        inside_ = false;
      }
    }
  }
  return frames;
}

std::uint16_t line_check(std::span<const std::uint8_t> bytes) {
  unsigned remainder = 0;
  for (const unsigned byte : bytes) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const unsigned feedback = (remainder ^ byte >> bit) & 1U;
      remainder >>= 1;
      if (feedback != 0) remainder ^= 0xA001U;
    }
  }
  return static_cast<std::uint16_t>(remainder);
}

std::vector<std::uint8_t> line_reply(std::uint16_t from, std::uint8_t device,
                                     std::span<const std::uint8_t> data) {
  std::vector<std::uint8_t> packet{0x00,
                                   0x80,
                                   static_cast<std::uint8_t>(from & 0xFFU),
                                   static_cast<std::uint8_t>(from >> 8),
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   0,
                                   device,
                                   0x02,
                                   static_cast<std::uint8_t>(data.size() & 0xFFU),
                                   static_cast<std::uint8_t>(data.size() >> 8)};
  packet.insert(packet.end(), data.begin(), data.end());
  const unsigned check = line_check(packet);
  packet.push_back(static_cast<std::uint8_t>(check & 0xFFU));
  packet.push_back(static_cast<std::uint8_t>(check >> 8));
  return line_frame(packet);
}

std::vector<std::uint8_t> line_frame(std::span<const std::uint8_t> packet) {
  std::vector<std::uint8_t> frame(9, 0xA5);
  for (const unsigned byte : packet) {
    if (byte == 0xA5 || byte == 0xA6) {
      frame.push_back(0xA6);
      frame.push_back(byte == 0xA5 ? 2 : 1);
    } else if (byte == 0x5A || byte == 0x5B) {
      frame.push_back(0x5B);
      frame.push_back(byte == 0x5A ? 2 : 1);
    } else {
      frame.push_back(static_cast<std::uint8_t>(byte));
    }
  }
  frame.push_back(0x5A);
  return frame;
}

}  // namespace gongshi::drivers::simulator
