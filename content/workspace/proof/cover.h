// Cover: what a proof begins with, and the head and foot that each of its sheets carries.
#pragma once

#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/proof/sheet.h"
#include "drivers/os/lang.h"

namespace gongshi::content::proof {

struct CoverFacts {
  std::size_t objects = 0;         // that the manifest lists
  std::vector<char32_t> missing;   // characters that no font has
  std::vector<Bookmark> chapters;  // of the body, sheets counted from its first
};

[[nodiscard]] Paper draw_cover(Typesetter& setter, const Release& release, const CoverFacts& facts,
                               Lang lang);

/// Head: hospital, 审校样张, serial, site and channel. Foot: the whole manifest hash, date, n of m.
void draw_heads_and_feet(Paper& paper, Typesetter& setter, const Release& release, Lang lang);

}  // namespace gongshi::content::proof
