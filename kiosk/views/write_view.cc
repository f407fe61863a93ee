#include "kiosk/views/write_view.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "kiosk/feedback/writing_words.h"
#include "kiosk/page/layout.h"
#include "kiosk/touch/keyboard.h"
#include "kiosk/touch/writing_panel.h"
#include "kiosk/views/phrases_view.h"
#include "kiosk/views/write_keys.h"
#include "kiosk/views/write_layout.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kOpinion{"写意见", "Your opinion", "پىكىر يېزىش", "བསམ་འཆར་འབྲི་བ།", "ᠰᠠᠨᠠᠯ ᠪᠢᠴᠢᠬᠦ"};
constexpr Words kQuestion{"提问题", "Your question", "سوئال سوراش", "དྲི་བ་འདྲི་བ།", "ᠠᠰᠠᠭᠤᠬᠤ"};
constexpr Words kEmpty{"用下面的字母打拼音，再点选汉字。请不要写姓名、电话和身份证号。",
                       "Type here. Please leave out names, telephone and card numbers.",
                       "پىنيىن كىرگۈزۈپ خەت تاللاڭ. ئىسىم، تېلېفون ۋە كىملىك نومۇرىنى يازماڭ.",
                       "པིན་ཡིན་བྲིས་ནས་ཡི་གེ་འདེམས། མིང་དང་ཁ་པར། ཐོབ་ཐང་ལག་ཁྱེར་ཨང་གྲངས་མ་བྲི།"};
constexpr Words kEmptyByHand{
    "写一个字，停一下，再点选要的字。请不要写姓名、电话和身份证号。",
    "Write a character, pause, tap the right one. Please leave out names, telephone and card "
    "numbers.",
    "بىر خەت يېزىپ توختاڭ، ئاندىن تاللاڭ. ئىسىم، تېلېفون ۋە كىملىك نومۇرىنى يازماڭ.",
    "ཡི་གེ་གཅིག་བྲིས་ནས་འདེམས། མིང་དང་ཁ་པར། ཐོབ་ཐང་ལག་ཁྱེར་ཨང་གྲངས་མ་བྲི།"};
constexpr Words kEmptyShort{"请不要写姓名和号码。", "No names or numbers, please.",
                            "ئىسىم ۋە نومۇر يازماڭ.", "མིང་དང་ཨང་གྲངས་མ་བྲི།"};
constexpr Words kHint{"打拼音后，在这里选字", "Letters go straight into the text",
                      "پىنيىن يازغاندىن كېيىن بۇ يەردىن تاللاڭ", "པིན་ཡིན་བྲིས་རྗེས་འདིར་འདེམས།"};
constexpr Words kSend{"发送", "Send", "يوللاش", "སྐུར་བ།", "ᠢᠯᠡᠭᠡᠬᠦ"};
constexpr Words kByHand{"手写", "Write", "قولدا يېزىش", "ལག་བྲིས།", "ᠭᠠᠷ ᠢᠶᠠᠷ"};
constexpr Words kByKeys{"拼音", "Keys", "كۇنۇپكا", "མཐེབ་གཞོང་།"};
constexpr Words kErase{"删除", "Delete", "ئۆچۈرۈش", "སུབ་པ།", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kGoOn{"继续写", "Go on", "داۋاملاش", "མུ་མཐུད་འབྲི།", "ᠦᠷᠭᠦᠯᠵᠢᠯᠡᠬᠦ"};
constexpr Words kLeft{"还可写 ", "Room for ", "يەنە ", "ད་དུང་ཡིག་འབྲུ་"};
constexpr Words kLeftEnd{" 字", " characters", " خەت", " འབྲི་ཆོག"};
constexpr std::size_t kMostChoices = 9;
constexpr double kLeastChoiceMm = 20.0;
constexpr double kTightMm = 3.0;

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_english(const Frame& frame) {
  return frame.manner.language == Language::kEn;
}

/// The end of `text` that has room on one line.
std::string_view last_part(const Frame& frame, std::string_view text, TextStyle style, int room) {
  while (!text.empty() && frame.text.width(text, style) > room) (void)utf8::next(text);
  return text;
}

}  // namespace

WriteView::WriteView(std::shared_ptr<Draft> draft, std::shared_ptr<Mailbox> mailbox)
    : draft_(std::move(draft)), mailbox_(std::move(mailbox)), hand_(writing_words) {}

bool WriteView::by_hand(const Frame& frame) const {
  return by_hand_ && frame.handwriting != nullptr;
}

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
    const std::string_view all = frame.say(by_hand(frame) ? kEmptyByHand : kEmpty);
    const bool whole = paragraph_height(frame.text, all, TextStyle::kBody, inner.w) <= inner.h;
    Node hint =
        text_node(inner, whole ? all : frame.say(kEmptyShort), TextStyle::kBody, Color::kMuted);
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

/// The letters and what they may mean. Without a sheet what is written ends here, before them.
void WriteView::add_choices(Scene& scene, const Frame& frame, const WritePage& page) const {
  const Metrics& m = frame.metrics;
  const std::string_view letters = draft_->words.letters();
  const std::string_view written = page.sheet.empty() ? draft_->words.text() : std::string_view();
  const TextStyle style = key_style(frame, page.line.h);
  Row row(page.line, m.mm(kTightMm));
  const auto add_typed = [&](std::string_view text, Color color, int most) {
    const std::string_view shown = last_part(frame, text, style, most);
    if (shown.empty()) return;
    const int width = std::min(frame.text.width(shown, style) + m.mm(1), row.rest().w);
    Node node = text_node(row.take(width), shown, style, color);
    node.role = Role::kKey;  // letters without lines above or below them
    scene.add(std::move(node));
  };
  if (letters.empty() && written.empty()) {
    const bool fits = frame.text.width(frame.say(kHint), TextStyle::kBody) <= page.line.w &&
                      frame.text.line_height(TextStyle::kBody) <= page.line.h;
    if (fits) {
      scene.add(text_node(page.line, frame.say(kHint), TextStyle::kBody, Color::kMuted));
    }
    return;
  }
  add_typed(written, Color::kInk, letters.empty() ? page.line.w - m.mm(2) : page.line.w / 4);
  add_typed(letters, Color::kAccent, page.line.w / 3);
  const auto offered = choices(frame);
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const std::string text = std::to_string(i + 1) + " " + std::string(offered[i].text);
    const int width = std::max(m.mm(kLeastChoiceMm), frame.text.width(text, style) + m.mm(5));
    if (row.rest().w < width) break;
    scene.add(small_key(frame, row.take(width), text, "choose:" + std::to_string(i + 1)));
  }
}

/// Between the blocks of keys, so that each of them keeps its order on a mirrored page.
void WriteView::add_buttons(Scene& scene, const Frame& frame, const WritePage& page) const {
  const Metrics& m = frame.metrics;
  const bool hand = by_hand(frame);
  Row foot(page.foot, m.mm(kTightMm));
  const auto width_of = [&](const Words& words, TextStyle style) {
    return std::max(m.mm(24), frame.text.width(frame.say(words), style) + m.mm(7));
  };
  const int least = width_of(kSend, TextStyle::kHeadingBold);
  Node send = main_button(foot.take_right(std::max(least, std::min(m.mm(110), page.foot.w / 4))),
                          frame.say(kSend), "send");
  if (draft_->says_nothing()) {
    send.enabled = false;
    send.fill = Color::kCardAlt;
    send.color = Color::kMuted;
  }
  if (hand) {
    const int half = (foot.rest().w - m.mm(kTightMm)) / 2;
    scene.add(quiet_button(foot.take(half), frame.say(kByKeys), "input:keys"));
    scene.add(quiet_button(foot.rest(), frame.say(kErase), "key:delete"));
    add_writing_panel(scene, frame, page.input, hand_.pad());
    scene.add(std::move(send));
    add_digits(scene, frame, page.digits);
    add_signs(scene, frame, page.signs);
    return;
  }
  scene.add(std::move(send));
  keyboard(scene, m, page.input, frame.manner.language);
  if (frame.handwriting != nullptr) {
    scene.add(quiet_button(foot.take_right(width_of(kByHand, TextStyle::kBodyBold)),
                           frame.say(kByHand), "input:hand"));
  }
  add_signs(scene, frame, foot.rest());
}

/// At the foot of the sheet. False where that leaves no room for what was written, which must stay
/// in sight: draw_refused() then gives it a page without keys.
bool WriteView::add_refused(Scene& scene, const Frame& frame, WritePage& page) const {
  Rect room = page.sheet.around(page.line);
  const int told = refusal_height(frame, room, refusal_);
  Rect card{room.x, room.bottom() - told, room.w, told};
  room.h -= told + frame.metrics.mm(kGapMm);
  if (room.h < least_sheet(frame)) return false;
  add_refusal(scene, frame, card, refusal_);
  page.line = {};
  page.sheet = room;
  return true;
}

/// What is written, the reason, and the way back to the keys.
Scene WriteView::draw_refused(const Frame& frame) const {
  Scene scene;
  const int gap = frame.metrics.mm(kTightMm);
  const int foot = write_foot(frame);
  const Rect area = frame.area;
  const Rect room{area.x, area.y, area.w, area.h - foot - gap};
  const int told = refusal_height(frame, room, refusal_);
  const Rect sheet{room.x, room.y, room.w, room.h - told - gap};
  if (sheet.h >= least_sheet(frame)) add_sheet(scene, frame, sheet);
  Rect card{room.x, room.bottom() - told, room.w, told};
  add_refusal(scene, frame, card, refusal_);
  scene.add(main_button({area.x, area.bottom() - foot, area.w, foot}, frame.say(kGoOn), "go-on"));
  return scene;
}

Scene WriteView::draw(const Frame& frame) const {
  Scene scene;
  WritePage page = write_page(frame, by_hand(frame));
  if (!refusal_.zh.empty() && !add_refused(scene, frame, page)) return draw_refused(frame);
  if (!page.sheet.empty()) add_sheet(scene, frame, page.sheet);
  if (!page.line.empty()) add_choices(scene, frame, page);
  add_buttons(scene, frame, page);
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

void WriteView::write(std::string_view action, const Frame& frame) {
  Composer& words = draft_->words;
  if (const auto key = argument(action, "key:"); !key.empty()) {
    type(key, frame);
  } else if (const auto number = argument(action, "choose:"); number.size() == 1) {
    type(number, frame);
  } else if (action == "space") {
    (void)words.insert(" ");
  } else if (const std::string_view sign = sign_of(action, frame); !sign.empty()) {
    (void)words.insert(sign);
  } else if (const auto character = hand_.on_action(action); character && *character != 0) {
    std::string bytes;
    utf8::append(bytes, *character);
    (void)words.insert(bytes);
    wipe(bytes);
  }
}

Navigation WriteView::on_action(std::string_view action, const Frame& frame) {
  if (action == "send") return send_draft(*draft_, *mailbox_, frame, refusal_);
  refusal_ = {};
  if (action == "input:hand" || action == "input:keys") {
    by_hand_ = action == "input:hand";
    draft_->words.forget_letters();
    hand_.clear();
  } else {
    write(action, frame);
  }
  return stay();
}

bool WriteView::on_tick(SteadyTime now, const Frame& frame) {
  return hand_.on_tick(now, frame, draft_->words.text());
}

}  // namespace gongshi::kiosk
