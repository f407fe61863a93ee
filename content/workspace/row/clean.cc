#include "content/workspace/row/clean.h"

#include <unicode/normalizer2.h>

#include <algorithm>

#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

bool is_zero_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D || c == 0x202F;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x1680;
}

bool is_line_break(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85;
}

bool is_damaged(char32_t c) {
  return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFEU) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF);
}

/// Controls, and everything that reorders text.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0xAD ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string compose(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  if (nfc->isNormalizedUTF8(text, status) != 0) return text;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? composed : text;
}

}  // namespace

bool is_plain(std::string_view raw) {
  if (raw.empty()) return true;
  if (raw.front() == ' ' || raw.back() == ' ') return false;
  for (std::size_t i = 0; i < raw.size();) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
    } else if (byte >= 0xE4 && byte <= 0xE9 && i + 2 < raw.size()) {
      // U+4000 .. U+9FFF: Han, none of which NFC changes
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

Cleaned clean_text(std::string_view raw, Joiners joiners) {
  Cleaned cleaned;
  if (is_plain(raw)) {
    cleaned.text = raw;
    return cleaned;
  }
  std::string& out = cleaned.text;
  out.reserve(raw.size());
  std::size_t content_end = 0;  // blanks after this are trimmed unless content follows
  char32_t previous = 0;
  while (const auto next = utf8::next(raw)) {
    const char32_t c = *next;
    if (joiners == Joiners::kKeep && is_joiner(c)) {
      utf8::append(out, c);  // trimmed at the end, as nothing follows that it could join
      continue;
    }
    if (is_zero_width(c)) continue;
    if (is_line_break(c)) {
      if (content_end != 0 && !(c == '\n' && previous == '\r')) {
        while (!out.empty() && out.back() == ' ') out.pop_back();
        out.push_back('\n');
      }
      previous = c;
      continue;
    }
    previous = c;
    if (is_space(c)) {
      if (content_end != 0) {
        if (c == 0x3000) {
          utf8::append(out, c);
        } else {
          out.push_back(' ');
        }
      }
      continue;
    }
    if (!cleaned.fault && (is_damaged(c) || is_control(c))) {
      cleaned.fault = is_damaged(c) ? Code::kDamagedCharacter : Code::kControlCharacter;
      cleaned.character = c;
    }
    utf8::append(out, c);
    content_end = out.size();
  }
  out.resize(content_end);
  out = compose(std::move(out));
  return cleaned;
}

std::string fold_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (const auto c = utf8::next(text)) {
    if (*c >= 0xFF01 && *c <= 0xFF5E) {
      out.push_back(static_cast<char>(*c - 0xFF01 + 0x21));
    } else if (*c == 0x3000 || *c == 0xA0) {
      out.push_back(' ');
    } else {
      utf8::append(out, *c);
    }
  }
  return out;
}

std::string fold_word(std::string_view text) {
  std::string out = fold_width(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace gongshi::content::workspace
