// Pages: a text too long to stand on a board, for one that cannot let it pass by: standing pages,
// each with "n/m" at its end.
//
// Text that is read from the right is always paged: a text that travels to the left brings its end
// first, and no board of the catalogue moves to the right by itself.
#pragma once

#include "signage/layout/layout.h"

namespace gongshi::signage {

/// At least one page; together they are the whole text. Lines are as low as `least_rows` allows.
/// Errors as lay_out.
[[nodiscard]] Result<std::vector<Layout>> lay_out_pages(std::string_view text,
                                                        drivers::Geometry geometry,
                                                        fonts::TypeCase& type,
                                                        int least_rows = kLeastRows,
                                                        Wholes wholes = {});

/// What a board of dots shows: one layout that stands or scrolls, or the pages.
[[nodiscard]] Result<std::vector<Layout>> lay_out_board(std::string_view text,
                                                        drivers::Geometry geometry,
                                                        fonts::TypeCase& type,
                                                        int least_rows = kLeastRows,
                                                        Wholes wholes = {});

}  // namespace gongshi::signage
