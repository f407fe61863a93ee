#include "kiosk/stage/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "config/places.h"
#include "content/proper_names.h"
#include "kiosk/page/mirror.h"
#include "kiosk/staff/emergency_scene.h"
#include "kiosk/stage/chrome.h"
#include "kiosk/stage/cover.h"
#include "kiosk/stage/dialogs.h"
#include "kiosk/stage/reach.h"
#include "kiosk/views/feedback_door.h"

namespace gongshi::kiosk {
namespace {

constexpr double kSlopMm = 3.0;
constexpr double kSnapMm = 4.0;

/// What stands below the page is read after it; a question that the page asks comes last of all.
Scene in_reading_order(Scene chrome, Scene page, const Rect& area) {
  Scene scene, below;
  for (Node& node : chrome.nodes) {
    (node.rect.y >= area.bottom() ? below : scene).add(std::move(node));
  }
  if (page.dialog_from) scene.append(std::exchange(below, {}));
  scene.append(std::move(page));
  scene.append(std::move(below));
  return scene;
}

}  // namespace

Stage::Stage(Text& text, const Metrics& panel, HomeMaker make_home, std::chrono::seconds idle,
             Place place)
    : text_(text),
      panel_(panel),
      metrics_(panel),
      reach_(panel.screen()),
      place_(std::move(place)),
      painter_(text, panel),
      navigator_(std::move(make_home), idle),
      gesture_(panel.mm(kSlopMm)),
      notice_{
          {"正在载入公开信息，请稍候。", "Loading the published information. One moment, please."}},
      knock_(panel) {
  manner_ = usual_manner();
}

void Stage::set_issue(std::shared_ptr<const Issue> issue) {
  issue_ = std::move(issue);
  painter_.set_images(
      [this, release = issue_->release](std::string_view path) -> Result<std::string_view> {
        if (path == kLogoImage) return std::string_view(look_.logo);
        return release->object(path);
      });
  text_.keep_whole([release = issue_->release, names = content::ProperNames(*issue_->release)](
                       std::string_view words) { return names.in(words); });
  navigator_.on_issue(*issue_);
  drawn_ = {};  // rows are drawn again whatever their revision
  stale_ = true;
}

void Stage::set_facts(content::store::FreshnessFacts facts) {
  facts_ = std::move(facts);
}

void Stage::set_notice(NoticeWords words) {
  if (issue_ == nullptr && notice_ == words) return;
  if (issue_ != nullptr) {
    issue_.reset();
    text_.keep_whole({});
    forget_visitor();
    page_changed();
  }
  notice_ = std::move(words);
  stale_ = true;
}

void Stage::set_emergency(std::optional<content::EmergencyRunning> run) {
  const content::EmergencyCard* const before = card_here();
  emergency_ = std::move(run);
  stale_ = true;
  if (card_here() == before || maintenance_) return;
  forget_visitor();
  page_changed();
}

const content::EmergencyCard* Stage::card_here() const {
  if (!emergency_ || issue_ == nullptr) return nullptr;
  const content::EmergencyCard* const card = issue_->release->emergency_card(emergency_->id);
  return card != nullptr && config::reaches(card->tags, places_) ? card : nullptr;
}

const content::EmergencyCard* Stage::emergency_card(WallTime wall) const {
  return emergency_ && wall < emergency_->ends ? card_here() : nullptr;
}

Frame Stage::frame_at(WallTime wall) const {
  const auto freshness = content::store::freshness_report(facts_, wall);
  return {*issue_, metrics_,           text_,        {},           freshness.now, freshness,
          manner_, handwriting_.get(), place_.point, chosen_.get()};
}

bool Stage::aged(WallTime wall) const {
  const auto freshness = content::store::freshness_report(facts_, wall);
  return freshness.state != freshness_.state || freshness.clock_sure != freshness_.clock_sure ||
         freshness.confirmed != freshness_.confirmed;
}

Offsets Stage::offsets() const {
  return [this](std::string_view id) { return int(std::lround(navigator_.offset(id))); };
}

std::vector<Placed> Stage::placed() const {
  return unroll(scene_, page_metrics(), offsets());
}

void Stage::compose(SteadyTime steady, WallTime wall) {
  stale_ = false;
  undrawn_ = true;
  minute_ = to_local(wall).minute_of_day;
  countdown_ = navigator_.countdown(steady);
  freshness_ = content::store::freshness_report(facts_, wall);
  const content::EmergencyCard* const card = maintenance_ ? nullptr : emergency_card(wall);
  shows_emergency_ = card != nullptr;
  const bool for_all = maintenance_ || card != nullptr || issue_ == nullptr;
  Manner worn = for_all ? Manner{} : manner_;
  // Read from across the hall by everybody: its lines run as most people's do.
  if (rest_ && worn.vertical()) worn.language = Language::kZh;
  dress(worn);
  if (maintenance_) {
    OnScreen shown{{}, freshness_};
    if (issue_ != nullptr) shown.id = issue_->release->id();
    scene_ = maintenance_->draw(metrics_, text_, shown, wall);
  } else if (card != nullptr) {
    scene_ = emergency_scene(metrics_, text_, *card, *emergency_);
  } else if (issue_ == nullptr) {
    scene_ = notice_page(metrics_, text_, notice_);
  } else if (rest_) {
    compose_rest(wall);
  } else {
    compose_page(steady, wall);
  }
  if (ring_ && !rest_) add_ring();
}

void Stage::compose_page(SteadyTime, WallTime wall) {
  Frame frame = frame_at(wall);
  const View& view = navigator_.view();
  const ChromeState state = chrome_state(frame);
  frame.area = content_area(frame, state);
  Scene page = hidden_ ? cover(frame, *hidden_ == Hidden::kByItself) : view.draw(frame);
  Scene scene = in_reading_order(header_and_footer(frame, state), std::move(page), frame.area);
  if (countdown_) {
    scene.append(countdown_dialog(metrics_, text_, manner_.language, *countdown_));
  } else if (choosing_language_) {
    scene.append(language_dialog(metrics_, text_, manner_, state.helps));
  }
  for (Node& node : scene.nodes) {
    if (node.list) node.list->language = manner_.language;
  }
  if (manner_.mirrored()) scene = mirrored(std::move(scene), metrics_);
  scene_ =
      manner_.low_reach ? within_reach(std::move(scene), frame, panel_, reach_) : std::move(scene);
  for (const Node& node : scene_.nodes) {
    if (!node.list) continue;
    const List& list = *node.list;
    navigator_.note_revision(list.id, list.place != 0 ? list.place : list.revision);
    const double travel = list_travel(*node.list, node.rect);
    const double offset = std::clamp(navigator_.offset(node.list->id), 0.0, travel);
    navigator_.set_offset(node.list->id, offset);
  }
}

// ---- contacts -------------------------------------------------------------------------------

void Stage::contact(const Contact& reported, WallTime now) {
  if (stale_) compose(reported.time, now);
  const Size glass{panel_.width, panel_.height};
  if (maintenance_ && maintenance_->touch(reported, glass)) {
    navigator_.touched(reported.time);
    stale_ = true;
    return;
  }
  Contact contact = reported;
  contact.at = metrics_.across(device_.touch.at(reported.at, glass));
  if (maintenance_) stale_ = true;  // a page there may show where it is touched
  for (const GestureEvent& event : gesture_.feed(contact, on_moving_list(contact.at))) {
    on_gesture(event, contact, now);
  }
}

void Stage::on_gesture(const GestureEvent& event, const Contact& contact, WallTime now) {
  using Kind = GestureEvent::Kind;
  if (event.kind != Kind::kPress && writing_box_) return follow_stroke(event, contact.time);
  switch (event.kind) {
    case Kind::kPress: {
      if (!maintenance_ && maintenance_doors_ && knock_.press(on_glass(event.at), contact.time)) {
        return open_maintenance(contact.time);
      }
      const bool was_counting = countdown_.has_value();
      hide_ring();
      navigator_.touched(contact.time);
      const bool stopped = on_moving_list(event.at);
      fling_.reset();
      dragged_.clear();
      pressed_.clear();
      if (stopped || begin_stroke(event, contact.time)) return;
      const auto visible = placed();
      if (const Placed* const target = hit(visible, event.at, metrics_.mm(kSnapMm))) {
        pressed_ = target->node.action;
        pressed_rect_ = target->seen;
      }
      if (was_counting && pressed_.empty()) act("@continue", contact.time, now);
      return;
    }
    case Kind::kMove:
      return;
    case Kind::kDrag: {
      if (dragged_.empty() && !scene_.dialog_from) {
        if (const Node* const list = list_under(event.start)) dragged_ = list->list->id;
      }
      const int snap = metrics_.mm(kSnapMm);
      if (!dragged_.empty()) {
        pressed_.clear();
        scroll_by(dragged_, -event.moved.y);
      } else if (!pressed_rect_.inset(-snap).holds(event.at)) {
        pressed_.clear();  // slid off: cancelled
      }
      navigator_.touched(contact.time);
      return;
    }
    case Kind::kTap: {
      const std::string action = std::exchange(pressed_, {});
      navigator_.touched(contact.time);
      if (!action.empty()) act(action, contact.time, now);
      return;
    }
    case Kind::kFling:
      pressed_.clear();
      if (rest_) return act("@home", contact.time, now);
      if (!dragged_.empty()) {
        fling_ = Moving{dragged_, Fling(-event.speed_y, contact.time), contact.time};
      }
      return;
    case Kind::kCancel: {
      // Dragged within its own button and released there is still a press of it.
      const std::string action = std::exchange(pressed_, {});
      if (!action.empty() && contact.phase == Contact::Phase::kUp && dragged_.empty() &&
          pressed_rect_.holds(event.at)) {
        act(action, contact.time, now);
      }
      return;
    }
  }
}

void Stage::page_changed() {
  reading_.stop();
  gesture_.reset();
  fling_.reset();
  dragged_.clear();
  pressed_.clear();
  writing_box_.reset();
  page_changed_ = true;
  stale_ = true;
}

void Stage::set_maintenance(MaintenanceDoors doors) {
  maintenance_doors_ = std::move(doors);
}

void Stage::open_maintenance(SteadyTime now) {
  forget_visitor();
  navigator_.touched(now);
  maintenance_touched_ = now;
  maintenance_.emplace(*maintenance_doors_, device_);
  page_changed();
}

void Stage::forget_visitor() {
  rest_.reset();
  quiet_since_.reset();
  hidden_.reset();
  navigator_.go_home();
  *chosen_ = {};
  manner_ = usual_manner();
  navigator_.set_patience(1);
  choosing_language_ = false;
  reading_.forget(device_.volume);
  ring_ = false;
  page_focus_.clear();
  dialog_focus_.reset();
  // What was on screen may hold what was typed: the memory itself goes, not only what is in use of
  // it (wiping_heap.cc).
  scene_ = Scene();
  drawn_ = Scene();
  text_.forget();
}

void Stage::leave_maintenance() {
  maintenance_.reset();
  forget_visitor();
  page_changed();
}

void Stage::act(std::string_view action, SteadyTime steady, WallTime wall) {
  if (rest_) {
    wake();
  } else if (maintenance_) {
    maintenance_touched_ = steady;
    if (action == "@back") {
      leave_maintenance();
    } else {
      maintenance_->on_action(action);
      stale_ = true;
    }
  } else if (action == "@continue") {
    choosing_language_ = false;
    stale_ = true;
  } else if (speak(action)) {
    stale_ = true;
  } else if (change_manner(action)) {
    page_changed();
  } else if (action == "@hide") {
    hide(hidden_ ? std::nullopt : std::optional(Hidden::kAsked));
  } else if (action == "@home") {
    hidden_.reset();
    navigator_.go_home();
    page_focus_.clear();
    page_changed();
  } else if (action == "@back") {
    hidden_.reset();
    navigator_.apply(back());
    page_changed();
  } else if (const auto up = argument(action, "@page-up:"); !up.empty()) {
    if (const Node* const list = list_node(up)) scroll_by(up, -list->rect.h * 0.9);
  } else if (const auto down = argument(action, "@page-down:"); !down.empty()) {
    if (const Node* const list = list_node(down)) scroll_by(down, list->rect.h * 0.9);
  } else if (auto about = about_of(action); about && issue_ != nullptr) {
    navigator_.apply(push(open_feedback(*std::move(about), mailbox_, *issue_->release)));
    page_changed();
  } else if (issue_ != nullptr) {
    Frame frame = frame_at(wall);
    View& view = navigator_.view();
    frame.area = content_area(frame, chrome_state(frame));
    reading_.stop();  // the page says something else now
    if (navigator_.apply(view.on_action(action, frame))) {
      page_changed();
    } else {
      stale_ = true;
    }
  }
  if (stale_) compose(steady, wall);
}

const Node* Stage::list_node(std::string_view id) const {
  for (const Node& node : scene_.nodes) {
    if (node.list && node.list->id == id) return &node;
  }
  return nullptr;
}

bool Stage::on_moving_list(Point point) const {
  if (!fling_) return false;
  const Node* const list = list_node(fling_->list);
  return list != nullptr && list->rect.holds(point);
}

const Node* Stage::list_under(Point point) const {
  for (const Node& node : scene_.nodes) {
    if (node.list && node.rect.holds(point)) return &node;
  }
  return nullptr;
}

bool Stage::scroll_by(std::string_view list, double pixels) {
  const Node* const node = list_node(list);
  if (node == nullptr) return false;
  const double before = navigator_.offset(list);
  const double after =
      std::clamp(before + pixels, 0.0, double(list_travel(*node->list, node->rect)));
  navigator_.set_offset(list, after);
  if (std::lround(after) != std::lround(before)) scrolled_ = true;
  return after != before;
}

}  // namespace gongshi::kiosk
