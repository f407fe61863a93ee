#include "kiosk/stage/dialogs.h"

#include <algorithm>

#include "kiosk/page/layout.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kWhichLanguage{"请选择语言", "Choose a language", "تىل تاللاڭ", "སྐད་ཡིག་འདེམས",
                               "ᠬᠡᠯᠡ ᠰᠣᠩᠭᠣᠬᠤ"};
constexpr Words kStay{"不换", "Keep this one", "ئۆزگەرتمەسلىك", "མི་བརྗེ", "ᠬᠡᠪᠡᠷ"};
constexpr Words kStillThere{"还在使用吗？", "Still there?", "يەنە ئىشلىتىۋاتامسىز؟",
                            "ད་དུང་བེད་སྤྱོད་བྱེད་བཞིན་ཡོད་དམ།",
                            "ᠬᠡᠷᠡᠭᠯᠡᠵᠦ ᠪᠠᠶᠢᠨ᠎ᠠ ᠤᠤ?"};
constexpr Words kSecondsLeft{
    "{1} 秒后返回首页，您查询的内容将被清除。",
    "In {1} seconds this goes back to the first page and forgets what you looked up.",
    "{1} سېكۇنتتىن كېيىن باش بەتكە قايتىدۇ، سۈرۈشتۈرگەن مەزمۇنىڭىز تازىلىنىدۇ.",
    "སྐར་ཆ {1} རྗེས་སུ་གཙོ་ངོས་ལ་ལོག་ནས་བཙལ་བའི་ནང་དོན་བསུབ་རྒྱུ།"};
constexpr Words kContinue{"继续使用", "Continue", "داۋاملاشتۇرۇش", "མུ་མཐུད", "ᠦᠷᠭᠦᠯᠵᠢᠯᠡᠬᠦ"};
constexpr Words kGoHome{"返回首页", "First page", "باش بەتكە قايتىش", "གཙོ་ངོས་ལ་ལོག",
                        "ᠨᠢᠭᠤᠷ ᠬᠠᠭᠤᠳᠠᠰᠤ"};

}  // namespace

Scene countdown_dialog(const Metrics& m, const TextMeasure& measure, Language language,
                       int seconds) {
  Scene scene;
  scene.dialog_from = 0;
  const std::string_view title = kStillThere.in(language);
  const std::string text = fill(kSecondsLeft.in(language), {std::to_string(seconds)});
  const int margin = m.mm(9);
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.mm(190));
  const int inner = w - 2 * margin;
  const int title_h = measure.line_height(TextStyle::kTitle);
  const int text_h = paragraph_height(measure, text, TextStyle::kHeading, inner);
  const int button_h = m.mm(24);  // kiosk notes 6.18
  const int h = 2 * margin + title_h + text_h + button_h + 2 * m.mm(5);
  const Rect box{(m.width - w) / 2, (m.height - h) / 2, w, h};
  scene.add(panel(box, Color::kCard));
  Column column(box.inset(margin), m.mm(5));
  Node heading = text_node(column.take(title_h), title, TextStyle::kTitle, Color::kAccent);
  heading.role = Role::kHeading;
  scene.add(heading);
  Node words = text_node(column.take(text_h), text, TextStyle::kHeading);
  words.wrap = true;
  scene.add(words);
  Row buttons(column.take(button_h), m.mm(kGapMm));
  const int half = (inner - m.mm(kGapMm)) / 2;
  scene.add(main_button(buttons.take(half), kContinue.in(language), "@continue"));
  scene.add(quiet_button(buttons.rest(), kGoHome.in(language), "@home"));
  return scene;
}

Scene language_dialog(const Metrics& m, const TextMeasure& measure, const Manner& manner,
                      const Helps& helps) {
  const int margin = m.mm(8);
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.grown(190));
  const int title_h = measure.line_height(TextStyle::kTitle);
  const int button_h = std::max(m.mm(20), m.target());
  const int buttons = int(helps.languages.size()) + 1;
  const int columns = 2;
  const int rows = (buttons + columns - 1) / columns;
  const int h = 2 * margin + title_h + m.mm(5) + rows * button_h + (rows - 1) * m.mm(kGapMm);
  const Rect box{(m.width - w) / 2, std::max(0, (m.height - h) / 2), w, h};
  Scene scene;
  scene.dialog_from = 0;
  scene.add(panel(box, Color::kCard));
  Column column(box.inset(margin), m.mm(5));
  Node heading = text_node(column.take(title_h), kWhichLanguage.in(manner.language),
                           TextStyle::kTitle, Color::kAccent);
  heading.role = Role::kHeading;
  scene.add(heading);
  const auto cells = grid(column.rest(), columns, rows, m.mm(kGapMm));
  for (std::size_t i = 0; i < helps.languages.size(); ++i) {
    const Language language = helps.languages[i];
    const std::string action = "@language:" + std::string(code_of(language));
    scene.add(language == manner.language ? main_button(cells[i], own_name(language), action)
                                          : quiet_button(cells[i], own_name(language), action));
  }
  scene.add(quiet_button(cells[helps.languages.size()], kStay.in(manner.language), "@continue"));
  return scene;
}

}  // namespace gongshi::kiosk
