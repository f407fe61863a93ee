#include "content/workspace/paper/typesetter.h"

#include <algorithm>

namespace gongshi::content::paper {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";
constexpr double kNoStart = -1;  // a byte inside a character

/// Bytes `from` to `to` of the joined text, as spans.
Spans cut(std::span<const Span> spans, std::size_t from, std::size_t to) {
  Spans found;
  std::size_t start = 0;
  for (const Span& span : spans) {
    const std::size_t end = start + span.text.size();
    const std::size_t first = std::max(from, start);
    const std::size_t last = std::min(to, end);
    if (first < last) {
      found.push_back({span.text.substr(first - start, last - first), span.weight, span.ink});
    }
    start = end;
  }
  return found;
}

/// U+2028, a table's line break inside a cell (FORMAT.md), becomes '\n'.
Spans with_line_breaks(std::span<const Span> spans) {
  Spans found(spans.begin(), spans.end());
  for (Span& span : found) {
    for (auto at = span.text.find(kLineSeparator); at != std::string::npos;
         at = span.text.find(kLineSeparator, at)) {
      span.text.replace(at, kLineSeparator.size(), "\n");
    }
  }
  return found;
}

std::string joined(std::span<const Span> spans) {
  std::string text;
  for (const Span& span : spans) text += span.text;
  return text;
}

/// Where each line of `text` begins, and its end.
std::vector<std::size_t> line_starts(std::string_view text, std::vector<std::size_t> places,
                                     const std::vector<double>& advances, double width) {
  places.push_back(text.size());
  std::vector<std::size_t> starts{0};
  double used = 0;
  std::size_t at = 0;
  for (const std::size_t place : places) {
    double piece = 0;  // without the spaces at its end
    double with_spaces = 0;
    for (std::size_t i = at; i < place; ++i) {
      if (advances[i] != kNoStart) with_spaces += advances[i];
      if (text[i] != ' ') piece = with_spaces;
    }
    if (used > 0 && used + piece > width) {
      starts.push_back(at);
      used = 0;
    }
    if (piece <= width) {
      used += with_spaces;
    } else {
      for (std::size_t i = at; i < place; ++i) {
        if (advances[i] == kNoStart) continue;
        if (used > 0 && used + advances[i] > width) {
          starts.push_back(i);
          used = 0;
        }
        used += advances[i];
      }
    }
    at = place;
  }
  starts.push_back(text.size());
  return starts;
}

}  // namespace

Result<Typesetter> Typesetter::create(fonts::TypeCase& type) {
  GONGSHI_TRY(const auto* regular, type.fonts.screen(kDesignSize, fonts::Weight::kRegular));
  GONGSHI_TRY(const auto* heavy, type.fonts.screen(kDesignSize, fonts::Weight::kBold));
  return Typesetter(type, *regular, *heavy);
}

void Typesetter::note_missing(const fonts::GlyphRun& run) {
  for (const char32_t character : run.missing) {
    const auto at = std::lower_bound(missing_.begin(), missing_.end(), character);
    if (at == missing_.end() || *at != character) missing_.insert(at, character);
  }
}

std::vector<double> Typesetter::advances(std::span<const Span> spans, double size,
                                         std::size_t bytes) {
  std::vector<double> found(bytes, kNoStart);
  std::size_t start = 0;
  for (const Span& span : spans) {
    const fonts::GlyphRun run = fonts::shape(chain(span.weight), span.text);
    note_missing(run);
    for (const fonts::RunGlyph& glyph : run.glyphs) {
      double& advance = found[start + glyph.glyph.cluster];
      if (advance == kNoStart) advance = 0;
      advance += glyph.glyph.advance * points(size);
    }
    start += span.text.size();
  }
  return found;
}

Line Typesetter::line(std::span<const Span> spans, double size) {
  Line line;
  for (const Span& span : spans) {
    if (span.text.empty()) continue;
    fonts::GlyphRun run = fonts::shape(chain(span.weight), span.text);
    note_missing(run);
    const double advance = run.advance * points(size);
    line.runs.push_back({line.width, 0, size, span.ink, span.text, std::move(run)});
    line.width += advance;
  }
  return line;
}

Line Typesetter::fitted(std::span<const Span> spans, double size, double width) {
  Line whole = line(spans, size);
  return whole.width <= width ? std::move(whole) : line(spans, size * width / whole.width);
}

std::vector<Line> Typesetter::lines(std::span<const Span> spans, double size, double width) {
  std::vector<Line> found;
  const Spans broken = with_line_breaks(spans);
  const std::string whole = joined(broken);
  for (std::size_t from = 0; from <= whole.size();) {
    const std::size_t to = std::min(whole.find('\n', from), whole.size());
    const Spans part = cut(broken, from, to);
    const std::string_view text = std::string_view(whole).substr(from, to - from);
    from = to + 1;
    Line straight = line(part, size);
    if (straight.width <= width) {
      found.push_back(std::move(straight));
      continue;
    }
    const auto starts =
        line_starts(text, type_->breaker.breaks(text), advances(part, size, text.size()), width);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      std::size_t first = starts[i];
      std::size_t last = starts[i + 1];
      while (last > first && text[last - 1] == ' ') --last;
      while (i > 0 && first < last && text[first] == ' ') ++first;
      found.push_back(line(cut(part, first, last), size));
    }
  }
  return found;
}

}  // namespace gongshi::content::paper
