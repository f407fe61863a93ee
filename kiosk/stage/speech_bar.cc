#include "kiosk/stage/speech_bar.h"

#include <algorithm>
#include <array>
#include <string>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

struct Item {
  Words words;
  const char* action;
};

constexpr Words kGoOn{"继续", "Go on", "داۋاملاشتۇرۇش", "མུ་མཐུད།", "ᠦᠷᠭᠦᠯᠵᠢᠯᠡᠬᠦ"};
constexpr std::array kItems = {
    Item{{"暂停", "Pause", "توختىتىش", "མཚམས་འཇོག"}, "@speech:pause"},
    Item{{"重读", "Again", "قايتا", "བསྐྱར།"}, "@speech:again"},
    Item{{"慢些", "Slower", "ئاستا", "དལ།"}, "@speech:slower"},
    Item{{"快些", "Faster", "تېز", "མགྱོགས།"}, "@speech:faster"},
    Item{{"小声", "Quieter", "تۆۋەن ئاۋاز", "སྐད་ཆུང་།"}, "@speech:quieter"},
    Item{{"大声", "Louder", "يۇقىرى ئاۋاز", "སྐད་ཆེ།"}, "@speech:louder"},
};

int room(const Metrics& m) {
  return m.width - 2 * m.mm(kPageMarginMm);
}

/// All in one line, or as many lines as the widest of them needs.
int columns_of(const Metrics& m, const TextMeasure& measure, Language language) {
  int widest = std::max(m.mm(22), measure.width(kGoOn.in(language), TextStyle::kBodyBold));
  for (const Item& item : kItems) {
    widest = std::max(widest, measure.width(item.words.in(language), TextStyle::kBodyBold));
  }
  const int each = widest + m.mm(7) + m.mm(kGapMm);
  for (const int columns : {6, 3, 2}) {
    if (columns * each <= room(m) + m.mm(kGapMm)) return columns;
  }
  return 1;
}

}  // namespace

int speech_bar_height(const Metrics& m, const TextMeasure& measure, Language language) {
  const int rows = int(kItems.size()) / columns_of(m, measure, language);
  return rows * m.target() + (rows - 1) * m.mm(kGapMm) + 2 * m.mm(2.5);
}

Scene speech_bar(const Metrics& m, const TextMeasure& measure, Language language, bool paused,
                 int bottom) {
  const int height = speech_bar_height(m, measure, language);
  const int columns = columns_of(m, measure, language);
  Scene scene;
  scene.add(panel({0, bottom - height, m.width, height}, Color::kWarmSoft));
  const Rect area{m.mm(kPageMarginMm), bottom - height + m.mm(2.5), room(m),
                  height - 2 * m.mm(2.5)};
  const auto cells = grid(area, columns, int(kItems.size()) / columns, m.mm(kGapMm));
  for (std::size_t i = 0; i < kItems.size(); ++i) {
    const Words& words = i == 0 && paused ? kGoOn : kItems[i].words;
    scene.add(quiet_button(cells[i], words.in(language), kItems[i].action));
  }
  return scene;
}

}  // namespace gongshi::kiosk
