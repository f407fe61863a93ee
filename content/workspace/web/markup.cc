#include "content/workspace/web/markup.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>

#include "drivers/os/utf8.h"

namespace gongshi::content::web {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;

/// Bytes that stand for themselves, or belong to a character that does: all others are looked at.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 256; ++byte) plain[byte] = byte != 0x7F;
  for (const char byte : {'<', '>', '&', '"', '\''})
    plain[static_cast<unsigned char>(byte)] = false;
  // First bytes of the C1 controls, of U+061C, of U+2000 onward and of U+F000 onward.
  for (const std::size_t byte : {0xC2U, 0xD8U, 0xE2U, 0xEFU}) plain[byte] = false;
  return plain;
}

constexpr std::array<bool, 256> kPlain = plain_bytes();

bool is_forbidden(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool turns = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
  return control || turns || (c & 0xFFFE) == 0xFFFE;
}

/// Copies `text`, handing every character that is not plain to `take(c, its bytes)`.
template <class Take>
void each_special(std::string& out, std::string_view text, Take take) {
  while (!text.empty()) {
    std::size_t run = 0;
    while (run < text.size() && kPlain[static_cast<unsigned char>(text[run])]) ++run;
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) return;
    const std::string_view before = text;
    const auto character = utf8::next(text);
    if (!character) {
      out.append(kReplacement);
      return;
    }
    take(*character, before.substr(0, before.size() - text.size()));
  }
}

template <class Break>
void escape(std::string& out, std::string_view text, Break line_break) {
  each_special(out, text, [&](char32_t c, std::string_view bytes) {
    switch (c) {
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '&':
        out.append("&amp;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      case kLineSeparator:
      case kParagraphSeparator:
        line_break();
        break;
      default:
        out.append(is_forbidden(c) ? kReplacement : bytes);
    }
  });
}

bool has_scheme(std::string_view address, std::string_view scheme) {
  return address.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), address.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

/// Of an http address: "www.example.cn:8080".
std::string_view host_of(std::string_view address) {
  const std::string_view rest = address.substr(address.find("//") + 2);
  return rest.substr(0, rest.find_first_of("/?#"));
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  escape(out, text, [&] { out.push_back(' '); });
}

void append_script_string(std::string& out, std::string_view text) {
  const auto as_number = [&](char32_t c) {
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "\\u%04x", static_cast<unsigned>(c));
    out.append(digits.data());
  };
  out.push_back('"');
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto backslash = std::min(rest.find('\\'), rest.size());
    each_special(out, rest.substr(0, backslash), [&](char32_t c, std::string_view bytes) {
      const bool marked = c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' || c < 0x20 ||
                          c == kLineSeparator || c == kParagraphSeparator;
      if (marked) {
        as_number(c);
      } else {
        out.append(is_forbidden(c) ? kReplacement : bytes);
      }
    });
    if (backslash == rest.size()) break;
    out.append("\\\\");
    rest.remove_prefix(backslash + 1);
  }
  out.push_back('"');
}

std::string_view safe_link(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F) return {};
  }
  if (has_scheme(address, "tel:")) return address;
  if (!has_scheme(address, "https://") && !has_scheme(address, "http://")) return {};
  const std::string_view host = host_of(address);
  // "https://www.pay.example@elsewhere.example" leads elsewhere.
  return host.empty() || host.find('@') != std::string_view::npos ? std::string_view{} : address;
}

std::string phone_link(std::string_view phone) {
  std::string link = "tel:";
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || (c == '+' && link.size() == 4)) {
      link.push_back(c);
    } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
      return {};
    }
  }
  return link.size() < 4 + 3 ? std::string{} : link;
}

void Markup::begin(std::string_view tag, std::initializer_list<Attribute> attributes) {
  text_.push_back('<');
  text_.append(tag);
  for (const Attribute& each : attributes) {
    text_.push_back(' ');
    text_.append(each.name);
    text_.append("=\"");
    append_escaped(text_, each.value);
    text_.push_back('"');
  }
}

Markup& Markup::open(std::string_view tag, std::initializer_list<Attribute> attributes) {
  begin(tag, attributes);
  text_.push_back('>');
  open_.push_back(tag);
  return *this;
}

Markup& Markup::close() {
  assert(!open_.empty());
  text_.append("</");
  text_.append(open_.back());
  text_.push_back('>');
  open_.pop_back();
  return *this;
}

Markup& Markup::leaf(std::string_view tag, std::string_view words,
                     std::initializer_list<Attribute> attributes) {
  return open(tag, attributes).text(words).close();
}

Markup& Markup::single(std::string_view tag, std::initializer_list<Attribute> attributes) {
  begin(tag, attributes);
  text_.append("/>");
  return *this;
}

Markup& Markup::text(std::string_view words) {
  escape(text_, words, [&] { text_.append("<br/>"); });
  return *this;
}

Markup& Markup::add(const Markup& other) {
  text_.append(other.str());
  return *this;
}

const std::string& Markup::str() const {
  assert(open_.empty());
  return text_;
}

}  // namespace gongshi::content::web
