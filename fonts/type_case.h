// TypeCase: everything a page needs to set text: the faces, line breaks and the glyphs drawn so
// far. One for a program; borrowed by whatever draws.
#pragma once

#include "fonts/font_set.h"
#include "fonts/glyph_cache.h"
#include "fonts/line_breaker.h"

namespace gongshi::fonts {

struct TypeCase {
  FontSet fonts;
  LineBreaker breaker;
  GlyphCache glyphs;

  /// Errors as FontSet::open and LineBreaker::create.
  [[nodiscard]] static Result<TypeCase> open() {
    GONGSHI_TRY(FontSet fonts, FontSet::open());
    GONGSHI_TRY(LineBreaker breaker, LineBreaker::create());
    return TypeCase{std::move(fonts), std::move(breaker), GlyphCache()};
  }
};

}  // namespace gongshi::fonts
