// What service and mounter say to each other, one datagram each way.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/os/fd.h"

namespace gongshi::content::store {

struct MountQuestion {
  std::uint32_t number = 0;
  std::uint32_t write = 0;        // 0 or 1
  std::array<char, 32> device{};  // NUL-padded, NUL-ended
};

struct MountAnswer {
  std::uint32_t number = 0;  // of the question
  std::int32_t code = -1;    // an Errc; -1: opened, the descriptor comes along
  std::array<char, 160> zh{};
  std::array<char, 160> en{};
};

/// False when the other side has gone.
[[nodiscard]] bool send_question(const Fd& channel, const MountQuestion& question);
[[nodiscard]] bool send_answer(const Fd& channel, const MountAnswer& answer, const Fd& mount);

/// Empty: the other side has gone, or said nothing before the channel's time-out (errno EAGAIN), or
/// what it said has another length.
[[nodiscard]] std::optional<MountQuestion> receive_question(const Fd& channel);
[[nodiscard]] std::optional<MountAnswer> receive_answer(const Fd& channel, Fd& mount);

/// The text in a field of fixed length, whole UTF-8 characters only.
template <std::size_t kSize>
void put_text(std::array<char, kSize>& field, std::string_view text) {
  std::size_t size = std::min(text.size(), kSize - 1);
  while (size < text.size() && size > 0 &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
    --size;
  text.substr(0, size).copy(field.data(), size);
}
template <std::size_t kSize>
[[nodiscard]] std::string text_in(const std::array<char, kSize>& field) {
  return {field.begin(), std::find(field.begin(), field.end(), '\0')};
}

}  // namespace gongshi::content::store
