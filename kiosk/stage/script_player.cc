#include "kiosk/stage/script_player.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "drivers/os/file.h"
#include "kiosk/draw/sdl.h"

namespace gongshi::kiosk {
namespace {

using std::chrono::milliseconds;

constexpr auto kLook = milliseconds(15);
constexpr auto kTapTime = milliseconds(30);
constexpr auto kFingerStep = milliseconds(8);

void push_finger(Uint32 type, Point at, const Metrics& metrics) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 1;
  event.tfinger.fingerId = 1;
  // The middle of the pixel, so that rounding back gives the same one.
  event.tfinger.x = (float(at.x) + 0.5F) / float(metrics.width);
  event.tfinger.y = (float(at.y) + 0.5F) / float(metrics.height);
  SDL_PushEvent(&event);
}

std::string_view role_word(Role role) {
  switch (role) {
    case Role::kPanel:
      return "panel";
    case Role::kText:
      return "text";
    case Role::kHeading:
      return "heading";
    case Role::kCell:
      return "cell";
    case Role::kButton:
      return "button";
    case Role::kTile:
      return "tile";
    case Role::kTab:
      return "tab";
    case Role::kKey:
      return "key";
    case Role::kField:
      return "field";
    case Role::kRow:
      return "row";
    case Role::kImage:
      return "image";
    case Role::kIcon:
      return "icon";
    case Role::kList:
      return "list";
    case Role::kWriting:
      return "writing";
    case Role::kPlan:
      return "plan";
    case Role::kRing:
      return "ring";
    case Role::kSwatch:
      return "swatch";
  }
  return "";
}

}  // namespace

ScriptPlayer::Progress ScriptPlayer::wait_until(SteadyTime time) {
  deadline_ = time;
  return Progress::kWaiting;
}

Error ScriptPlayer::failure(const Step& step, Sentence why) {
  const std::string where = name_ + ":" + std::to_string(step.line) + ": ";
  const std::string picture = name_ + ".line" + std::to_string(step.line) + ".png";
  const bool saved = hands_.save_shot(picture).has_value();
  const std::string zh = saved ? "（画面已存为 " + picture + "）" : "";
  const std::string en = saved ? " (the screen is in " + picture + ")" : "";
  return {Errc::kRejected, {where + why.zh + zh, where + why.en + en}, {}};
}

ScriptPlayer::Progress ScriptPlayer::touch(Point from, Point to, milliseconds time,
                                           const Metrics& metrics, SteadyTime now) {
  if (!finger_down_) {
    finger_down_ = true;
    finger_since_ = now;
    finger_ = from;
    push_finger(SDL_FINGERDOWN, from, metrics);
    return wait_until(now + kFingerStep);
  }
  const auto gone = std::chrono::duration_cast<milliseconds>(now - finger_since_);
  const double part =
      time.count() == 0 ? 1.0 : std::min(1.0, double(gone.count()) / double(time.count()));
  const Point at{from.x + int(std::lround(part * (to.x - from.x))),
                 from.y + int(std::lround(part * (to.y - from.y)))};
  if (at != finger_) push_finger(SDL_FINGERMOTION, at, metrics);
  finger_ = at;
  if (gone < time) return wait_until(now + kFingerStep);
  push_finger(SDL_FINGERUP, to, metrics);
  finger_down_ = false;
  return Progress::kDone;
}

Result<ScriptPlayer::Progress> ScriptPlayer::tap(const Step& step, const Stage& stage,
                                                 SteadyTime now) {
  if (finger_down_) return touch(finger_, finger_, kTapTime, stage.metrics(), now);
  const auto visible = stage.placed();
  const Placed* target = find(visible, step.text, true);
  if (target == nullptr) target = find(visible, step.text, false);
  if (target != nullptr) {
    const Point at = stage.on_glass(target->seen.center());
    return touch(at, at, kTapTime, stage.metrics(), now);
  }
  if (now - began_ < kScriptPatience) return wait_until(now + kLook);
  return failure(
      step, {"屏幕上没有“" + step.text + "”", "nothing on screen is called \"" + step.text + "\""});
}

Result<ScriptPlayer::Progress> ScriptPlayer::type(const Step& step, const Stage& stage,
                                                  SteadyTime now) {
  while (typed_ < step.text.size()) {
    if (!finger_down_) {
      const std::string action = std::string("key:") + step.text[typed_];
      const auto visible = stage.placed();
      const Placed* key = nullptr;
      for (const Placed& one : visible) {
        if (!one.covered && one.node.touchable() && one.node.action == action) key = &one;
      }
      if (key == nullptr) {
        if (now - began_ < kScriptPatience) return wait_until(now + kLook);
        return failure(step, {std::string("屏幕上没有按键 ") + step.text[typed_],
                              std::string("no key on screen for ") + step.text[typed_]});
      }
      finger_ = stage.on_glass(key->seen.center());
    }
    const Progress progress = touch(finger_, finger_, kTapTime, stage.metrics(), now);
    if (progress == Progress::kWaiting) return progress;
    ++typed_;
    return wait_until(now + kFingerStep);
  }
  return Progress::kDone;
}

/// A point a frame: as fast as a hurried hand.
Result<ScriptPlayer::Progress> ScriptPlayer::stroke(const Step& step, const Stage& stage,
                                                    SteadyTime now) {
  const auto visible = stage.placed();
  const auto box = std::ranges::find_if(
      visible, [](const Placed& one) { return !one.covered && one.node.role == Role::kWriting; });
  if (box == visible.end()) {
    if (now - began_ < kScriptPatience) return wait_until(now + kLook);
    return failure(step, {"屏幕上没有手写框", "there is no box to write in on screen"});
  }
  const Rect in = stage.on_glass(box->node.rect);
  const Point share = step.points[typed_];
  finger_ = {in.x + in.w * share.x / 100, in.y + in.h * share.y / 100};
  push_finger(typed_ == 0 ? SDL_FINGERDOWN : SDL_FINGERMOTION, finger_, stage.metrics());
  if (++typed_ < step.points.size()) return wait_until(now + kFingerStep);
  push_finger(SDL_FINGERUP, finger_, stage.metrics());
  return Progress::kDone;
}

Result<ScriptPlayer::Progress> ScriptPlayer::one(const Step& step, const Stage& stage,
                                                 SteadyTime now) {
  switch (step.kind) {
    case Step::Kind::kTapLabel:
      return tap(step, stage, now);
    case Step::Kind::kTapPoint:
      return touch(step.from, step.from, kTapTime, stage.metrics(), now);
    case Step::Kind::kSwipe:
      return touch(step.from, step.to, step.time, stage.metrics(), now);
    case Step::Kind::kType:
      return type(step, stage, now);
    case Step::Kind::kStroke:
      return stroke(step, stage, now);
    case Step::Kind::kExpect:
      if (find(stage.placed(), step.text, false) != nullptr) return Progress::kDone;
      if (now - began_ < step.time) return wait_until(now + kLook);
      return failure(step, {"屏幕上没有出现“" + step.text + "”",
                            "\"" + step.text + "\" did not come on screen"});
    case Step::Kind::kExpectNone:
      if (find(stage.placed(), step.text, false) == nullptr) return Progress::kDone;
      if (now - began_ < step.time) return wait_until(now + kLook);
      return failure(step,
                     {"屏幕上仍有“" + step.text + "”", "\"" + step.text + "\" is still on screen"});
    case Step::Kind::kShot:
      GONGSHI_CHECK(hands_.save_shot(step.text));
      return Progress::kDone;
    case Step::Kind::kWait:
      if (now - began_ >= step.time) return Progress::kDone;
      return wait_until(began_ + step.time);
    case Step::Kind::kClock:
      hands_.set_clock(step.clock);
      return Progress::kDone;
    case Step::Kind::kTree:
      GONGSHI_CHECK(write_file_atomic(step.text, tree_json(stage)));
      return Progress::kDone;
  }
  return Progress::kDone;
}

Status ScriptPlayer::play(const Stage& stage, SteadyTime now) {
  if (done() || (begun_ && now < deadline_)) return {};
  if (!begun_) {
    begun_ = true;
    began_ = now;
    typed_ = 0;
  }
  GONGSHI_TRY(const Progress progress, one(steps_[next_], stage, now));
  if (progress == Progress::kDone) {
    ++next_;
    begun_ = false;
    deadline_ = now;  // the next step comes after the frame that this one caused
  }
  return {};
}

std::string tree_json(const Stage& stage) {
  nlohmann::ordered_json tree = nlohmann::ordered_json::array();
  for (const Placed& one : stage.placed()) {
    const Node& node = one.node;
    if (node.quiet || one.seen.empty()) continue;
    nlohmann::ordered_json entry;
    entry["role"] = role_word(node.role);
    entry["name"] = node.name();
    if (!node.text.empty() && node.text != node.name()) entry["text"] = node.text;
    if (!node.detail.empty()) entry["detail"] = node.detail;
    const Rect seen = stage.on_glass(one.seen);
    entry["rect"] = {seen.x, seen.y, seen.w, seen.h};
    if (!node.action.empty()) {
      entry["action"] = node.action;
      entry["enabled"] = node.enabled && !one.covered;
    }
    if (node.selected) entry["selected"] = true;
    tree.push_back(std::move(entry));
  }
  return tree.dump(1) + "\n";
}

}  // namespace gongshi::kiosk
