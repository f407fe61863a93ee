#include "kiosk/views/opinion_view.h"

#include <algorithm>
#include <array>

#include "kiosk/page/layout.h"
#include "kiosk/views/answer_view.h"
#include "kiosk/views/feedback_door.h"
#include "kiosk/views/phrases_view.h"
#include "kiosk/views/write_view.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::OpinionKind;

constexpr Words kTitle{"意见箱", "Opinion box", "پىكىر ساندۇقى", "བསམ་འཆར་སྒམ།",
                       "ᠰᠠᠨᠠᠯ ᠤᠨ ᠬᠠᠶᠢᠷᠴᠠᠭ"};
constexpr Words kPrivacy{
    "不问您是谁。请不要写姓名、电话和身份证号。发送后只有医院的办公室能打开，别人和这台机器都看不到"
    "。",
    "Nobody asks who you are. Please leave out names, telephone and card numbers. Once sent, only "
    "the hospital's office can open it; this machine cannot.",
    "كىملىكىڭىز سورالمايدۇ. ئىسىم، تېلېفون ۋە كىملىك نومۇرىنى يازماڭ. يوللانغاندىن كېيىن پەقەت "
    "دوختۇرخانا ئىشخانىسىلا ئاچالايدۇ.",
    "ཁྱེད་སུ་ཡིན་མི་འདྲི། མིང་དང་ཁ་པར། ཐོབ་ཐང་ལག་ཁྱེར་ཨང་གྲངས་མ་བྲི། བསྐུར་རྗེས་སྨན་ཁང་གི་གཞུང་ལས་ཁང་ཁོ་ནས་ཁ་ཕྱེ་ཐུབ།"};
constexpr Words kRate{"说说意见", "Give an opinion", "پىكىر بېرىش", "བསམ་འཆར་འདོན་པ།",
                      "ᠰᠠᠨᠠᠯ ᠬᠡᠯᠡᠬᠦ"};
constexpr Words kRateDetail{"打分，选一句，或自己写", "Choose a face, a phrase, or write",
                            "نومۇر قويۇڭ، بىر جۈملە تاللاڭ ياكى ئۆزىڭىز يېزىڭ",
                            "སྐར་མ་འགོད་པའམ་ཚིག་ཅིག་འདེམས། ཡང་ན་རང་གིས་བྲིས།"};
constexpr Words kAsk{"提个问题", "Ask a question", "سوئال سوراش", "དྲི་བ་འདྲི་བ།", "ᠠᠰᠠᠭᠤᠬᠤ"};
constexpr Words kAskDetail{"凭编号查看答复", "The answer is found by its number",
                           "جاۋابىنى نومۇر بىلەن كۆرىسىز", "ཨང་གྲངས་ལ་བརྟེན་ནས་ལན་ལ་བལྟ།"};
constexpr Words kLookUp{"查看答复", "See an answer", "جاۋابنى كۆرۈش", "ལན་ལ་བལྟ་བ།",
                        "ᠬᠠᠷᠢᠭᠤᠯᠲᠠ ᠦᠵᠡᠬᠦ"};
constexpr Words kLookUpDetail{"输入您的编号", "Type the number that you were given",
                              "نومۇرىڭىزنى كىرگۈزۈڭ", "ཁྱེད་ཀྱི་ཨང་གྲངས་འཇུག"};
constexpr Words kAbout{"关于：", "About: ", "ھەققىدە: ", "འབྲེལ་ཡོད། "};
constexpr Words kHowGood{"您觉得怎么样？", "How do you find it?", "قانداق دەپ قارايسىز؟",
                         "ཁྱེད་ཀྱིས་ཇི་ལྟར་སེམས།"};
constexpr Words kSkip{"不打分，直接说", "No face, go on", "نومۇر قويماي داۋاملاش", "སྐར་མ་མི་འགོད།"};

struct Face {
  Icon icon;
  Words words;
};
/// Shape and word say it, not the colour.
constexpr std::array kFaces = {
    Face{Icon::kFaceAwful, {"很差", "Very bad", "بەك ناچار", "ཧ་ཅང་ཞན།"}},
    Face{Icon::kFaceBad, {"较差", "Bad", "ناچار", "ཞན་པ།"}},
    Face{Icon::kFaceFair, {"一般", "Fair", "ئوتتۇراھال", "འབྲིང་ཙམ།"}},
    Face{Icon::kFaceGood, {"较好", "Good", "ياخشى", "བཟང་བ།"}},
    Face{Icon::kFaceGreat, {"很好", "Very good", "بەك ياخشى", "ཧ་ཅང་བཟང་།"}}};

/// The largest style in which `words` have room on one line.
TextStyle widest_style(const Frame& frame, std::string_view words, int width) {
  for (const TextStyle style : {TextStyle::kTitle, TextStyle::kHeadingBold}) {
    if (frame.text.width(words, style) <= width) return style;
  }
  return TextStyle::kBodyBold;
}

/// A card to touch: a large drawing, its name below, and a quiet line where it has room. Upright
/// panels have wide, low cards: there the words stand beside the drawing.
void add_choice(Scene& scene, const Frame& frame, const Rect& rect, Icon icon, Color color,
                std::string_view words, std::string_view detail, std::string_view action) {
  const Metrics& m = frame.metrics;
  Node ground = quiet_button(rect, "", action);
  ground.label = words;
  scene.add(std::move(ground));
  const int margin = m.mm(5);
  const bool beside = rect.w > 2 * rect.h;
  const int most = beside ? rect.w - rect.h - 3 * margin : rect.w - 2 * margin;
  const TextStyle style = widest_style(frame, words, most);
  const int name = frame.text.line_height(style);
  const int side = beside ? std::min(rect.h - 2 * margin, m.mm(40))
                          : std::min({rect.w - 2 * margin, m.mm(48), rect.h - 2 * margin - name});
  const int left = beside ? rect.x + 2 * margin + side : rect.x + margin;
  const int width = rect.right() - margin - left;
  const int quiet =
      detail.empty() ? 0 : paragraph_height(frame.text, detail, TextStyle::kBody, width);
  const int stacked = side + margin + name + quiet;
  const bool with_detail = (beside ? name + quiet : stacked) <= rect.h - margin;
  const int block = (beside ? 0 : side + margin) + name + (with_detail ? quiet : 0);
  int y = rect.y + (rect.h - block) / 2;
  const int icon_y = beside ? rect.y + (rect.h - side) / 2 : y;
  scene.add({.role = Role::kIcon,
             .rect = {beside ? rect.x + margin : rect.x + (rect.w - side) / 2, icon_y, side, side},
             .color = color,
             .icon = icon,
             .quiet = true});
  if (!beside) y += side + margin;
  const Align align = beside ? Align::kLeft : Align::kCenter;
  Node label = text_node({left, y, width, name}, words, style, Color::kInk, align);
  label.quiet = true;  // the button has said it
  scene.add(std::move(label));
  if (!with_detail || detail.empty()) return;
  Node line =
      text_node({left, y + name, width, quiet}, detail, TextStyle::kBody, Color::kMuted, align);
  line.wrap = true;
  scene.add(std::move(line));
}

/// The subject's line, where there is one.
void add_subject(Scene& scene, const Frame& frame, Column& column,
                 const content::feedback::About& about) {
  const std::string subject = subject_of(frame, about);
  if (subject.empty()) return;
  column.take(paragraph(scene, frame, column.rest(), std::string(frame.say(kAbout)) + subject,
                        TextStyle::kHeadingBold, Color::kAccent));
}

}  // namespace

int feedback_button_height(const Frame& frame) {
  const Metrics& m = frame.metrics;
  return std::max(m.mm(frame.manner.elder ? 24 : 18),
                  frame.text.line_height(TextStyle::kHeadingBold) + m.mm(4));
}

std::string OpinionView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene OpinionView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  Column column(frame.area, m.mm(6));
  add_subject(scene, frame, column, about_);
  const int privacy =
      paragraph_height(frame.text, frame.say(kPrivacy), TextStyle::kBody, frame.area.w);
  const Rect rest = column.rest();
  const Rect tiles{rest.x, rest.y, rest.w,
                   std::min(rest.h - privacy - m.mm(6), m.mm(m.portrait() ? 240 : 130))};
  const bool upright = m.portrait();
  const auto cells = grid(tiles, upright ? 1 : 3, upright ? 3 : 1, m.mm(6));
  add_choice(scene, frame, cells[0], Icon::kComplaint, Color::kAccent, frame.say(kRate),
             frame.say(kRateDetail), "rate");
  add_choice(scene, frame, cells[1], Icon::kInformation, Color::kTeal, frame.say(kAsk),
             frame.say(kAskDetail), "ask");
  add_choice(scene, frame, cells[2], Icon::kSearch, Color::kViolet, frame.say(kLookUp),
             frame.say(kLookUpDetail), "look");
  paragraph(scene, frame, {rest.x, tiles.bottom() + m.mm(6), rest.w, privacy}, frame.say(kPrivacy),
            TextStyle::kBody, Color::kMuted);
  return scene;
}

Navigation OpinionView::on_action(std::string_view action, const Frame& /*frame*/) {
  auto draft = std::make_shared<Draft>();
  draft->about = about_;
  if (action == "rate") return push(std::make_unique<FacesView>(std::move(draft), mailbox_));
  if (action == "ask") {
    draft->kind = OpinionKind::kQuestion;
    return push(std::make_unique<WriteView>(std::move(draft), mailbox_));
  }
  if (action == "look") return push(std::make_unique<AnswerView>());
  return stay();
}

std::string FacesView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene FacesView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  Column column(frame.area, m.mm(6));
  add_subject(scene, frame, column, draft_->about);
  column.take(paragraph(scene, frame, column.rest(), frame.say(kHowGood), TextStyle::kTitle,
                        Color::kInk, Role::kHeading));
  const int button = feedback_button_height(frame);
  const Rect rest = column.rest();
  const Rect faces{rest.x, rest.y, rest.w,
                   std::min(rest.h - button - m.mm(6), m.mm(m.portrait() ? 260 : 110))};
  const bool upright = m.portrait();
  const auto cells =
      grid(faces, upright ? 1 : int(kFaces.size()), upright ? int(kFaces.size()) : 1, m.mm(5));
  for (std::size_t i = 0; i < kFaces.size(); ++i) {
    add_choice(scene, frame, cells[i], kFaces[i].icon, Color::kAccent, frame.say(kFaces[i].words),
               {}, "face:" + std::to_string(i + 1));
    if (draft_->rating != int(i + 1)) continue;
    // It is the third last that was added: ground, drawing, name.
    Node& ground = scene.nodes[scene.nodes.size() - 3];
    ground.selected = true;
    ground.fill = Color::kAccentSoft;
  }
  scene.add(quiet_button({rest.x, faces.bottom() + m.mm(6), std::min(rest.w, m.mm(120)), button},
                         frame.say(kSkip), "face:0"));
  return scene;
}

Navigation FacesView::on_action(std::string_view action, const Frame& /*frame*/) {
  const std::string_view face = argument(action, "face:");
  if (face.size() != 1 || face[0] < '0' || face[0] > '5') return stay();
  draft_->rating = face == "0" ? std::nullopt : std::optional<int>(face[0] - '0');
  return push(std::make_unique<PhrasesView>(draft_, mailbox_));
}

}  // namespace gongshi::kiosk
