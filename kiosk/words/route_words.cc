#include "kiosk/words/route_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

using content::PlanPoint;
using content::PointKind;
using content::RouteStep;
using content::Turn;

// In the order of Turn: unstated, ahead, left, right, back.
constexpr std::array kFromScreen = {
    Words{"从这里走", "From here walk", "بۇ يەردىن", "འདི་ནས"},
    Words{"面向屏幕的方向，向前走", "Go straight on past the screen,", "ئېكران تەرەپكە ئۇدۇل",
          "བརྙན་ཤེལ་གྱི་ཕྱོགས་སུ་ཐད་ཀར"},
    Words{"面对屏幕，向左走", "Facing the screen, go left", "ئېكرانغا قاراپ سول تەرەپكە",
          "བརྙན་ཤེལ་ལ་ཁ་ཕྱོགས་ནས་གཡོན་ལ"},
    Words{"面对屏幕，向右走", "Facing the screen, go right", "ئېكرانغا قاراپ ئوڭ تەرەپكە",
          "བརྙན་ཤེལ་ལ་ཁ་ཕྱོགས་ནས་གཡས་ལ"},
    Words{"转过身，背对屏幕走", "Turn your back to the screen and walk",
          "ئارقىغا بۇرۇلۇپ، ئېكرانغا كەينىنى قىلىپ", "བརྙན་ཤེལ་ལ་རྒྱབ་ཕྱོགས་ནས"},
};
constexpr std::array kTurns = {
    Words{"向前走", "walk", "ئالدىغا", "མདུན་ལ"},
    Words{"继续向前走", "go straight on", "ئۇدۇل", "ཐད་ཀར་མུ་མཐུད་ནས"},
    Words{"左转，走", "turn left and walk", "سولغا بۇرۇلۇپ", "གཡོན་ལ་འཁོར་ནས"},
    Words{"右转，走", "turn right and walk", "ئوڭغا بۇرۇلۇپ", "གཡས་ལ་འཁོར་ནས"},
    Words{"转身往回走", "turn round and walk", "ئارقىغا بۇرۇلۇپ", "ཕྱིར་འཁོར་ནས"},
};
constexpr std::array kSides = {
    Words{"“{1}”就在这里。", "\"{1}\" is here.", "«{1}» مۇشۇ يەردە.", "«{1}» འདིར་ཡོད།"},
    Words{"“{1}”就在前面。", "\"{1}\" is in front of you.", "«{1}» ئالدىڭىزدا.", "«{1}» མདུན་དུ་ཡོད།"},
    Words{"“{1}”就在您的左边。", "\"{1}\" is on your left.", "«{1}» سول تەرىپىڭىزدە.",
          "«{1}» ཁྱེད་ཀྱི་གཡོན་ན་ཡོད།"},
    Words{"“{1}”就在您的右边。", "\"{1}\" is on your right.", "«{1}» ئوڭ تەرىپىڭىزدە.",
          "«{1}» ཁྱེད་ཀྱི་གཡས་ན་ཡོད།"},
    Words{"“{1}”就在您身后。", "\"{1}\" is behind you.", "«{1}» ئارقىڭىزدا.",
          "«{1}» ཁྱེད་ཀྱི་རྒྱབ་ན་ཡོད།"},
};
constexpr Words kOutOfLift{"出电梯，", "Leave the lift, ", "لىفتتىن چىقىپ، ", "གློག་སྐས་ནས་ཐོན་ནས་"};
constexpr Words kOutOfStairs{"出楼梯口，", "Leave the stairs, ", "پەلەمپەيدىن چىقىپ، ",
                             "ཐེམ་སྐས་ནས་ཐོན་ནས་"};
constexpr Words kThroughDoor{"过了门，", "Behind the door, ", "ئىشىكتىن ئۆتۈپ، ", "སྒོ་བརྒལ་ནས་"};
constexpr Words kWalk{"{1}{2}{3}。", "{1} {2}{3}.", "{1} {2} مېڭىڭ{3}.", "{1} {2} འགྲོ{3}།"};
constexpr Words kTo{"，到“{1}”", ", to \"{1}\"", "، «{1}» غا بارىسىز", "་ནས་ «{1}» ལ་སླེབས"};
constexpr Words kNear{"，到“{1}”旁", ", as far as \"{1}\"", "، «{1}» نىڭ يېنىغا بارىسىز",
                      "་ནས་ «{1}» ཡི་འགྲམ་དུ་སླེབས"};
constexpr Words kMetres{"约 {1} 米", "about {1}\u00a0m", "تەخمىنەن {1} مېتىر", "སྨི་ {1} ཙམ"};
constexpr Words kFewSteps{"几步路", "a few steps", "بىر نەچچە قەدەم", "གོམ་པ་ཁ་ཤས"};
constexpr Words kLiftUp{"乘“{1}”上到{2}。", "Take \"{1}\" up to {2}.", "«{1}» بىلەن {2} گە چىقىڭ.",
                        "«{1}» ནས་ {2} ལ་འཛེགས།"};
constexpr Words kLiftDown{"乘“{1}”下到{2}。", "Take \"{1}\" down to {2}.",
                          "«{1}» بىلەن {2} گە چۈشۈڭ.", "«{1}» ནས་ {2} ལ་འབབ།"};
constexpr Words kLiftAcross{"乘“{1}”到{2}。", "Take \"{1}\" to {2}.", "«{1}» بىلەن {2} گە بېرىڭ.",
                            "«{1}» ནས་ {2} ལ་འགྲོ།"};
constexpr Words kStairsUp{"走“{1}”上到{2}。", "Take \"{1}\" up to {2}.", "«{1}» دىن {2} گە چىقىڭ.",
                          "«{1}» ནས་ {2} ལ་འཛེགས།"};
constexpr Words kStairsDown{"走“{1}”下到{2}。", "Take \"{1}\" down to {2}.",
                            "«{1}» دىن {2} گە چۈشۈڭ.", "«{1}» ནས་ {2} ལ་འབབ།"};
constexpr Words kStairsAcross{"走“{1}”到{2}。", "Take \"{1}\" to {2}.", "«{1}» دىن {2} گە بېرىڭ.",
                              "«{1}» ནས་ {2} ལ་འགྲོ།"};
constexpr Words kOut{"走出“{1}”，到{2}。", "Go out by \"{1}\" to {2}.",
                     "«{1}» دىن چىقىپ {2} گە بېرىڭ.", "«{1}» ནས་ཐོན་ཏེ་ {2} ལ་འགྲོ།"};
constexpr Words kIn{"从“{1}”进入{2}。", "Go in by \"{1}\" to {2}.", "«{1}» دىن {2} گە كىرىڭ.",
                    "«{1}» ནས་ {2} ལ་འཛུལ།"};
constexpr Words kAcross{"过门到{2}。", "Go through the door to {2}.", "ئىشىكتىن {2} گە ئۆتۈڭ.",
                        "སྒོ་བརྒལ་ནས་ {2} ལ་འགྲོ།"};

/// English sentences begin with a capital; a step may begin with its turn.
std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = char(words[0] - 'a' + 'A');
  return words;
}

bool at_kiosk(const RouteStep& step) {
  return step.out_of == nullptr && step.from->kind == PointKind::kKiosk;
}

std::string way_out(const RouteStep& step, Language language) {
  if (step.out_of == nullptr) return {};
  const PointKind kind = step.out_of->kind;
  const Words& words = kind == PointKind::kLift     ? kOutOfLift
                       : kind == PointKind::kStairs ? kOutOfStairs
                                                    : kThroughDoor;
  return std::string(words.in(language));
}

class Sentences {
 public:
  Sentences(const content::WayFinder& finder, Language language)
      : finder_(finder), language_(language) {}

  [[nodiscard]] std::string walk(const RouteStep& step) const {
    const auto turn = std::size_t(step.turn);
    const std::string begin =
        at_kiosk(step) ? say(kFromScreen[turn]) : way_out_of(step) + say(kTurns[turn_after(step)]);
    std::string end;
    if (step.to->kind != PointKind::kBend) {
      end = fill(say(kTo), {name(*step.to)});
    } else if (step.near != nullptr) {
      end = fill(say(kNear), {name(*step.near)});
    }
    return capital(fill(say(kWalk), {begin, distance_words(step.metres, language_), end}));
  }

  [[nodiscard]] std::string arrive(const RouteStep& step) const {
    return fill(say(kSides[std::size_t(step.turn)]), {name(*step.to)});
  }

  [[nodiscard]] std::string ride(const RouteStep& step) const {
    const bool lift = step.kind == RouteStep::Kind::kLift;
    const Words& words = step.floors > 0   ? (lift ? kLiftUp : kStairsUp)
                         : step.floors < 0 ? (lift ? kLiftDown : kStairsDown)
                                           : (lift ? kLiftAcross : kStairsAcross);
    return fill(say(words), {name(*step.from), floor(*step.to)});
  }

  [[nodiscard]] std::string door(const RouteStep& step) const {
    const bool out = step.from->kind == PointKind::kExit;
    const bool in = !out && step.to->kind == PointKind::kExit;
    return fill(say(out  ? kOut
                    : in ? kIn
                         : kAcross),
                {name(in ? *step.to : *step.from), floor(*step.to)});
  }

 private:
  [[nodiscard]] std::string say(const Words& words) const {
    return std::string(words.in(language_));
  }
  [[nodiscard]] std::string_view name(const PlanPoint& point) const {
    return name_in(point.name, language_);
  }
  [[nodiscard]] std::string_view floor(const PlanPoint& point) const {
    return name_in(finder_.plan_of(point).name, language_);
  }
  [[nodiscard]] std::string way_out_of(const RouteStep& step) const {
    return way_out(step, language_);
  }
  /// Nobody goes "straight on" out of a lift.
  [[nodiscard]] static std::size_t turn_after(const RouteStep& step) {
    const bool begins = step.out_of != nullptr && step.turn == Turn::kAhead;
    return std::size_t(begins ? Turn::kUnstated : step.turn);
  }

  const content::WayFinder& finder_;
  Language language_;
};

}  // namespace

std::string_view name_in(const content::Names& names, Language language) {
  const std::array all = {names.zh, names.en, names.ug, names.bo, names.mn};
  const std::string_view own = all[std::size_t(language)];
  return own.empty() ? names.zh : own;
}

std::string distance_words(double metres, Language language) {
  if (metres < 3) return std::string(kFewSteps.in(language));
  const int five = std::max(5, int(std::lround(metres / 5)) * 5);
  return fill(kMetres.in(language), {std::to_string(five)});
}

std::vector<std::string> leg_words(const content::WayFinder& finder, const content::Leg& leg,
                                   Language language) {
  const Sentences sentences(finder, language);
  std::vector<std::string> words;
  for (const RouteStep& step : leg.steps) {
    switch (step.kind) {
      case RouteStep::Kind::kWalk:
        words.push_back(sentences.walk(step));
        break;
      case RouteStep::Kind::kArrive:
        words.push_back(sentences.arrive(step));
        break;
      case RouteStep::Kind::kLift:
      case RouteStep::Kind::kStairs:
        words.push_back(sentences.ride(step));
        break;
      case RouteStep::Kind::kDoor:
        words.push_back(sentences.door(step));
        break;
    }
  }
  return words;
}

}  // namespace gongshi::kiosk
