#include "content/store/stick/harmless_text.h"

#include "drivers/os/utf8.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kLongest = 60;
constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kEllipsis = 0x2026;

bool within(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_harmless(char32_t c) {
  if (c < 0x20 || within(c, 0x7F, 0x9F)) return false;                       // controls
  if (c == 0xAD || c == 0x61C || c == 0x180E) return false;                  // unseen
  if (within(c, 0x200B, 0x200F) || within(c, 0x2028, 0x202E)) return false;  // widths, directions
  if (within(c, 0x2060, 0x206F) || c == 0xFEFF) return false;
  return !within(c, 0xFFF0, 0xFFFB) && !within(c, 0xE000, 0xF8FF) && c < 0xE0000;
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == kLongest) {
      utf8::append(out, kEllipsis);
      break;
    }
    const auto character = utf8::next(text);
    if (!character) text.remove_prefix(1);  // one byte that begins nothing
    utf8::append(out, character && is_harmless(*character) ? *character : kReplacement);
  }
  return out;
}

}  // namespace gongshi::content::store
