#include "content/workspace/proof/screen.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
Status draw_emergency_cards(Flow& flow, const Release& release, const Displays& displays,
                            Lang lang) {
  if (release.emergency_cards().empty()) return {};
  flow.heading(1, Sentence{"应急卡", "Emergency cards"}.in(lang));
  flow.text(
      plain(Sentence{"启动后，所有屏只显示这一张，盖过其他一切内容，到时限自动结束。请逐字核对。",
                     "Once started, a card is all that any display shows, above everything "
                     "else, until its time is up. Read each word."}
                .in(lang),
            kGrey),
      {.size = 8.5, .after = 2});
  const ProperNames names(release);
  for (const EmergencyCard& card : release.emergency_cards()) {
    flow.heading(3, std::string(card.title_zh) + "（" + std::string(card.id) + "）");
    Notes notes(lang);
    const std::string minutes = std::to_string(card.max_run_min);
    notes.add({"最长显示", "ends by itself after"},
              Sentence{minutes + " 分钟", minutes + " minutes"}.in(lang));
    notes.add({"位置", "places"},
              card.tags.empty() ? Sentence{"全部", "everywhere"}.in(lang) : card.tags);
    notes.add({"日期", "dates"}, validity_text(card.valid, lang));
    if (const Category* category = release.category(card.category); category != nullptr) {
      notes.add({"类别", "category"},
                std::string(category->code) + " " + std::string(category->name_zh));
    }
    flow.text(notes.spans(), {.size = kSmallSize, .after = 3});
    draw_texts(flow,
               {{{"全文", "full text"}, card.text_zh},
                {{"短句", "short"}, card.short_zh},
                {{"英文", "English"}, card.text_en},
                {{"维吾尔文", "Uyghur"}, card.text_ug}},
               lang);
    const Text shown = card.short_zh.empty() ? card.text_zh : card.short_zh;
    for (const Board& board : displays.boards) {
      if (reaches(card.tags, board.tags)) {
        GONGSHI_CHECK(draw_board(flow, board, shown, names, lang));
      }
    }
    for (const Screen& screen : displays.screens) {
      if (reaches(card.tags, screen.tags)) {
        GONGSHI_CHECK(draw_card_on_screen(flow, screen, card, names, lang));
      }
    }
  }
  return {};
}

}  // namespace gongshi::content::proof
