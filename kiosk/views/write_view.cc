#include "kiosk/views/write_view.h"

#include <algorithm>
#include <array>

#include "kiosk/page/layout.h"
#include "kiosk/touch/keyboard.h"
#include "kiosk/views/opinion_view.h"
#include "kiosk/views/phrases_view.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kOpinion{"写意见", "Your opinion"};
constexpr Words kQuestion{"提问题", "Your question"};
constexpr Words kEmpty{"用下面的字母打拼音，再点选汉字。请不要写姓名、电话和身份证号。",
                       "Type here. Please leave out names, telephone and card numbers."};
constexpr Words kEmptyShort{"请不要写姓名和号码。", "No names or numbers, please."};
constexpr Words kHint{"打拼音后，在这里选字", "Letters go straight into the text"};
constexpr Words kSend{"发送", "Send"};
constexpr Words kSpace{"空格", "Space"};
constexpr Words kLeft{"还可写 ", "Room for "};
constexpr Words kLeftEnd{" 字", " characters"};
constexpr std::size_t kMostChoices = 9;
constexpr double kLeastChoiceMm = 20.0;

struct Sign {
  std::string_view zh, en, action;
};
constexpr std::array kSigns = {Sign{"，", ",", "sign:0"}, Sign{"。", ".", "sign:1"},
                               Sign{"？", "?", "sign:2"}, Sign{"！", "!", "sign:3"}};

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_english(const Frame& frame) {
  return frame.manner.language == Language::kEn;
}

Node choice_key(const Rect& rect, std::string_view text, std::string_view action) {
  Node node = quiet_button(rect, text, action);
  node.style = TextStyle::kHeading;
  node.color = Color::kInk;
  return node;
}

}  // namespace

std::vector<PinyinChoice> WriteView::choices(const Frame& frame) const {
  if (draft_->words.letters().empty()) return {};
  const PinyinWords* words = installed_words();
  if (words == nullptr) {
    if (names_ == nullptr) {
      names_ = std::make_unique<PinyinWords>(PinyinWords::of_names(frame.release()));
    }
    words = names_.get();
  }
  return words->choices(draft_->words.letters(), kMostChoices);
}

std::string WriteView::title(const Frame& frame) const {
  const bool question = draft_->kind == content::feedback::OpinionKind::kQuestion;
  return std::string(frame.say(question ? kQuestion : kOpinion));
}

/// The last lines that have room: what is being written is always in sight.
void WriteView::add_sheet(Scene& scene, const Frame& frame, const Rect& area) const {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(4);
  Node sheet = panel(area, Color::kCard);
  sheet.edge = Color::kAccent;
  scene.add(std::move(sheet));
  const int line = frame.text.line_height(TextStyle::kHeading);
  const int caption = frame.text.line_height(TextStyle::kCaption);
  // On a small sheet what is being written goes before how much still fits.
  const bool counted = area.h >= margin + line + caption;
  const int foot = counted ? caption : 0;
  const Rect inner{area.x + margin, area.y + margin / 2, area.w - 2 * margin,
                   area.h - margin - foot};
  const std::string_view written = draft_->words.text();
  const TextStyle style = TextStyle::kHeading;
  if (written.empty()) {
    const bool whole =
        paragraph_height(frame.text, frame.say(kEmpty), TextStyle::kBody, inner.w) <= inner.h;
    Node hint =
        text_node(inner, frame.say(whole ? kEmpty : kEmptyShort), TextStyle::kBody, Color::kMuted);
    hint.wrap = true;
    scene.add(std::move(hint));
  } else {
    const auto lines = frame.text.wrap(written, style, inner.w);
    const auto most = std::size_t(std::max(1, inner.h / frame.text.line_height(style)));
    const std::string_view first = lines[lines.size() - std::min(lines.size(), most)];
    const auto skipped = std::size_t(first.data() - written.data());
    Node text = text_node(inner, written.substr(skipped), style);
    text.wrap = true;
    scene.add(std::move(text));
  }
  if (!counted) return;
  const std::string left = std::string(frame.say(kLeft)) + std::to_string(draft_->words.room()) +
                           std::string(frame.say(kLeftEnd));
  scene.add(text_node({inner.x, area.bottom() - margin / 2 - foot, inner.w, foot}, left,
                      TextStyle::kCaption, Color::kMuted, Align::kRight));
}

void WriteView::add_choices(Scene& scene, const Frame& frame, const Rect& area) const {
  const Metrics& m = frame.metrics;
  const std::string letters(draft_->words.letters());
  if (letters.empty()) {
    scene.add(text_node(area, frame.say(kHint), TextStyle::kBody, Color::kMuted));
    return;
  }
  Row row(area, m.mm(3));
  const int typed = frame.text.width(letters, TextStyle::kHeadingBold) + m.mm(2);
  scene.add(text_node(row.take(std::min(typed, area.w / 3)), letters, TextStyle::kHeadingBold,
                      Color::kAccent));
  const auto offered = choices(frame);
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const std::string text = std::to_string(i + 1) + " " + std::string(offered[i].text);
    const int width =
        std::max(m.mm(kLeastChoiceMm), frame.text.width(text, TextStyle::kHeading) + m.mm(6));
    if (row.rest().w < width) break;
    scene.add(choice_key(row.take(width), text, "choose:" + std::to_string(i + 1)));
  }
}

Scene WriteView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  const Rect area = frame.area;
  const int gap = m.mm(kGapMm);
  const int keys = keyboard_height(m);
  const int foot = std::max(m.mm(16), frame.text.line_height(TextStyle::kHeadingBold) + m.mm(3));
  const int choice = std::max(m.mm(15), frame.text.line_height(TextStyle::kHeading) + m.mm(2));
  // A refusal stands where characters are chosen: the next key takes it away.
  const int told = refusal_height(frame, area, refusal_);
  const int between = std::max(choice, told);
  const int sheet = std::min(area.h - keys - between - foot - 3 * gap, m.mm(130));
  // Where a long refusal takes nearly all, what is left stands as close as targets may.
  const bool tight = keys + between + foot + 2 * gap > area.h;
  Column column(area, tight ? m.mm(3.0) : gap);
  // A small glass with large letters has no room for both; the words are safe, only not in sight.
  if (sheet >= frame.text.line_height(TextStyle::kHeading) + m.mm(4)) {
    add_sheet(scene, frame, column.take(sheet));
  }
  Rect middle = column.take(between);
  if (told > 0) {
    add_refusal(scene, frame, middle, refusal_);
  } else {
    add_choices(scene, frame, middle);
  }
  keyboard(scene, m, column.take(keys));
  Row signs(column.take(foot), m.mm(3));
  Node send =
      main_button(signs.take_right(std::min(m.mm(110), area.w / 3)), frame.say(kSend), "send");
  if (draft_->says_nothing()) {
    send.enabled = false;
    send.fill = Color::kCardAlt;
    send.color = Color::kMuted;
  }
  const int width = (signs.rest().w - 4 * m.mm(3)) / 6;
  for (const Sign& sign : kSigns) {
    scene.add(choice_key(signs.take(width), is_english(frame) ? sign.en : sign.zh, sign.action));
  }
  scene.add(choice_key(signs.rest(), frame.say(kSpace), "space"));
  scene.add(std::move(send));
  return scene;
}

void WriteView::type(std::string_view key, const Frame& frame) {
  Composer& words = draft_->words;
  if (key == "delete") return words.erase();
  if (key == "clear") return words.clear();
  if (key.size() != 1) return;
  const char c = key.front();
  const std::string_view text = words.text();
  if (!is_letter(c)) {
    // A digit chooses while letters wait, as on every Chinese keyboard.
    const auto offered = choices(frame);
    const auto index = std::size_t(c - '1');
    if (offered.empty()) {
      (void)words.insert(key);
    } else if (c != '0' && index < offered.size()) {
      (void)words.choose(offered[index]);
    }
  } else if (is_english(frame)) {
    const bool begins = text.empty() || text.ends_with(". ") || text.ends_with("? ");
    const char shown = begins ? char(c - 'a' + 'A') : c;
    (void)words.insert(std::string_view(&shown, 1));
  } else {
    (void)words.letter(c);
  }
}

Navigation WriteView::on_action(std::string_view action, const Frame& frame) {
  Composer& words = draft_->words;
  if (action == "send") return send_draft(*draft_, *mailbox_, frame, refusal_);
  refusal_ = {};
  if (const auto key = argument(action, "key:"); !key.empty()) {
    type(key, frame);
  } else if (const auto number = argument(action, "choose:"); number.size() == 1) {
    type(number, frame);
  } else if (action == "space") {
    (void)words.insert(" ");
  } else if (const auto sign = argument(action, "sign:"); sign.size() == 1) {
    const auto index = std::size_t(sign.front() - '0');
    if (index < kSigns.size()) {
      (void)words.insert(is_english(frame) ? kSigns[index].en : kSigns[index].zh);
    }
  }
  return stay();
}

}  // namespace gongshi::kiosk
