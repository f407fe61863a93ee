#include "content/bundle/emergency_list.h"

#include <algorithm>
#include <array>

#include "content/schema.h"

namespace gongshi::content::bundle {
namespace {

const EmergencyCard* find(const std::vector<EmergencyCard>& cards, Text id) {
  const auto found = std::ranges::find(cards, id, &EmergencyCard::id);
  return found == cards.end() ? nullptr : &*found;
}

struct Words {
  Sentence name;
  std::string before;
  std::string now;
};

std::string dates(const Validity& valid) {
  return date_text(valid.from) + "/" + (valid.to ? date_text(*valid.to) : std::string("–"));
}

std::string audience_word(Audience audience) {
  return audience == Audience::kPublic ? "public" : "patient";
}

/// Everything that a card says, in the old card's words and in the new one's.
std::array<Words, 10> all_words(const EmergencyCard& before, const EmergencyCard& now) {
  const auto text = [&](Sentence name, Text EmergencyCard::* field) {
    return Words{std::move(name), std::string(before.*field), std::string(now.*field)};
  };
  return {{text({"标题", "title"}, &EmergencyCard::title_zh),
           text({"全文", "full text"}, &EmergencyCard::text_zh),
           text({"短句", "short"}, &EmergencyCard::short_zh),
           text({"英文", "English"}, &EmergencyCard::text_en),
           text({"维吾尔文", "Uyghur"}, &EmergencyCard::text_ug),
           text({"位置", "places"}, &EmergencyCard::tags),
           text({"类别", "category"}, &EmergencyCard::category),
           {{"最长显示分钟数", "minutes at most"},
            std::to_string(before.max_run_min),
            std::to_string(now.max_run_min)},
           {{"日期", "dates"}, dates(before.valid), dates(now.valid)},
           {{"受众", "audience"}, audience_word(before.audience), audience_word(now.audience)}}};
}

std::string name_of(const EmergencyCard& card) {
  return std::string(card.id) + "（" + std::string(card.title_zh) + "）";
}

Sentence change_sentence(const EmergencyCard& before, const EmergencyCard& now) {
  Sentence sentence{"改动应急卡 " + name_of(now) + "：", "changed: card " + name_of(now) + ": "};
  bool first = true;
  for (const Words& words : all_words(before, now)) {
    if (words.before == words.now) continue;
    sentence.zh +=
        (first ? "" : "；") + words.name.zh + "“" + words.before + "”→“" + words.now + "”";
    sentence.en +=
        (first ? "" : "; ") + words.name.en + " \"" + words.before + "\" → \"" + words.now + "\"";
    first = false;
  }
  return sentence;
}

bool same(const EmergencyCard& before, const EmergencyCard& now) {
  return std::ranges::all_of(all_words(before, now),
                             [](const Words& words) { return words.before == words.now; });
}

}  // namespace

Result<EmergencyList> emergency_list(const DeskBundle& bundle, const DeskBundle* base) {
  EmergencyList list;
  const ManifestObject* const object = bundle.find(kEmergencyTable);
  if (object == nullptr) return list;
  GONGSHI_TRY(auto table, bundle.raw(*object, base));
  if (!table) {
    return Error{Errc::kRejected,
                 {"内容包里缺少应急卡表，请用完整的内容包",
                  "the bundle lacks the table of emergency cards; use the full one"},
                 "E_MISSING_OBJECT"};
  }
  list.table = std::make_unique<const std::string>(*std::move(table));
  GONGSHI_TRY(list.cards, read_emergency_cards(*list.table));
  return list;
}

Sentence card_sentence(const EmergencyCard& card) {
  const std::string minutes = std::to_string(card.max_run_min);
  const std::string name(card.id);
  const std::string title(card.title_zh);
  const std::string text(card.text_zh);
  return {name + " " + title + "，至多 " + minutes + " 分钟：" + text,
          name + " " + title + ", at most " + minutes + " minutes: " + text};
}

std::vector<Sentence> emergency_changes(const std::vector<EmergencyCard>& before,
                                        const std::vector<EmergencyCard>& now) {
  std::vector<Sentence> changes;
  for (const EmergencyCard& card : before) {
    if (find(now, card.id) != nullptr) continue;
    changes.push_back({"去掉应急卡 " + name_of(card), "gone: card " + name_of(card)});
  }
  for (const EmergencyCard& card : now) {
    const EmergencyCard* const old = find(before, card.id);
    if (old != nullptr && !same(*old, card)) changes.push_back(change_sentence(*old, card));
  }
  for (const EmergencyCard& card : now) {
    if (find(before, card.id) != nullptr) continue;
    const Sentence all = card_sentence(card);
    changes.push_back({"新增应急卡 " + all.zh, "new: card " + all.en});
  }
  return changes;
}

}  // namespace gongshi::content::bundle
