#include "drivers/simulator/huidu/line.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr std::size_t kLongestPacket = 9216;
constexpr std::uint64_t kLargestFile = 8ULL * 1024 * 1024;  // of this simulator
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kMostBytes = 64UL * 1024 * 1024;  // of all whole files
constexpr std::size_t kMostParts = 4;                   // begun and not ended

std::string md5_of(const Octets& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_md5(), nullptr) != 1) {
    return {};
  }
  std::string text;
  for (unsigned index = 0; index < length; ++index) {
    std::array<char, 4> two{};
    std::snprintf(two.data(), two.size(), "%02x", unsigned{digest[index]});
    text += two.data();
  }
  return text;
}

Octets status(unsigned code) {
  return {static_cast<std::uint8_t>(code % 256), static_cast<std::uint8_t>(code / 256)};
}

Octets start_answer(unsigned code, std::uint64_t existing) {
  Octets payload = status(code);
  for (int index = 0; index < 8; ++index) {
    payload.push_back(static_cast<std::uint8_t>(existing & 0xFFU));
    existing >>= 8;
  }
  return payload;
}

bool plain_name(const std::string& name) {
  return !name.empty() && name.size() <= 100 && name.front() != '.' &&
         name.find_first_of("/\\") == std::string::npos && !utf8::first_error(name);
}

}  // namespace

std::vector<HuiduPacket> HuiduLine::receive(std::span<const std::uint8_t> bytes) {
  pending_.insert(pending_.end(), bytes.begin(), bytes.end());
  std::vector<HuiduPacket> packets;
  while (pending_.size() >= 4) {
    const std::size_t length = pending_[0] + pending_[1] * 256U;
    HuiduPacket packet;
    if (length < 4 || length > kLongestPacket) {
      packet.fault = "packet length";
      packet.raw = std::exchange(pending_, {});
      packets.push_back(std::move(packet));
      break;
    }
    if (pending_.size() < length) break;
    const auto end = pending_.begin() + static_cast<std::ptrdiff_t>(length);
    packet.raw.assign(pending_.begin(), end);
    packet.command = pending_[2] + pending_[3] * 256U;
    packet.payload.assign(pending_.begin() + 4, end);
    pending_.erase(pending_.begin(), end);
    packets.push_back(std::move(packet));
  }
  return packets;
}

Octets HuiduLine::packet(unsigned command, std::span<const std::uint8_t> payload) {
  const std::size_t length = payload.size() + 4;
  Octets out{static_cast<std::uint8_t>(length % 256), static_cast<std::uint8_t>(length / 256),
             static_cast<std::uint8_t>(command % 256), static_cast<std::uint8_t>(command / 256)};
  out.insert(out.end(), payload.begin(), payload.end());
  return out;
}

Octets HuiduLine::xml_packets(const std::string& xml, std::size_t piece) {
  Octets out;
  for (std::size_t from = 0; from < xml.size(); from += piece) {
    const std::size_t count = std::min(piece, xml.size() - from);
    Octets payload;
    for (std::size_t value : {xml.size(), from}) {
      for (int index = 0; index < 4; ++index) {
        payload.push_back(static_cast<std::uint8_t>(value % 256));
        value /= 256;
      }
    }
    payload.insert(payload.end(), xml.begin() + static_cast<std::ptrdiff_t>(from),
                   xml.begin() + static_cast<std::ptrdiff_t>(from + count));
    const Octets one = packet(0x2004, payload);
    out.insert(out.end(), one.begin(), one.end());
  }
  return out;
}

Octets HuiduStorage::start(std::span<const std::uint8_t> payload, std::string& why) {
  open_ = false;
  const auto refuse = [&](unsigned code, const char* reason) {
    why = reason;
    return start_answer(code, 0);
  };
  if (payload.size() < 45 || payload[32] != 0 || payload.back() != 0) {
    return refuse(8, "file start is malformed");
  }
  md5_.assign(payload.begin(), payload.begin() + 32);
  size_ = 0;
  for (std::size_t index = 8; index-- > 0;) size_ = size_ * 256 + payload[33 + index];
  const unsigned type = payload[41] + payload[42] * 256U;
  name_.assign(payload.begin() + 43, payload.end() - 1);
  if (type == 3 || type == 4) return refuse(49, "firmware: a driver must never send it");
  if (type != 0) return refuse(8, "this simulator stores images only");
  if (!plain_name(name_)) return refuse(8, "file name");
  if (size_ == 0 || size_ > kLargestFile || files_.size() >= kMostFiles) {
    return refuse(9, "no space");
  }
  const auto held = files_.find(name_);
  if (held != files_.end() && md5_of(held->second) == md5_) return start_answer(1, size_);
  if (bytes_beside(name_) + size_ > kMostBytes) return refuse(9, "no space");
  if (!parts_.contains(md5_) && parts_.size() >= kMostParts) parts_.clear();
  Octets& part = parts_[md5_];
  if (part.size() > size_) part.clear();
  open_ = true;
  return start_answer(0, part.size());
}

std::size_t HuiduStorage::bytes_beside(const std::string& name) const {
  std::size_t sum = 0;
  for (const auto& [each, bytes] : files_) sum += each == name ? 0 : bytes.size();
  return sum;
}

std::string HuiduStorage::data(std::span<const std::uint8_t> payload) {
  if (!open_) return "file data without a start";
  Octets& part = parts_[md5_];
  if (part.size() + payload.size() > size_) {
    open_ = false;
    parts_.erase(md5_);
    return "more file data than announced";
  }
  part.insert(part.end(), payload.begin(), payload.end());
  return {};
}

Octets HuiduStorage::end(std::string& why) {
  if (!std::exchange(open_, false)) {
    why = "file end without a start";
    return status(2);
  }
  const Octets& part = parts_[md5_];
  if (part.size() != size_) {
    why = "file is not complete";
    return status(19);
  }
  if (md5_of(part) != md5_) {
    why = "MD5 is not the file's";
    parts_.erase(md5_);
    return status(14);
  }
  files_[name_] = part;
  parts_.erase(md5_);
  ++writes_;
  return status(0);
}

}  // namespace gongshi::drivers::simulator
