#include "drivers/simulator/cpower/line.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kBuffer = 16'384;  // a line that never ends a frame must not fill the memory

using Octets = std::vector<std::uint8_t>;

/// The part between the marks, once unescaped, or behind the network header.
void read_body(const Octets& body, CpowerRequest& request) {
  if (body.size() < 7) {
    request.fault = "shorter than head and sum";
    return;
  }
  const unsigned sum = std::accumulate(body.begin(), body.end() - 2, 0U) % 65536;
  const std::size_t tail = body.size() - 2;
  if (body[tail] != sum % 256 || body[tail + 1] != sum / 256) {
    request.fault = "sum";
  } else if (body[0] != 0x68) {
    request.fault = "packet type is not 68";
  } else if (body[1] != 0x32) {
    request.fault = "card type is not 32";
  } else {
    request.id = body[2];
    request.command = body[3];
    request.mark = body[4];
    request.data.assign(body.begin() + 5, body.end() - 2);
  }
}

}  // namespace

std::vector<CpowerRequest> CpowerLine::receive(std::span<const std::uint8_t> bytes) {
  std::vector<CpowerRequest> out;
  for (const std::uint8_t byte : bytes) {
    pending_.push_back(byte);
    // A start mark always begins anew: it cannot stand inside a frame. An ID code may hold it, but
    // not as the first byte of one that these cards are sold with.
    if (pending_.front() == 0xA5) {
      if (byte == 0xA5 && pending_.size() > 1) {
        pending_.assign(1, 0xA5);
      } else if (byte == 0xAE) {
        take_serial(out);
      }
    } else {
      while (take_network(out)) {
      }
    }
    if (pending_.size() > kBuffer) {
      out.push_back({std::exchange(pending_, {}), false, "no end of frame", 0, 0, 0, {}});
    }
  }
  return out;
}

void CpowerLine::take_serial(std::vector<CpowerRequest>& out) {
  CpowerRequest request;
  request.raw = std::exchange(pending_, {});
  Octets body;
  for (std::size_t at = 1; at + 1 < request.raw.size(); ++at) {
    const std::uint8_t byte = request.raw[at];
    if (byte != 0xAA) {
      body.push_back(byte);
      continue;
    }
    switch (request.raw[++at]) {
      case 0x05:
        body.push_back(0xA5);
        break;
      case 0x0A:
        body.push_back(0xAA);
        break;
      case 0x0E:
        body.push_back(0xAE);
        break;
      default:
        request.fault = "escape that does not exist";
        out.push_back(std::move(request));
        return;
    }
  }
  read_body(body, request);
  out.push_back(std::move(request));
}

/// True when bytes were taken and more may follow.
bool CpowerLine::take_network(std::vector<CpowerRequest>& out) {
  if (pending_.empty() || pending_.front() == 0xA5) return false;
  const std::size_t compared = std::min<std::size_t>(4, pending_.size());
  if (!std::equal(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(compared),
                  spec_.id_code.begin())) {
    // Not the card's ID code, or noise: one byte on.
    pending_.erase(pending_.begin());
    return true;
  }
  if (pending_.size() < 8) return false;
  const unsigned length =
      spec_.big_length ? pending_[4] * 256U + pending_[5] : pending_[5] * 256U + pending_[4];
  CpowerRequest request;
  request.network = true;
  if (pending_[6] != 0 || pending_[7] != 0 || length > 4096) {
    request.fault = "network length, or the two zeros behind it";
    request.raw = std::exchange(pending_, {});
    out.push_back(std::move(request));
    return false;
  }
  if (pending_.size() < 8 + length) return false;
  const auto end = pending_.begin() + 8 + static_cast<std::ptrdiff_t>(length);
  request.raw.assign(pending_.begin(), end);
  read_body({pending_.begin() + 8, end}, request);
  pending_.erase(pending_.begin(), end);
  out.push_back(std::move(request));
  return true;
}

std::vector<std::uint8_t> CpowerLine::answer(const CpowerRequest& to, unsigned id, unsigned mark,
                                             std::span<const std::uint8_t> data) const {
  Octets body{static_cast<std::uint8_t>(spec_.old_type ? 0x68 : 0xE8), 0x32,
              static_cast<std::uint8_t>(id), static_cast<std::uint8_t>(to.command),
              static_cast<std::uint8_t>(mark)};
  body.insert(body.end(), data.begin(), data.end());
  const unsigned sum = std::accumulate(body.begin(), body.end(), 0U) % 65536;
  body.push_back(static_cast<std::uint8_t>(sum % 256));
  body.push_back(static_cast<std::uint8_t>(sum / 256));
  Octets frame;
  if (to.network) {
    frame = spec_.id_code;
    const auto low = static_cast<std::uint8_t>(body.size() % 256);
    const auto high = static_cast<std::uint8_t>(body.size() / 256);
    frame.push_back(spec_.big_length ? high : low);
    frame.push_back(spec_.big_length ? low : high);
    frame.push_back(0);
    frame.push_back(0);
    frame.insert(frame.end(), body.begin(), body.end());
    return frame;
  }
  frame.push_back(0xA5);
  for (const std::uint8_t byte : body) {
    const bool mark_byte = byte == 0xA5 || byte == 0xAA || byte == 0xAE;
    if (mark_byte) frame.push_back(0xAA);
    frame.push_back(mark_byte ? static_cast<std::uint8_t>(byte - 0xA0) : byte);
  }
  frame.push_back(0xAE);
  return frame;
}

}  // namespace gongshi::drivers::simulator
