#include "kiosk/stage/cover.h"

#include <algorithm>

#include "kiosk/page/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kHidden{"内容已遮住", "This page is hidden", "مەزمۇن يوشۇرۇلدى", "ནང་དོན་སྦས་ཟིན།",
                        "ᠨᠢᠭᠤᠪᠠ"};
constexpr Words kAsked{
    "您写的、查的都还在，点“显示”接着用。", "Nothing is lost: touch \"Show\" to go on.",
    "ھېچنېمە يوقالمىدى، «كۆرسىتىش» نى بېسىڭ.", "གང་ཡང་བོར་མེད། མངོན་པ་ལ་གཏུགས་ནས་མུ་མཐུད།"};
constexpr Words kByItself{"有一会儿没人碰，先遮住了，免得旁人看见。点“显示”接着用。",
                          "Hidden because nobody touched it for a while, so that nobody else reads "
                          "it. Touch \"Show\" to go on.",
                          "بىر ئاز ۋاقىت ھېچكىم بېسىمىدى، شۇڭا يوشۇرۇلدى. «كۆرسىتىش» نى بېسىڭ.",
                          "རིང་ཙམ་སུས་ཀྱང་མ་གཏུགས་པས་སྦས་ཡོད། མངོན་པ་ལ་གཏུགས་ནས་མུ་མཐུད།"};
constexpr Words kShow{"显示", "Show", "كۆرسىتىش", "མངོན་པ།", "ᠦᠵᠡᠭᠦᠯᠬᠦ"};

}  // namespace

Scene cover(const Frame& frame, bool by_itself) {
  const Metrics& m = frame.metrics;
  const std::string_view words = frame.say(by_itself ? kByItself : kAsked);
  const int margin = m.mm(9), gap = m.mm(5);
  const int w = std::min(frame.area.w, m.grown(200));
  const int inner = w - 2 * margin;
  const int title_h = paragraph_height(frame.text, frame.say(kHidden), TextStyle::kTitle, inner);
  const int words_h = paragraph_height(frame.text, words, TextStyle::kBody, inner);
  const int button_h = std::max(m.mm(24), m.target());
  const int h = std::min(frame.area.h, 2 * margin + title_h + gap + words_h + gap + button_h);
  Scene scene;
  const Rect box{frame.area.x + (frame.area.w - w) / 2, frame.area.y + (frame.area.h - h) / 2, w,
                 h};
  scene.add(panel(box));
  Rect left = box.inset(margin);
  left.y += paragraph(scene, frame, left, frame.say(kHidden), TextStyle::kTitle, Color::kAccent,
                      Role::kHeading) +
            gap;
  const int below = box.bottom() - margin - button_h;
  if (left.y + words_h + gap <= below) {
    (void)paragraph(scene, frame, left, words);
  }
  scene.add(main_button({left.x, below, inner, button_h}, frame.say(kShow), "@hide"));
  return scene;
}

}  // namespace gongshi::kiosk
