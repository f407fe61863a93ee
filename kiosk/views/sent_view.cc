#include "kiosk/views/sent_view.h"

#include <algorithm>

#include "kiosk/feedback/qr.h"
#include "kiosk/page/layout.h"
#include "kiosk/views/opinion_view.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTitle{"已收下", "Received"};
constexpr Words kThanks{"谢谢，已经收下。您的编号：",
                        "Thank you, it has been received. Your number:"};
constexpr Words kKeep{
    "请记下编号，或用手机扫码、拍照。过些日子在这里点“意见箱”“查看答复”，输入编号就能看到答复。",
    "Please write the number down, scan it or take a picture. The answer comes with a later issue: "
    "type the number under \"See an answer\" in the opinion box."};
constexpr Words kHome{"返回首页", "To the first page"};
constexpr Words kQr{"编号的二维码", "The number as a QR code"};
constexpr Words kIs{" 意见编号 ", ", opinion "};

}  // namespace

std::string SentView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

Scene SentView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const bool upright = m.portrait();
  Scene scene;
  const int button = feedback_button_height(frame);
  Rect area = frame.area;
  area.h -= button + m.mm(6);
  const int qr = std::min({area.h / (upright ? 2 : 1), area.w / 3, m.mm(110)});
  const int width = upright ? area.w : area.w - qr - m.mm(10);
  Column column({area.x, area.y, width, area.h}, m.mm(5));
  column.take(paragraph(scene, frame, column.rest(), frame.say(kThanks), TextStyle::kTitle,
                        Color::kInk, Role::kHeading));
  const int figures = frame.text.line_height(TextStyle::kDisplay) + m.mm(8);
  const Rect card = column.take(figures);
  scene.add(panel(card, Color::kAccentSoft));
  scene.add(text_node(card, number_.shown(), TextStyle::kDisplay, Color::kInk, Align::kCenter));
  column.take(paragraph(scene, frame, column.rest(), frame.say(kKeep), TextStyle::kHeading));
  const bool english = frame.manner.language == Language::kEn;
  const content::Hospital& hospital = frame.release().hospital();
  const std::string_view name =
      english && !hospital.name_en.empty() ? hospital.name_en : hospital.name_zh;
  // Plain words, no address: a code that leads somewhere would have to be approved.
  const std::string words = std::string(name) + std::string(frame.say(kIs)) + number_.shown();
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
