// How a Stage follows a keypad: arrows move a ring, enter presses what it stands on.
//
// The ring comes with the first key and goes with the next touch. That first key only shows it:
// nobody presses what he has not seen marked.
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {

std::optional<Focus>& Stage::focus_slot() {
  if (scene_.dialog_from) return dialog_focus_;
  dialog_focus_.reset();
  page_focus_.resize(navigator_.depth());
  return page_focus_.back();
}

void Stage::add_ring() {
  const Metrics metrics = page_metrics();
  const Offsets offset_of = offsets();
  const FocusPath path(scene_, metrics, offset_of);
  std::optional<Focus>& focus = focus_slot();
  focus = focus ? path.settled(*focus) : path.first();
  if (!focus) return;
  if (auto ring = focus_ring(path, *focus, metrics)) scene_.add(*std::move(ring));
}

void Stage::hide_ring() {
  if (!ring_) return;
  ring_ = false;
  stale_ = true;
}

std::optional<Focus> Stage::focus() const {
  if (!ring_) return std::nullopt;
  if (scene_.dialog_from) return dialog_focus_;
  return page_focus_.empty() ? std::nullopt : page_focus_.back();
}

void Stage::move_focus(FocusStep step) {
  const Metrics metrics = page_metrics();
  const Offsets offset_of = offsets();
  const FocusPath path(scene_, metrics, offset_of);
  std::optional<Focus>& focus = focus_slot();
  if (focus) focus = path.beside(*focus, step);
  if (focus && !focus->list.empty()) {
    const int wanted = path.offset_for(*focus);
    scroll_by(focus->list, wanted - navigator_.offset(focus->list));
  }
  stale_ = true;
}

/// A page further; what the ring stands on in the list goes along.
void Stage::turn_page(bool down) {
  for (const Node& node : scene_.nodes) {
    if (!node.list || list_travel(*node.list, node.rect) == 0) continue;
    scroll_by(node.list->id, (down ? 0.9 : -0.9) * node.rect.h);
    std::optional<Focus>& focus = focus_slot();
    if (focus && focus->list == node.list->id) {
      focus->row = node.list->at(int(navigator_.offset(node.list->id)) + node.rect.h / 3);
    }
    stale_ = true;
    return;
  }
}

bool Stage::press_action(std::string_view action, SteadyTime steady, WallTime wall) {
  for (const Placed& one : placed()) {
    if (one.covered || !one.node.touchable() || one.node.action != action) continue;
    act(std::string(action), steady, wall);
    return true;
  }
  return false;
}

/// The way back that the page shows; the crosses of the touch calibration show none.
void Stage::go_back(SteadyTime steady, WallTime wall) {
  for (const std::string_view way : {std::string_view("@back"), std::string_view("@continue"),
                                     EmergencyPage::kLeave, DevicePage::kLeave}) {
    if (press_action(way, steady, wall)) return;
  }
  if (maintenance_) act(DevicePage::kCancel, steady, wall);
}

bool Stage::key(std::string_view action, SteadyTime steady, WallTime wall) {
  if (stale_) compose(steady, wall);
  navigator_.touched(steady);
  return press_action(action, steady, wall);
}

namespace {

/// Arrows mean what they show on the glass.
Keypad across(Keypad key) {
  switch (key) {
    case Keypad::kUp:
      return Keypad::kLeft;
    case Keypad::kDown:
      return Keypad::kRight;
    case Keypad::kLeft:
      return Keypad::kUp;
    case Keypad::kRight:
      return Keypad::kDown;
    default:
      return key;
  }
}

}  // namespace

void Stage::keypad(Keypad key, SteadyTime steady, WallTime wall) {
  const bool was_counting = countdown_.has_value();
  navigator_.touched(steady);
  if (rest_) return act("@home", steady, wall);
  if (stale_ || was_counting) compose(steady, wall);
  if (was_counting) return;  // somebody is there: that is all it says
  fling_.reset();
  const bool marked = ring_ && focus().has_value();
  if (!ring_) {
    ring_ = true;
    compose(steady, wall);
  }
  if (metrics_.vertical) key = across(key);
  switch (key) {
    case Keypad::kNext:
    case Keypad::kPrevious:
    case Keypad::kUp:
    case Keypad::kDown:
      if (marked) move_focus(FocusStep(key));
      break;
    case Keypad::kLeft:
    case Keypad::kRight: {
      const bool forward = (key == Keypad::kRight) != manner_.mirrored();
      if (marked) move_focus(forward ? FocusStep::kRight : FocusStep::kLeft);
      break;
    }
    case Keypad::kPageUp:
    case Keypad::kPageDown:
      turn_page(key == Keypad::kPageDown);
      break;
    case Keypad::kEnter:
      if (marked) act(focus()->action, steady, wall);
      break;
    case Keypad::kBack:
      go_back(steady, wall);
      break;
    case Keypad::kHome:
      press_action("@home", steady, wall);
      break;
  }
  if (stale_) compose(steady, wall);
}

}  // namespace gongshi::kiosk
