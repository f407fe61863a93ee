#include "drivers/protocol/jetfile2/text_file.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr std::uint8_t kEnd = 0x04;
constexpr std::size_t kHead = 7;  // 01 Z 0 0 02, command, label

Bytes file(char command, std::span<const std::uint8_t> content) {
  Bytes out{0x01, 'Z', '0', '0', 0x02, static_cast<std::uint8_t>(command), 'X'};
  out.insert(out.end(), content.begin(), content.end());
  out.push_back(kEnd);
  return out;
}

}  // namespace

Bytes styled_text(const TextStyle& style, std::span<const std::uint8_t> characters) {
  Bytes out;
  const auto put = [&](std::initializer_list<int> bytes) {
    for (const int byte : bytes) out.push_back(static_cast<std::uint8_t>(byte));
  };
  const int effect = static_cast<int>(style.effect);
  put({0x0A, 'I', effect});
  put({0x0A, 'O', effect});
  put({0x0F, '0' + std::clamp(style.speed, 0, 6)});
  const int stay = std::clamp(style.stay_s, 0, 99);
  put({0x0E, '0', '0' + stay / 10, '0' + stay % 10});
  if (style.no_wrap) put({0x1B, '0', 'a'});
  put({0x1E, static_cast<int>(style.align)});
  put({0x1F, '0'});
  put({0x1A, style.font});
  if (style.color == '/') {
    // The sign's order is blue, green, red.
    put({0x1C, '/', static_cast<int>(style.rgb & 0xFF), static_cast<int>(style.rgb >> 8 & 0xFF),
         static_cast<int>(style.rgb >> 16 & 0xFF)});
  } else if (style.color != 0) {
    put({0x1C, style.color});
  }
  out.insert(out.end(), characters.begin(), characters.end());
  return out;
}

Bytes text_file(std::span<const std::uint8_t> text) {
  return file('A', text);
}

Bytes string_file(std::string_view text) {
  return file('G', {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string string_of(std::span<const std::uint8_t> file) {
  const bool headed = file.size() >= kHead && file[0] == 0x01 && file[1] == 'Z' &&
                      file[4] == 0x02 && file[5] == 'G';
  auto content = headed ? file.subspan(kHead) : file;
  const auto end = std::find(content.begin(), content.end(), kEnd);
  return {content.begin(), end};
}

}  // namespace gongshi::drivers::jetfile2
