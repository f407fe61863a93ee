#include "drivers/protocol/huidu/file.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace gongshi::drivers::huidu {
namespace {

constexpr std::size_t kFileChunk = 8000;  // below the limit of 9212, as two libraries have it

}  // namespace

std::string md5_hex(std::span<const std::uint8_t> bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  // Fails only without memory, or where MD5 is forbidden; it protects nothing here.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) {
    std::abort();
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned index = 0; index < size; ++index) {
    text += kDigits[digest[index] >> 4];
    text += kDigits[digest[index] & 15U];
  }
  return text;
}

std::string md5_hex(std::string_view text) {
  return md5_hex(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

Bytes file_start(const std::string& md5, std::uint64_t size, FileType type,
                 const std::string& name) {
  Bytes payload(md5.begin(), md5.end());
  payload.push_back(0);
  for (int shift = 0; shift < 64; shift += 8) {
    payload.push_back(static_cast<std::uint8_t>(size >> shift & 0xFFU));
  }
  payload.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(type) & 0xFFU));
  payload.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(type) >> 8));
  payload.insert(payload.end(), name.begin(), name.end());
  payload.push_back(0);
  return encode_packet(Command::kFileStart, payload);
}

Bytes file_rest(std::span<const std::uint8_t> file, std::uint64_t from) {
  Bytes stream;
  const auto add = [&](const Bytes& packet) {
    stream.insert(stream.end(), packet.begin(), packet.end());
  };
  for (std::size_t at = std::min<std::uint64_t>(from, file.size()); at < file.size();
       at += kFileChunk) {
    add(encode_packet(Command::kFileData,
                      file.subspan(at, std::min(kFileChunk, file.size() - at))));
  }
  add(encode_packet(Command::kFileEnd, {}));
  return stream;
}

std::optional<FileStart> decode_file_start(std::span<const std::uint8_t> payload) {
  if (payload.size() < 10) return std::nullopt;
  FileStart start;
  start.status = payload[0] | payload[1] << 8;
  for (std::size_t index = 0; index < 8; ++index) {
    start.existing |= std::uint64_t{payload[2 + index]} << (8 * index);
  }
  return start;
}

std::optional<int> decode_file_end(std::span<const std::uint8_t> payload) {
  if (payload.size() < 2) return std::nullopt;
  return payload[0] | payload[1] << 8;
}

}  // namespace gongshi::drivers::huidu
