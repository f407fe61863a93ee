// What one simulated K card is made of, and what its parts say to a request.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/now.h"

namespace gongshi::drivers::simulator::onbon_k {

struct CardSpec {
  int width_px = 128;
  int height_px = 32;
  std::uint16_t address = 1;
  std::uint8_t device = 0x62;         // 6K2
  bool special_fields = true;         // 5K1 leaves two bytes of the status reply out
  std::size_t max_areas = 5;          // 6K
  std::size_t max_text = 1024;        // bytes of one area's text
  std::size_t receive_buffer = 1024;  // data bytes of one frame
  bool gbk = false;
  bool client_info_is_custom_id = true;  // inferred from the two fields' likeness, so switchable
  std::string colors = "red";            // or "tricolor"

  std::string barcode = "0123456789ABCDEF";  // 16 characters
  bool insists_on_brightness_table = false;
  bool answers_questions = true;   // fonts and parameters: firmware without them says "unknown"
  bool answers_reserved = false;   // two reserved bytes before fonts, which the document leaves out
  bool reads_files = true;         // A1 0A and A1 0B
  bool length_in_payload = false;  // their "04 00" stands in front of the name
  std::size_t read_prefix = 8;     // bytes of name and offset before the contents: 0, 4 or 8
  bool length_counts_itself = false;  // of an area inside a program file

  /// What lights for a colour of the \C code: 1 red … 7 white; 0, and all on a red panel, is red.
  [[nodiscard]] int lamp_color(int color) const {
    return colors == "tricolor" && color != 0 ? color : 1;
  }
  [[nodiscard]] bool sixth() const { return device >= 0x61; }
  [[nodiscard]] bool has_voice() const {
    return device == 0x5C || (device >= 0x64 && device <= 0x66);
  }
};

/// What a part of the card says to a request.
struct CardAnswer {
  std::uint8_t error = 0;
  bool changed = false;
  std::string word;
  std::vector<std::uint8_t> data{};  // whole reply data; empty: a bare ACK or NACK
};

inline CardAnswer wrong_length() {
  return {8, false, "payload has a wrong length", {}};
}

[[nodiscard]] inline unsigned word_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | static_cast<unsigned>(bytes[at + 1]) << 8;
}
[[nodiscard]] inline std::size_t long_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return word_at(bytes, at) | static_cast<std::size_t>(word_at(bytes, at + 2)) << 16;
}

inline void put_word(std::vector<std::uint8_t>& out, std::size_t value) {
  out.push_back(static_cast<std::uint8_t>(value & 0xFFU));
  out.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFFU));
}
inline void put_long(std::vector<std::uint8_t>& out, std::size_t value) {
  put_word(out, value & 0xFFFFU);
  put_word(out, value >> 16);
}

/// -1 when a nibble is no digit.
[[nodiscard]] inline int from_bcd(unsigned value) {
  const unsigned tens = value >> 4;
  const unsigned ones = value & 0x0FU;
  return tens > 9 || ones > 9 ? -1 : static_cast<int>(tens * 10 + ones);
}

/// Letters of a NUL-padded field; empty optional: something that is not printable ASCII.
[[nodiscard]] inline std::optional<std::string> ascii_field(std::span<const std::uint8_t> field) {
  std::string text;
  for (const std::uint8_t byte : field) {
    if (byte == 0) break;
    if (byte < 0x20 || byte > 0x7E) return std::nullopt;
    text += static_cast<char>(byte);
  }
  return text;
}

}  // namespace gongshi::drivers::simulator::onbon_k
