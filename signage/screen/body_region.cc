#include "signage/screen/body_region.h"

#include <algorithm>

#include "signage/screen/message_page.h"
#include "signage/screen/roll.h"

namespace gongshi::signage {
namespace {

using std::chrono::seconds;

constexpr std::string_view kMessages = "messages";

std::vector<std::string> words_of(const config::Display& display) {
  std::vector<std::string> words = display.look.bodies;
  if (words.empty()) words = {display.content};
  if (std::find(words.begin(), words.end(), "mix") != words.end()) {
    words = {"messages", "doctors", "notices", "pictures", "leaders", "prices"};
  }
  return words;
}

void add_once(std::vector<Item>& items, const Item& item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
}

seconds longest_dwell(const std::vector<Item>& items) {
  seconds longest{8};
  for (const Item& item : items) longest = std::max(longest, item.dwell);
  return longest;
}

}  // namespace

Status BodyRegion::draw(const Scene& scene, Painter& painter, std::vector<Rect>& changed) {
  GONGSHI_CHECK(prepare(scene, painter.type()));
  if (scene.release() == nullptr) return draw_nothing(scene, painter, changed);
  if (follows_rotation_) {
    rotation_turns_ = scene.showing.slot_end;
    const Item& item = scene.showing.item();
    if (item.kind == ItemKind::kFallback) return draw_nothing(scene, painter, changed);
    return draw_item(item, static_cast<int>(scene.showing.current) + 1,
                     static_cast<int>(scene.showing.rotation.size()), scene, painter, changed);
  }
  const BodyProgram::Turn turn = program_->at(scene.clock);
  switch (turn.kind) {
    case BodyProgram::Turn::Kind::kInterruption:
      return draw_item(interruptions_[turn.number], 0, 0, scene, painter, changed);
    case BodyProgram::Turn::Kind::kPage:
      return draw_page(turn, scene, painter, changed);
    case BodyProgram::Turn::Kind::kNothing:
      break;
  }
  return draw_nothing(scene, painter, changed);
}

/// Makes the sections and their program anew when what they show has changed.
Status BodyRegion::prepare(const Scene& scene, fonts::TypeCase& type) {
  std::string made_of = date_text(scene.day()) + (scene.showing.age.clock_sure ? "+" : "-");
  for (const Item& item : scene.showing.rotation) {
    made_of += '\n' + item.id + ' ' + item.text + ' ' + std::to_string(item.dwell.count());
  }
  if (program_ && scene.edition.release == release_ && made_of == made_of_) return {};
  if (scene.edition.release != release_) photos_.keep_only(scene.release());
  const std::vector<std::string> words = words_of(scene.display);
  follows_rotation_ = words.size() == 1 && words.front() == kMessages;
  const bool has_messages = std::find(words.begin(), words.end(), kMessages) != words.end();
  messages_.clear();
  interruptions_.clear();
  for (const Item& item : scene.showing.rotation) {
    const bool pressing = is_alert(item.kind);
    if (pressing) add_once(interruptions_, item);
    if (!pressing && has_messages &&
        (item.kind == ItemKind::kDayPart || item.kind == ItemKind::kRoutine)) {
      add_once(messages_, item);
    }
  }
  sections_.clear();
  std::vector<BodyProgram::Section> plan;
  for (const std::string& word : words) {
    if (word == kMessages) {
      sections_.push_back({word, nullptr});
      plan.push_back({static_cast<int>(messages_.size()), longest_dwell(messages_)});
      continue;
    }
    GONGSHI_TRY(auto pages, body_pages(word, {scene, style_, type, photos_}));
    plan.push_back({pages->count(), pages->dwell()});
    sections_.push_back({word, std::move(pages)});
  }
  std::vector<seconds> pressing;
  pressing.reserve(interruptions_.size());
  for (const Item& item : interruptions_) pressing.push_back(item.dwell);
  program_.emplace(std::move(plan), std::move(pressing));
  release_ = scene.edition.release;
  made_of_ = std::move(made_of);
  rolling_.reset();
  key_.reset();
  return {};
}

Status BodyRegion::draw_page(const BodyProgram::Turn& turn, const Scene& scene, Painter& painter,
                             std::vector<Rect>& changed) {
  const Section& section = sections_[turn.section];
  const int page = static_cast<int>(turn.number);
  if (section.pages == nullptr) {
    const auto many = static_cast<int>(messages_.size());
    return draw_item(messages_[turn.number], page + 1, many, scene, painter, changed);
  }
  if (is_new(section.word + ' ' + std::to_string(page) + ' ' + section.pages->mark(page),
             changed)) {
    GONGSHI_CHECK(section.pages->paint(page, scene, painter));
    words_ = section.pages->words(page);
    if (words_.items.empty()) words_.items = {section.word + ':' + std::to_string(page + 1)};
  }
  Roll* roll = section.pages->roll();
  rolls_ = roll != nullptr;
  if (roll == nullptr) return {};
  const Rect window = style_.sizes.page();
  changed.push_back(window);
  return roll->draw(rolled_px(turn, scene), window, painter);
}

/// Where the roll stands: by the clock when it comes on, from there on with all that moves, so that
/// it does so evenly and does not jump from one turn into the next.
std::int64_t BodyRegion::rolled_px(const BodyProgram::Turn& turn, const Scene& scene) {
  if (rolling_ && rolling_->section == turn.section && rolling_->end == turn.start) {
    rolling_->end = turn.end;
  }
  if (!rolling_ || rolling_->section != turn.section || rolling_->end != turn.end) {
    const std::int64_t speed = scene.display.speed_px_s;
    const auto earlier = turn.round * (turn.end - turn.start);
    const std::int64_t rolled = (earlier + (scene.clock - turn.start)).count() * speed / 1000;
    rolling_ = Rolling{turn.section, turn.end, rolled - scene.moved_px};
  }
  return rolling_->ahead_px + scene.moved_px;
}

Status BodyRegion::draw_item(const Item& item, int number, int count, const Scene& scene,
                             Painter& painter, std::vector<Rect>& changed) {
  rolls_ = false;
  words_ = {{item.id}, item.text};
  std::string key =
      "item " + std::to_string(number) + '/' + std::to_string(count) + ' ' + item.text;
  if (item.picture.empty()) {
    if (!is_new(std::move(key), changed)) return {};
    return draw_message(item, number, count, scene, style_, painter);
  }
  const auto picture = frame_.find(scene.edition.release, item.picture);
  if (!is_new(key + (picture == nullptr ? " -" : " +") + item.picture, changed)) return {};
  GONGSHI_CHECK(draw_item_title(item, number, count, scene, style_, painter));
  return frame_.paint(picture, item.text, painter);
}

Status BodyRegion::draw_nothing(const Scene& scene, Painter& painter, std::vector<Rect>& changed) {
  rolls_ = false;
  words_ = {};
  if (!is_new(scene.edition.withheld ? "withheld" : "nothing", changed)) return {};
  return draw_fallback(scene, style_, painter);
}

bool BodyRegion::is_new(std::string key, std::vector<Rect>& changed) {
  if (key == key_) return false;
  key_ = std::move(key);
  changed.push_back(style_.sizes.body());
  return true;
}

WallTime BodyRegion::turns_at(WallTime now) const {
  if (!program_ || release_ == nullptr) return now;
  if (follows_rotation_) return std::max(now, rotation_turns_);
  const BodyProgram::Turn turn = program_->at(now);
  return turn.kind == BodyProgram::Turn::Kind::kNothing ? now : turn.end;
}

}  // namespace gongshi::signage
