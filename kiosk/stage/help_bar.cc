#include "kiosk/stage/help_bar.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kBack{"返回", "Back", "قايتىش", "ཕྱིར་ལོག", "ᠪᠤᠴᠠᠬᠤ"};
constexpr Words kHome{"首页", "Home", "باش بەت", "གཙོ་ངོས", "ᠨᠢᠭᠤᠷ ᠬᠠᠭᠤᠳᠠᠰᠤ"};
constexpr Words kTextSize{"大字", "Text size", "خەت چوڭلۇقى", "ཡིག་ཆེ་ཆུང", "ᠶᠡᠬᠡ ᠦᠰᠦᠭ"};
constexpr Words kElder{"长辈版", "Easy mode", "چوڭلار نۇسخىسى", "རྒན་རབས", "ᠠᠬᠠᠮᠠᠳ"};
constexpr Words kStandard{"标准版", "Standard", "ئۆلچەملىك", "ཚད་ལྡན",
                          "ᠪᠠᠷᠢᠮᠵᠢᠶ᠎ᠠ"};
constexpr Words kContrast{"高对比", "Contrast", "يۇقىرى سېلىشتۇرما", "གསལ་ཆ", "ᠲᠣᠳᠣᠷᠬᠠᠢ"};
constexpr Words kSpeak{"朗读", "Read aloud", "ئوقۇپ بېرىش", "སྐད་འདོན", "ᠤᠩᠰᠢᠬᠤ"};
constexpr Words kQuiet{"停止朗读", "Stop reading", "ئوقۇشنى توختىتىش", "སྐད་མཚམས", "ᠵᠣᠭᠰᠣᠭᠠᠬᠤ"};
constexpr Words kHide{"遮住", "Hide", "يوشۇرۇش", "སྦ་བ།", "ᠨᠢᠭᠤᠬᠤ"};
constexpr Words kShow{"显示", "Show", "كۆرسىتىش", "མངོན་པ།", "ᠦᠵᠡᠭᠦᠯᠬᠦ"};
constexpr Words kReach{"低位操作", "Low reach", "تۆۋەن ئورۇن", "དམའ་ས", "ᠳᠣᠣᠷ᠎ᠠ"};

constexpr Words kReachBrief{"低位", "Low", "تۆۋەن", "དམའ", "ᠳᠣᠣᠷ᠎ᠠ"};

struct Item {
  std::string text;
  std::string action;
  Icon icon = Icon::kNone;
  bool selected = false;
  std::string otherwise{};  // what it says at other times: the bar must not move
};

/// The way back first, the same ones on every page; on the home page those two are quiet.
std::vector<Item> items_of(const Manner& manner, const Helps& helps, bool brief) {
  const auto say = [&](const Words& words) { return std::string(words.in(manner.language)); };
  std::vector<Item> items{{say(kBack), "@back", Icon::kBack}, {say(kHome), "@home", Icon::kHome}};
  items.push_back({manner.elder ? say(kStandard) : say(kElder), "@elder", {}, manner.elder});
  if (!manner.elder) items.push_back({say(kTextSize), "@text-size", {}, manner.text_step > 0});
  items.push_back({say(kContrast), "@contrast", {}, manner.contrast});
  if (helps.speech) {
    items.push_back({helps.speaking ? say(kQuiet) : say(kSpeak), "@speak", {}, helps.speaking});
  }
  if (helps.languages.size() == 2) {
    const Language other = helps.languages[manner.language == helps.languages[0] ? 1 : 0];
    items.push_back({std::string(own_name(other)), "@language"});
  } else if (helps.languages.size() > 2) {
    items.push_back({manner.language == Language::kEn ? "中文 · 语言"
                     : brief                          ? "语言 Language"
                                                      : "语言 · Language",
                     "@language"});
  }
  items.push_back({say(brief ? kReachBrief : kReach), "@reach", {}, manner.low_reach});
  items.push_back({say(kHide), "@hide", {}, false, say(kShow)});
  if (helps.hidden) {
    std::swap(items.back().text, items.back().otherwise);
    items.back().selected = true;
  }
  return items;
}

int width_of(const Item& item, const Metrics& m, const TextMeasure& measure) {
  const int icon = item.icon == Icon::kNone
                       ? 0
                       : m.mm(grown_size_mm(TextStyle::kBodyBold, m.grow) * 1.15) + m.mm(2);
  const int words = std::max(measure.width(item.text, TextStyle::kBodyBold),
                             measure.width(item.otherwise, TextStyle::kBodyBold));
  return std::max(m.mm(22), words + icon + m.mm(5));
}

/// How many items stand in each line: as many as fit.
std::vector<int> lines_of(const std::vector<Item>& items, const Metrics& m,
                          const TextMeasure& measure) {
  const int room = m.width - 2 * m.mm(kPageMarginMm);
  const int gap = m.mm(3.2);
  std::vector<int> lines{0};
  int x = 0;
  for (const Item& item : items) {
    const int w = width_of(item, m, measure);
    if (x > 0 && x + w > room) {
      lines.push_back(0);
      x = 0;
    }
    ++lines.back();
    x += w + gap;
  }
  return lines;
}

/// Shorter words where they save a line: on a small glass that is a row of keys.
std::vector<Item> fitting_items(const Metrics& m, const TextMeasure& measure, const Manner& manner,
                                const Helps& helps) {
  std::vector<Item> items = items_of(manner, helps, false);
  std::vector<Item> brief = items_of(manner, helps, true);
  return lines_of(brief, m, measure).size() < lines_of(items, m, measure).size() ? brief : items;
}

int line_height_of(const Metrics& m) {
  return m.target();
}

Node bar_button(const Rect& rect, const Item& item, bool at_home) {
  const bool way = item.action == "@back" || item.action == "@home";
  const bool nothing_here = at_home && (way || item.action == "@hide");
  const bool filled = way || item.selected;
  Node node = quiet_button(rect, item.text, item.action);
  node.icon = item.icon;
  node.selected = item.selected;
  if (filled) {
    node.fill = Color::kAccent;
    node.color = Color::kOnAccent;
    node.edge = Color::kNone;
  }
  if (nothing_here) {
    node.fill = Color::kCardAlt;
    node.color = Color::kMuted;
    node.edge = Color::kLine;
    node.enabled = false;
  }
  return node;
}

}  // namespace

int help_bar_height(const Metrics& m, const TextMeasure& measure, const Manner& manner,
                    const Helps& helps) {
  const int lines = int(lines_of(fitting_items(m, measure, manner, helps), m, measure).size());
  return lines * line_height_of(m) + (lines - 1) * m.mm(3.2) + 2 * m.mm(2.5);
}

Scene help_bar(const Metrics& m, const TextMeasure& measure, const Manner& manner,
               const Helps& helps, bool at_home) {
  const std::vector<Item> items = fitting_items(m, measure, manner, helps);
  const int height = help_bar_height(m, measure, manner, helps);
  const int gap = m.mm(3.2);
  Scene scene;
  scene.add(panel({0, m.height - height, m.width, height}, Color::kAccentSoft));
  Column column({m.mm(kPageMarginMm), m.height - height + m.mm(2.5),
                 m.width - 2 * m.mm(kPageMarginMm), height - 2 * m.mm(2.5)},
                gap);
  std::size_t next = 0;
  for (const int count : lines_of(items, m, measure)) {
    const Rect line = column.take(line_height_of(m));
    int wanted = -gap;
    for (int i = 0; i < count; ++i) {
      wanted += width_of(items[next + std::size_t(i)], m, measure) + gap;
    }
    // What is left over widens every button alike.
    Row row(line, gap);
    const int more = std::max(0, (line.w - wanted) / count);
    for (int i = 0; i < count; ++i, ++next) {
      const int w = i + 1 == count ? row.rest().w : width_of(items[next], m, measure) + more;
      scene.add(bar_button(row.take(w), items[next], at_home));
    }
  }
  return scene;
}

}  // namespace gongshi::kiosk
