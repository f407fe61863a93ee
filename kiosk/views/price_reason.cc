#include "kiosk/views/price_reason.h"

#include "content/query/fold.h"
#include "kiosk/page/anatomy.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::Match;
using content::MatchKind;
using content::PriceItem;

constexpr Words kAlias{"又名：", "Also: ", "باشقا نامى: "};
constexpr Words kCode{"编码 ", "Code ", "كودى "};
constexpr Words kLong{"规格较长，点开查看", "Long specification: tap to read"};
constexpr Words kInsured{"医保", "insurance ", "سۇغۇرتا ", "", "ᠳᠠᠭᠠᠳᠬᠠᠯ"};

}  // namespace

PriceReason reason_of(const PriceItem& item, const Match* match, Language language) {
  PriceReason reason;
  if (match != nullptr && match->kind == MatchKind::kCode) {
    reason.words = std::string(kCode.in(language));
    reason.mark = {character_count(reason.words),
                   int(content::characters_holding(item.code, match->count))};
    reason.words += item.code;
  } else if (match != nullptr && match->alias > 0) {
    reason.words = std::string(kAlias.in(language));
    reason.mark = {character_count(reason.words) + match->first, match->count};
    reason.words += content::alias_of(item.aliases, match->alias);
  }
  std::string pack(item.spec);
  if (!item.maker.empty()) pack += (pack.empty() ? "" : "　") + std::string(item.maker);
  if (!pack.empty()) reason.words += (reason.words.empty() ? "" : "　") + pack;
  return reason;
}

PriceReason long_specification(Language language) {
  return {std::string(kLong.in(language)), {}};
}

bool in_name(const Match& match) {
  return match.alias == 0 && match.kind != MatchKind::kCode && match.count > 0;
}

std::string row_label(const PriceItem& item, Language language) {
  std::string label(item.name);
  if (!item.spec.empty()) label += "，" + std::string(item.spec);
  label += "，" + price_words(item, language);
  if (const auto word = insurance_word(item.insurance, language); !word.empty()) {
    label += "，" + std::string(kInsured.in(language)) + std::string(word);
  }
  return label;
}

}  // namespace gongshi::kiosk
