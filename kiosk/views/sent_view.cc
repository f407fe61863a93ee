#include "kiosk/views/sent_view.h"

#include <algorithm>
#include <array>

#include "kiosk/feedback/qr.h"
#include "kiosk/page/layout.h"
#include "kiosk/views/opinion_view.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"已收下", "Received", "تاپشۇرۇۋالدۇق", "བསྡུས་ཟིན།", "ᠬᠦᠯᠢᠶᠡᠨ ᠠᠪᠤᠪᠠ"};
constexpr Words kThanks{"谢谢，已经收下。您的编号：",
                        "Thank you, it has been received. Your number:",
                        "رەھمەت، تاپشۇرۇۋالدۇق. نومۇرىڭىز:", "ཐུགས་རྗེ་ཆེ། བསྡུས་ཟིན། ཁྱེད་ཀྱི་ཨང་གྲངས།"};
constexpr Words kKeep{
    "请记下编号，或用手机扫码、拍照。过些日子在这里点“意见箱”“查看答复”，输入编号就能看到答复。",
    "Please write the number down, scan it or take a picture. The answer comes with a later issue: "
    "type the number under \"See an answer\" in the opinion box.",
    "نومۇرنى خاتىرىلەڭ ياكى سۈرەتكە تارتىڭ. بىرنەچچە كۈندىن كېيىن «پىكىر ساندۇقى»دا نومۇرنى "
    "كىرگۈزۈپ "
    "جاۋابنى كۆرەلەيسىز.",
    "ཨང་གྲངས་འདི་བྲིས་ནས་ཉར། ཡང་ན་ཁ་པར་གྱིས་པར་རྒྱོབ། ཉིན་ཤས་རྗེས་བསམ་འཆར་སྒམ་ནས་ཨང་གྲངས་བཅུག་ན་ལན་མཐོང་ཐུབ།"};
constexpr Words kKeepBrief{"请记下编号，凭它在这里看答复。",
                           "Please keep it: the answer is found by it.", "نومۇرنى خاتىرىلەڭ.",
                           "ཨང་གྲངས་འདི་ཉར།"};
constexpr Words kHome{"返回首页", "To the first page", "باش بەتكە قايتىش", "མདུན་ངོས་སུ་ལོག",
                      "ᠨᠢᠭᠤᠷ ᠬᠠᠭᠤᠳᠠᠰᠤ"};
constexpr Words kQr{"编号的二维码", "The number as a QR code", "نومۇرنىڭ QR كودى",
                    "ཨང་གྲངས་ཀྱི་རྩ་གཉིས་ཨང་།"};
constexpr Words kIs{" 意见编号 ", ", opinion "};

/// How large thanks, number and advice are; on a small glass with large letters the advice is
/// brief.
struct Sizes {
  TextStyle thanks, number, advice;
  const Words& words;
};
constexpr std::array kSizes = {
    Sizes{TextStyle::kTitle, TextStyle::kDisplay, TextStyle::kHeading, kKeep},
    Sizes{TextStyle::kHeadingBold, TextStyle::kPrice, TextStyle::kBody, kKeep},
    Sizes{TextStyle::kBodyBold, TextStyle::kTitle, TextStyle::kBody, kKeepBrief},
};

int card_height(const Frame& frame, const Sizes& sizes) {
  return frame.text.line_height(sizes.number) + frame.metrics.mm(2);
}

/// The largest that have room.
const Sizes& fitting(const Frame& frame, const Size& room, std::string_view number, int gap) {
  for (const Sizes& sizes : kSizes) {
    const int thanks = paragraph_height(frame.text, frame.say(kThanks), sizes.thanks, room.w);
    const int advice = paragraph_height(frame.text, frame.say(sizes.words), sizes.advice, room.w);
    const bool wide = frame.text.width(number, sizes.number) > room.w;
    if (!wide && thanks + card_height(frame, sizes) + advice + 2 * gap <= room.h) return sizes;
  }
  return kSizes.back();
}

}  // namespace

std::string SentView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene SentView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const bool upright = m.portrait();
  Scene scene;
  const int button = feedback_button_height(frame);
  const int gap = m.mm(kGapMm);
  Rect area = frame.area;
  area.h -= button + gap;
  const int qr = std::min({area.h / (upright ? 2 : 1), area.w / 3, m.mm(110)});
  const int width = upright ? area.w : area.w - qr - m.mm(10);
  const Size words_room{width, upright ? area.h - qr - gap : area.h};
  const std::string number = number_.shown();
  const Sizes& sizes = fitting(frame, words_room, number, gap);
  Column column({area.x, area.y, width, area.h}, gap);
  column.take(paragraph(scene, frame, column.rest(), frame.say(kThanks), sizes.thanks, Color::kInk,
                        Role::kHeading));
  const Rect card = column.take(card_height(frame, sizes));
  scene.add(panel(card, Color::kAccentSoft));
  scene.add(text_node(card, number, sizes.number, Color::kInk, Align::kCenter));
  column.take(paragraph(scene, frame, column.rest(), frame.say(sizes.words), sizes.advice));
  const bool english = frame.manner.language == Language::kEn;
  const content::Hospital& hospital = frame.release().hospital();
  const std::string_view name =
      english && !hospital.name_en.empty() ? hospital.name_en : hospital.name_zh;
  // Plain words, no address: a code that leads somewhere would have to be approved.
  const std::string words = std::string(name) + std::string(frame.say(kIs)) + number;
  const Rect room = upright ? Rect{area.x, column.y(), area.w, std::min(qr, column.rest().h)}
                            : Rect{area.right() - qr, area.y, qr, std::min(qr, area.h)};
  add_qr(scene, frame, room, words, frame.say(kQr));
  scene.add(main_button({area.x, frame.area.bottom() - button, std::min(area.w, m.mm(160)), button},
                        frame.say(kHome), "home"));
  return scene;
}

Navigation SentView::on_action(std::string_view action, const Frame& /*frame*/) {
  return action == "home" ? home() : stay();
}

}  // namespace gongshi::kiosk
