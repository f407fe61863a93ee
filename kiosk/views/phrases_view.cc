#include "kiosk/views/phrases_view.h"

#include <algorithm>
#include <array>

#include "content/feedback/phrases.h"
#include "kiosk/page/layout.h"
#include "kiosk/views/opinion_view.h"
#include "kiosk/views/sent_view.h"
#include "kiosk/views/write_view.h"
#include "kiosk/words/refusal_words.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::kMaxPhrases;
using content::feedback::Phrase;

constexpr Words kTitle{"意见箱", "Opinion box", "پىكىر ساندۇقى", "བསམ་འཆར་སྒམ།",
                       "ᠰᠠᠨᠠᠯ ᠤᠨ ᠬᠠᠶᠢᠷᠴᠠᠭ"};
constexpr Words kChoose{"可以选一到三句，也可以不选", "Choose up to three, or none",
                        "3 كىچە تاللىسىڭىز بولىدۇ", "གསུམ་མན་ཆད་འདེམས་ཆོག"};
constexpr Words kWrite{"用自己的话写", "In my own words", "ئۆز سۆزۈم بىلەن", "རང་ཚིག་གིས་འབྲི།",
                       "ᠥᠪᠡᠷ ᠦᠨ ᠦᠭᠡ"};
constexpr Words kSend{"发送", "Send", "يوللاش", "སྐུར་བ།", "ᠢᠯᠡᠭᠡᠬᠦ"};
constexpr Words kMore{"更多", "More", "تېخىمۇ كۆپ", "དེ་ལས་མང་བ།", "ᠤᠯᠠᠮ ᠣᠯᠠᠨ"};
constexpr double kRowMm = 17.0;
constexpr double kRefusalMarginMm = 3.0;

std::string words_of(const Sentence& sentence, const Frame& frame) {
  return refusal_words(sentence, frame.manner.language);
}

/// Beside content/feedback/phrases.h, which the office reads in its own languages.
struct Translated {
  std::string_view word, ug, bo;
};
constexpr std::array kTranslated = {
    Translated{"unclear", "مەزمۇنىنى چۈشەنمىدىم", "ནང་དོན་མི་གསལ།"},
    Translated{"wrong", "مەزمۇنى ئەمەلىيەتكە ئۇيغۇن ئەمەس", "ནང་དོན་དངོས་དོན་དང་མི་མཐུན།"},
    Translated{"missing", "ئىزدىگىنىمنى تاپالمىدىم", "འཚོལ་བྱ་མ་རྙེད།"},
    Translated{"price", "ھەق ئېلىشتا گۇمانىم بار", "འགྲོ་སོང་ལ་དོགས་པ་ཡོད།"},
    Translated{"waiting", "ساقلاش ۋاقتى بەك ئۇزۇن", "སྒུག་ཡུན་རིང་དྲགས།"},
    Translated{"way", "يول كۆرسەتكۈچ ئېنىق ئەمەس", "ལམ་སྟོན་མི་གསལ།"},
    Translated{"attitude", "خىزمەتچىلەرنىڭ پوزىتسىيەسى ياخشى ئەمەس", "ལས་བྱེད་པའི་རྣམ་འགྱུར་མི་ལེགས།"},
    Translated{"machine", "بۇ ماشىنىنى ئىشلىتىش قىيىن", "འཕྲུལ་འཁོར་འདི་བེད་སྤྱོད་དཀའ།"},
    Translated{"good-staff", "خىزمەتچىلەر قىزغىن", "ལས་བྱེད་པ་ཞེ་འཇམ་པོ་འདུག"},
    Translated{"clear", "مەزمۇنى ئېنىق، پايدىلىق", "ནང་དོན་གསལ་ཞིང་ཕན་ཐོགས་ཆེ།"},
};

std::string_view text_of(const Phrase& phrase, const Frame& frame) {
  Words words{phrase.text.zh, phrase.text.en};
  const auto found = std::ranges::find(kTranslated, phrase.word, &Translated::word);
  if (found != kTranslated.end()) {
    words.ug = found->ug;
    words.bo = found->bo;
  }
  return frame.say(words);
}

/// Of a cell: margins, the tick and the gap after it.
constexpr double kBesideWordsMm = 22.0;

void add_phrase(Scene& scene, const Frame& frame, const Rect& rect, const Phrase& phrase,
                bool chosen) {
  const Metrics& m = frame.metrics;
  const int side = m.mm(9);
  const std::string words(text_of(phrase, frame));
  Node ground = quiet_button(rect, "", "phrase:" + std::string(phrase.word));
  ground.label = words;
  ground.selected = chosen;
  ground.fill = chosen ? Color::kAccentSoft : Color::kCard;
  scene.add(std::move(ground));
  scene.add({.role = Role::kIcon,
             .rect = {rect.x + m.mm(5), rect.y + (rect.h - side) / 2, side, side},
             .color = chosen ? Color::kAccent : Color::kLine,
             .icon = Icon::kQuality,
             .quiet = true});
  const int left = rect.x + m.mm(5) + side + m.mm(4);
  const int width = rect.right() - m.mm(4) - left;
  const int height = paragraph_height(frame.text, words, TextStyle::kBodyBold, width);
  Node label =
      text_node({left, rect.y + (rect.h - height) / 2, width, height}, words, TextStyle::kBodyBold);
  label.wrap = true;
  label.quiet = true;  // the button has said it
  scene.add(std::move(label));
}

/// Height of the highest phrase in a cell `cell_w` wide.
int highest_phrase(const Frame& frame, int cell_w) {
  int highest = 0;
  for (const Phrase& phrase : content::feedback::phrases()) {
    highest =
        std::max(highest, paragraph_height(frame.text, text_of(phrase, frame), TextStyle::kBodyBold,
                                           cell_w - frame.metrics.mm(kBesideWordsMm)));
  }
  return highest;
}

/// How the phrases lie in `area`: as many cells as have room for the longest one.
std::vector<Rect> phrase_cells(const Frame& frame, const Rect& area) {
  const Metrics& m = frame.metrics;
  const bool wide = area.w >= m.mm(300);
  const int columns = wide ? 2 : 1;
  const int gap = m.mm(kGapMm);
  const int least =
      std::max(m.mm(frame.manner.elder ? 24 : kRowMm),
               highest_phrase(frame, (area.w - (columns - 1) * gap) / columns) + m.mm(5));
  const int wanted = (int(content::feedback::phrases().size()) + columns - 1) / columns;
  const int rows = std::clamp((area.h + gap) / (least + gap), 1, wanted);
  const int height = std::min(area.h, rows * std::max(m.mm(26), least) + (rows - 1) * gap);
  return grid({area.x, area.y, area.w, height}, columns, rows, gap);
}

}  // namespace

Navigation send_draft(Draft& draft, Mailbox& mailbox, const Frame& frame, Sentence& refusal) {
  const auto number = mailbox.send(draft, frame);
  if (!number) {
    refusal = number.error().what;
    return stay();
  }
  refusal = {};
  // Who goes back finds an empty sheet, and sends nothing twice.
  draft.words.clear();
  draft.rating.reset();
  draft.phrases.clear();
  return push(std::make_unique<SentView>(*number));
}

int refusal_height(const Frame& frame, const Rect& area, const Sentence& refusal) {
  if (refusal.zh.empty()) return 0;
  const int margin = frame.metrics.mm(kRefusalMarginMm);
  return paragraph_height(frame.text, words_of(refusal, frame), TextStyle::kBodyBold,
                          area.w - 2 * margin) +
         2 * margin;
}

void add_refusal(Scene& scene, const Frame& frame, Rect& area, const Sentence& refusal) {
  const int height = refusal_height(frame, area, refusal);
  if (height == 0) return;
  const Metrics& m = frame.metrics;
  scene.add(panel({area.x, area.y, area.w, height}, Color::kWarmSoft));
  paragraph(scene, frame, Rect{area.x, area.y, area.w, height}.inset(m.mm(kRefusalMarginMm)),
            words_of(refusal, frame), TextStyle::kBodyBold, Color::kWarm);
  const int taken = height + m.mm(kGapMm);
  area = {area.x, area.y + taken, area.w, area.h - taken};
}

std::string PhrasesView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

void PhrasesView::add_phrases(Scene& scene, const Frame& frame, const Rect& area) const {
  const auto offered = content::feedback::phrases();
  const auto cells = phrase_cells(frame, area);
  const bool all = cells.size() >= offered.size();
  const std::size_t shown = all ? offered.size() : std::max<std::size_t>(1, cells.size() - 1);
  const std::size_t pages = (offered.size() + shown - 1) / shown;
  const std::size_t first = (page_ % pages) * shown;
  for (std::size_t i = first; i < std::min(first + shown, offered.size()); ++i) {
    const bool chosen =
        std::ranges::find(draft_->phrases, offered[i].word) != draft_->phrases.end();
    add_phrase(scene, frame, cells[i - first], offered[i], chosen);
  }
  if (!all) scene.add(quiet_button(cells.back(), frame.say(kMore), "more"));
}

Scene PhrasesView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  Rect area = frame.area;
  add_refusal(scene, frame, area, refusal_);
  Column column(area, m.mm(kGapMm));
  column.take(paragraph(scene, frame, column.rest(), frame.say(kChoose), TextStyle::kHeadingBold,
                        Color::kInk, Role::kHeading));
  const Rect rest = column.rest();
  const int button = feedback_button_height(frame);
  const Rect port{rest.x, rest.y, rest.w, rest.h - button - m.mm(kGapMm)};
  add_phrases(scene, frame, port);
  Row buttons({rest.x, rest.bottom() - button, rest.w, button}, m.mm(6));
  const int half = (rest.w - m.mm(6)) / 2;
  scene.add(quiet_button(buttons.take(half), frame.say(kWrite), "write"));
  Node send = main_button(buttons.rest(), frame.say(kSend), "send");
  if (draft_->says_nothing()) {
    send.enabled = false;
    send.fill = Color::kCardAlt;
    send.color = Color::kMuted;
  }
  scene.add(std::move(send));
  return scene;
}

void PhrasesView::choose(std::string_view word) {
  auto& chosen = draft_->phrases;
  if (std::erase(chosen, word) > 0) return;
  // The fourth takes the place of the first: nobody has to find out why a touch did nothing.
  if (chosen.size() == kMaxPhrases) chosen.erase(chosen.begin());
  chosen.emplace_back(word);
}

Navigation PhrasesView::on_action(std::string_view action, const Frame& frame) {
  if (const auto word = argument(action, "phrase:"); !word.empty()) {
    if (content::feedback::find_phrase(word) != nullptr) choose(word);
    refusal_ = {};
    return stay();
  }
  if (action == "more") {
    ++page_;
    return stay();
  }
  if (action == "write") return push(std::make_unique<WriteView>(draft_, mailbox_));
  if (action == "send") return send_draft(*draft_, *mailbox_, frame, refusal_);
  return stay();
}

}  // namespace gongshi::kiosk
