#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

constexpr double kScreenWidth = 288;
constexpr double kScreenHeight = 162;  // 16:9
constexpr double kScreenMargin = 10;
constexpr double kLargest = 40;
constexpr double kSmallest = 7;
constexpr Ink kWhite{1, 1, 1};

/// Title and text in the largest type that a screen of 16:9 holds.
void draw_screen(Flow& flow, const EmergencyCard& card, Lang lang) {
  Typesetter& setter = flow.setter();
  const double width = kScreenWidth - 2 * kScreenMargin;
  const double title_size = kScreenHeight / 8;
  const double below = leading(title_size) + kScreenMargin;
  double size = kLargest;
  std::vector<Line> set = setter.lines(plain(card.text_zh, kWhite), size, width);
  while (size > kSmallest &&
         static_cast<double>(set.size()) * leading(size) > kScreenHeight - below - kScreenMargin) {
    size -= 1;
    set = setter.lines(plain(card.text_zh, kWhite), size, width);
  }
  flow.keep(kScreenHeight + leading(kSmallSize) + 8);
  flow.text(plain(Sentence{"滚动屏（16:9）：", "screen (16:9):"}.in(lang), kGrey),
            {.size = kSmallSize, .after = 1});
  flow.mark(BoxMark{kSideMargin, flow.y(), kScreenWidth, kScreenHeight, kRed});
  const Line title = setter.line(bold(card.title_zh, kWhite), title_size);
  flow.put(title, kSideMargin + (kScreenWidth - title.width) / 2, flow.y() + 4, title_size);
  double y = flow.y() + below;
  for (const Line& line : set) {
    flow.put(line, kSideMargin + kScreenMargin, y, size);
    y += leading(size);
  }
  flow.space(kScreenHeight + 8);
}

}  // namespace

Status draw_emergency_cards(Flow& flow, const Release& release, const std::vector<Board>& boards,
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
    for (const Board& board : boards) {
      if (reaches(card.tags, board)) GONGSHI_CHECK(draw_board(flow, board, shown, lang));
    }
    draw_screen(flow, card, lang);
  }
  return {};
}

}  // namespace gongshi::content::proof
