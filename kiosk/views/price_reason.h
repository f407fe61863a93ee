// PriceReason: the quiet line below a name: why the row was found, and what tells packs apart.
#pragma once

#include <string>

#include "content/query/search.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

struct PriceReason {
  std::string words;
  Mark mark{};  // characters of it that were typed
};

/// "又名：拜心康　100mg*30片", "编码 250101001"; without a match what tells packs apart.
[[nodiscard]] PriceReason reason_of(const content::PriceItem& item, const content::Match* match,
                                    Language language);

/// Instead of a specification that has no room.
[[nodiscard]] PriceReason long_specification(Language language);

/// What was typed stands in the name itself.
[[nodiscard]] bool in_name(const content::Match& match);

/// The whole row, read aloud.
[[nodiscard]] std::string row_label(const content::PriceItem& item, Language language);

}  // namespace gongshi::kiosk
