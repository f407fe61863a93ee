#include "fonts/line_breaker.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <utility>

#include "drivers/os/utf8.h"
#include "fonts/binding.h"
#include "fonts/hospital_words.h"
#include "fonts/shaper.h"

namespace gongshi::fonts {
namespace {

/// Where characters begin, of a text in UTF-8 and in UTF-16.
struct Characters {
  std::u32string text;
  std::vector<std::size_t> bytes;    // and the end
  std::vector<std::int32_t> places;  // by UTF-16 unit: index of the character that begins there
};

Characters characters_of(std::string_view text) {
  Characters all;
  std::string_view rest = text;
  while (true) {
    all.bytes.push_back(text.size() - rest.size());
    all.places.push_back(static_cast<std::int32_t>(all.text.size()));
    const auto character = utf8::next(rest);
    if (!character) return all;
    all.text += *character;
    if (*character > 0xFFFF) all.places.push_back(-1);
  }
}

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

/// Lies `place` within one of `wholes` as it stands in `text`?
bool within(std::string_view text, std::size_t place, std::span<const std::string> wholes) {
  return std::any_of(wholes.begin(), wholes.end(), [&](const std::string& whole) {
    if (whole.empty()) return false;
    const std::size_t first = place < whole.size() ? 0 : place - whole.size() + 1;
    const std::size_t found = text.substr(0, place + whole.size() - 1).find(whole, first);
    return found < place;
  });
}

}  // namespace

struct LineBreaker::State {
  std::unique_ptr<icu::BreakIterator> lines;
  std::unique_ptr<icu::BreakIterator> words;
  std::unique_ptr<icu::BreakIterator> characters;
};

LineBreaker::LineBreaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
LineBreaker::LineBreaker(LineBreaker&&) noexcept = default;
LineBreaker& LineBreaker::operator=(LineBreaker&&) noexcept = default;
LineBreaker::~LineBreaker() = default;

Result<LineBreaker> LineBreaker::create() {
  UErrorCode code = U_ZERO_ERROR;
  auto state = std::make_unique<State>();
  const icu::Locale china = icu::Locale::getChina();
  state->lines.reset(icu::BreakIterator::createLineInstance(china, code));
  state->words.reset(icu::BreakIterator::createWordInstance(china, code));
  state->characters.reset(icu::BreakIterator::createCharacterInstance(china, code));
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

std::vector<std::size_t> LineBreaker::breaks(std::string_view text, const Keep& keep) const {
  const Characters all = characters_of(text);
  const icu::UnicodeString unicode = unicode_of(text);
  state_->lines->setText(unicode);
  if (keep.words) state_->words->setText(unicode);
  std::vector<std::size_t> places;
  for (std::size_t unit = 0; unit < all.places.size(); ++unit) {
    if (all.places[unit] <= 0) continue;
    const auto at = static_cast<std::size_t>(all.places[unit]);
    if (at >= all.text.size()) break;
    const bool allowed = state_->lines->isBoundary(static_cast<std::int32_t>(unit)) != 0;
    if (allowed ? bound(all.text, at) : !parts_at_quote(all.text, at)) continue;
    if (keep.words && state_->words->isBoundary(static_cast<std::int32_t>(unit)) == 0) continue;
    if (keep.words && in_hospital_word(all.text, at)) continue;
    if (within(text, all.bytes[at], keep.wholes)) continue;
    places.push_back(all.bytes[at]);
  }
  return places;
}

/// Ends of what a reader sees as one character: a stack of letters is one.
std::vector<std::size_t> LineBreaker::characters(std::string_view text) const {
  const Characters all = characters_of(text);
  const icu::UnicodeString unicode = unicode_of(text);
  state_->characters->setText(unicode);
  std::vector<std::size_t> ends;
  for (std::int32_t unit = state_->characters->next(); unit != icu::BreakIterator::DONE;
       unit = state_->characters->next()) {
    const auto at = static_cast<std::size_t>(all.places[static_cast<std::size_t>(unit)]);
    ends.push_back(all.bytes[at]);
  }
  return ends;
}

std::vector<std::string> LineBreaker::wrap(const FaceChain& chain, std::string_view text,
                                           int width_px, const Keep& keep) const {
  return wrap_to(chain, text, [width_px](std::size_t) { return width_px; }, keep).lines;
}

Wrapped LineBreaker::wrap_to(const FaceChain& chain, std::string_view text, const WidthOf& width_of,
                             const Keep& keep) const {
  const bool right_to_left = reads_right_to_left(text);
  Wrapped wrapped;
  std::size_t start = 0;  // of the line being filled
  std::size_t end = 0;    // of what is known to fit
  const auto fits = [&](std::size_t upto) {
    const std::string_view line = trimmed(text.substr(start, upto - start));
    return shape(chain, line, right_to_left).width_px() <= width_of(wrapped.lines.size());
  };
  const auto flush = [&](std::size_t upto) {
    std::string_view line = text.substr(start, upto - start);
    while (!line.empty() && line.back() == '\n') line.remove_suffix(1);
    wrapped.lines.emplace_back(trimmed(line));
    start = end = upto;
  };
  // One unbreakable piece, too wide for a line: at least one character of it goes on each. But if
  // only this line is too short for it, it waits for the next.
  const auto part = [&](std::size_t place) {
    const std::size_t line = wrapped.lines.size();
    if (width_of(line + 1) > width_of(line)) {
      wrapped.lines.emplace_back();
      return;
    }
    wrapped.parted = true;
    std::size_t good = 0;
    for (const std::size_t upto : characters(text.substr(start, place - start))) {
      if (good > 0 && !fits(start + upto)) break;
      good = upto;
    }
    flush(start + good);
  };
  std::vector<std::size_t> places = breaks(text, keep);
  places.push_back(text.size());
  for (const std::size_t place : places) {
    if (end > start && !fits(place)) flush(end);
    while (start < place && !fits(place)) part(place);
    end = place;
    if (end > start && text[end - 1] == '\n') flush(end);
  }
  if (end > start || wrapped.lines.empty()) flush(text.size());
  return wrapped;
}

}  // namespace gongshi::fonts
