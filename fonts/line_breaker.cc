#include "fonts/line_breaker.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <utility>

#include "drivers/os/utf8.h"
#include "fonts/shaper.h"

namespace gongshi::fonts {
namespace {

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19');
}
bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x370 && c <= 0x3FF) ||
         c == U'µ';
}
bool is_joiner(char32_t c) {
  return std::u32string_view(U"-+/×·.~_‐‑–－＋／").find(c) != std::u32string_view::npos;
}
/// Units that stand right behind a number in prices, doses, times and distances.
bool is_unit(char32_t c) {
  return std::u32string_view(
             U"元角分支片粒袋瓶盒次日天周月年岁时点秒人个名例级号层楼室床位张台套"
             U"枚贴丸包克升毫微千万亿％%℃°项度米倍页份根条组区")
             .find(c) != std::u32string_view::npos;
}
bool is_currency(char32_t c) {
  return c == U'¥' || c == U'￥' || c == U'$';
}

/// Our rules on top of ICU's: may a line end after `before` and the next begin with `after`?
/// `earlier` stands before `before`: a space does not part "25 日".
bool forbidden(char32_t earlier, char32_t before, char32_t after) {
  if (before == U' ') return is_digit(earlier) && is_unit(after);
  if (is_currency(before)) return true;
  if (is_digit(before) && is_unit(after)) return true;
  if (is_joiner(before) && after != U' ') return true;
  if (is_joiner(after)) return true;
  const bool word_before = is_digit(before) || is_latin(before);
  const bool word_after = is_digit(after) || is_latin(after);
  return word_before && word_after;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

}  // namespace

struct LineBreaker::State {
  std::unique_ptr<icu::BreakIterator> iterator;
};

LineBreaker::LineBreaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
LineBreaker::LineBreaker(LineBreaker&&) noexcept = default;
LineBreaker& LineBreaker::operator=(LineBreaker&&) noexcept = default;
LineBreaker::~LineBreaker() = default;

Result<LineBreaker> LineBreaker::create() {
  UErrorCode code = U_ZERO_ERROR;
  auto state = std::make_unique<State>();
  state->iterator.reset(icu::BreakIterator::createLineInstance(icu::Locale::getChina(), code));
  if (U_FAILURE(code) != 0) {
    return Error{Errc::kIo,
                 {std::string("ICU 断行规则无法打开（") + u_errorName(code) +
                      "）：请重新安装软件包 libicu72",
                  std::string("ICU line-break rules cannot be opened (") + u_errorName(code) +
                      "): reinstall the package libicu72"},
                 {}};
  }
  return LineBreaker(std::move(state));
}

std::vector<std::size_t> LineBreaker::breaks(std::string_view text) const {
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  state_->iterator->setText(unicode);

  std::vector<std::size_t> places;
  std::size_t byte = 0;
  std::int32_t unit = 0;
  std::string_view rest = text;
  char32_t earlier = 0;
  char32_t before = 0;
  for (std::int32_t at = state_->iterator->first(); at != icu::BreakIterator::DONE;
       at = state_->iterator->next()) {
    while (unit < at) {  // UTF-16 units to UTF-8 bytes, in step
      const auto character = utf8::next(rest);
      if (!character) return places;
      earlier = before;
      before = *character;
      unit += *character > 0xFFFF ? 2 : 1;
      byte = text.size() - rest.size();
    }
    if (byte == 0 || byte == text.size()) continue;
    std::string_view peek = rest;
    const auto after = utf8::next(peek);
    if (after && (before == U'\n' || !forbidden(earlier, before, *after))) places.push_back(byte);
  }
  return places;
}

std::vector<std::string> LineBreaker::wrap(const FaceChain& chain, std::string_view text,
                                           int width_px) const {
  const auto fits = [&](std::string_view line) {
    return shape(chain, trimmed(line)).width_px() <= width_px;
  };
  std::vector<std::size_t> places = breaks(text);
  places.push_back(text.size());

  std::vector<std::string> lines;
  std::size_t start = 0;  // of the line being filled
  std::size_t end = 0;    // of what is known to fit
  const auto flush = [&](std::size_t upto) {
    std::string_view line = text.substr(start, upto - start);
    while (!line.empty() && line.back() == '\n') line.remove_suffix(1);
    lines.emplace_back(trimmed(line));
    start = end = upto;
  };
  for (const std::size_t place : places) {
    if (end > start && !fits(text.substr(start, place - start))) flush(end);
    while (!fits(text.substr(start, place - start))) {  // one unbreakable piece, too wide
      std::string_view rest = text.substr(start, place - start);
      std::size_t good = 0;
      while (utf8::next(rest)) {
        const std::size_t length = place - start - rest.size();
        if (good > 0 && !fits(text.substr(start, length))) break;
        good = length;
      }
      flush(start + good);
      if (start >= place) break;
    }
    end = place;
    if (end > start && text[end - 1] == '\n') flush(end);
  }
  if (end > start || lines.empty()) flush(text.size());
  return lines;
}

}  // namespace gongshi::fonts
