#include "kiosk/views/answer_view.h"

#include <algorithm>
#include <array>

#include "content/feedback/number.h"
#include "kiosk/page/blocks.h"

namespace gongshi::kiosk {
namespace {

using content::feedback::OpinionNumber;

constexpr Words kTitle{"查看答复", "Look up an answer", "جاۋابنى كۆرۈش", "ལན་ལ་བལྟ་བ།",
                       "ᠬᠠᠷᠢᠭᠤᠯᠲᠠ ᠦᠵᠡᠬᠦ"};
constexpr Words kType{"输入十位编号", "Ten digits", "10 خانىلىق نومۇر", "གྲངས་ཀ་ 10"};
constexpr Words kHint{"请输入发送意见时得到的十位编号。",
                      "Please type the ten digits that you were given when you sent it.",
                      "پىكىر يوللىغاندا بېرىلگەن 10 خانىلىق نومۇرنى كىرگۈزۈڭ.",
                      "བསམ་འཆར་སྐུར་སྐབས་སྤྲད་པའི་གྲངས་ཀ་ 10 འཇུག"};
constexpr Words kWrong{
    "没有这个编号，请核对每一位数字。", "There is no such number. Please compare each digit.",
    "بۇنداق نومۇر يوق. ھەر بىر رەقەمنى سېلىشتۇرۇڭ.", "ཨང་གྲངས་འདི་མེད། གྲངས་ཀ་རེ་རེ་བསྡུར་རོགས།"};
constexpr Words kNotYet{
    "这个编号还没有答复。意见要由办公室送出和处理，请过些日子再来查，也可以拨打投诉电话询问：",
    "This number has no answer yet. Please come again some days later, or call: ",
    "بۇ نومۇرنىڭ جاۋابى تېخى يوق. بىرنەچچە كۈندىن كېيىن كېلىڭ ياكى تېلېفون قىلىڭ: ",
    "ཨང་གྲངས་འདིར་ལན་ད་དུང་མེད། ཉིན་ཤས་རྗེས་ལྟ་བའམ་ཁ་པར་རྒྱོབ། "};
constexpr Words kQuestion{"问题", "Question", "سوئال", "དྲི་བ།", "ᠠᠰᠠᠭᠤᠯᠲᠠ"};
constexpr Words kAnswer{"答复", "Answer", "جاۋاب", "ལན།", "ᠬᠠᠷᠢᠭᠤᠯᠲᠠ"};
constexpr Words kBy{"答复部门", "Answered by", "جاۋاب بەرگەن تارماق", "ལན་འདེབས་སྡེ་ཁག"};
constexpr Words kOn{"答复日期", "On", "جاۋاب ۋاقتى", "ལན་འདེབས་དུས་ཚོད།"};
constexpr Words kDelete{"删除", "Delete", "ئۆچۈر", "སུབ།", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kClear{"清空", "Clear", "تازىلا", "གཙང་སེལ།", "ᠠᠷᠢᠯᠭᠠᠬᠤ"};
constexpr std::array<std::string_view, 12> kPad{"1", "2", "3", "4",     "5", "6",
                                                "7", "8", "9", "clear", "0", "delete"};

/// "482 173 5061" as far as it has been typed.
std::string grouped(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 3 || i == 6) text += ' ';
    text += digits[i];
  }
  return text;
}

void add_pad(Scene& scene, const Frame& frame, const Rect& area) {
  const auto cells = grid(area, 3, 4, frame.metrics.mm(kGapMm));
  for (std::size_t i = 0; i < kPad.size(); ++i) {
    const std::string_view key = kPad[i];
    const bool word = key.size() > 1;
    Node node = quiet_button(cells[i],
                             key == "delete"  ? frame.say(kDelete)
                             : key == "clear" ? frame.say(kClear)
                                              : key,
                             "key:" + std::string(key));
    node.role = Role::kKey;
    node.style = word ? TextStyle::kBodyBold : TextStyle::kHeadingBold;
    if (!word) node.color = Color::kInk;
    scene.add(std::move(node));
  }
}

}  // namespace

std::string AnswerView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

void AnswerView::add_result(Scene& scene, const Frame& frame, const Rect& area) const {
  const auto say = [&](const Words& words, Color color, std::string_view more = {}) {
    paragraph(scene, frame, area, std::string(frame.say(words)) + std::string(more),
              TextStyle::kHeading, color);
  };
  if (typed_.view().size() < content::feedback::kNumberDigits) return say(kHint, Color::kMuted);
  const auto number = OpinionNumber::from_digits(typed_.view());
  if (!number) return say(kWrong, Color::kWarm);
  const content::Answer* const answer =
      frame.release().answer(number->digits(), to_local(frame.now).date);
  if (answer == nullptr) {
    return say(kNotYet, Color::kInk, frame.release().hospital().complaint_phone);
  }
  const bool english = frame.manner.language == Language::kEn;
  const auto in_language = [&](content::Text zh, content::Text en) {
    return with_line_breaks(english && !en.empty() ? en : zh);
  };
  Blocks blocks(frame, area);
  blocks.fact(frame.say(kQuestion), in_language(answer->question_zh, answer->question_en));
  blocks.fact(frame.say(kAnswer), in_language(answer->answer_zh, answer->answer_en),
              TextStyle::kHeading);
  blocks.fact(frame.say(kBy), answer->department);
  blocks.fact(frame.say(kOn), date_text(answer->date));
  add_list(scene, area, std::move(blocks).list("answer"));
}

Scene AnswerView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  Scene scene;
  const int high = std::max(m.mm(18), frame.text.line_height(TextStyle::kHeading) + m.mm(4));
  const auto number_field = [&](const Rect& rect) {
    Node node = field(rect, grouped(typed_.view()), frame.say(kType));
    node.style = TextStyle::kHeadingBold;
    scene.add(std::move(node));
  };
  if (m.portrait()) {
    Column column(frame.area, m.mm(6));
    number_field(column.take(high));
    const Rect rest = column.rest();
    const int pad = std::min(rest.h / 2, m.mm(120));
    add_result(scene, frame, {rest.x, rest.y, rest.w, rest.h - pad - m.mm(6)});
    add_pad(scene, frame, {rest.x, rest.bottom() - pad, rest.w, pad});
    return scene;
  }
  Row sides(frame.area, m.mm(8));
  Column pane(sides.take_right(std::min(m.mm(190), frame.area.w * 2 / 5)), m.mm(5));
  number_field(pane.take(high));
  const Rect pad = pane.rest();
  add_pad(scene, frame, {pad.x, pad.y, pad.w, std::min(pad.h, m.mm(130))});
  add_result(scene, frame, sides.rest());
  return scene;
}

Navigation AnswerView::on_action(std::string_view action, const Frame& /*frame*/) {
  const auto key = argument(action, "key:");
  if (key == "clear") {
    typed_.clear();
  } else if (key == "delete" && !typed_.empty()) {
    content::feedback::WipedText<10> kept;
    (void)kept.assign(typed_.view().substr(0, typed_.view().size() - 1));
    typed_ = std::move(kept);
  } else if (key.size() == 1 && key.front() >= '0' && key.front() <= '9') {
    (void)typed_.append(key);
  }
  return stay();
}

}  // namespace gongshi::kiosk
