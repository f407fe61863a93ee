#include "content/bundle/minisign_text.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>

namespace gongshi::content::bundle {

void ready_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) std::abort();
}

std::string base64_text(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the C string's NUL
  return text;
}

bool base64_bytes(std::string_view text, std::span<std::uint8_t> into) {
  std::size_t size = 0;
  const int outcome = sodium_base642bin(into.data(), into.size(), text.data(), text.size(), nullptr,
                                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  // libsodium 1.0.18 also takes some bytes above 127 for '+' and '/' (found by flipping every bit
  // of a signed bundle), so the text must be what encoding gives back.
  return outcome == 0 && size == into.size() && base64_text(into) == text;
}

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t stop = text.find('\n');
  if (stop == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, stop);
  const bool printable = std::ranges::all_of(line, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
  if (!printable) return std::nullopt;
  text.remove_prefix(stop + 1);
  return line;
}

}  // namespace gongshi::content::bundle
