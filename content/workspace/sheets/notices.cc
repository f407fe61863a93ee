#include "content/workspace/sheets/notices.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "content/workspace/paper/notes.h"
#include "content/workspace/sheets/format.h"
#include "content/workspace/sheets/page_text.h"
#include "content/workspace/sheets/words.h"
#include "fonts/bidi.h"

namespace gongshi::content::sheets {
namespace {

std::vector<std::string> places_in(Text tags) {
  std::vector<std::string> places;
  while (!tags.empty()) {
    const auto end = tags.find(';');
    places.emplace_back(tags.substr(0, end));
    tags = end == Text::npos ? Text() : tags.substr(end + 1);
  }
  return places;
}

bool is_for(const Message& message, const std::string& place) {
  if (place.empty() || message.tags.empty()) return true;
  const auto places = places_in(message.tags);
  return std::find(places.begin(), places.end(), place) != places.end();
}

bool stands_all_day(const Message& message) {
  return message.weekdays == 0x7f && message.days == DayKind::kAll &&
         message.from_minute.count() == 0 && message.to_minute.count() == 1440;
}

/// How high `draw` is, if one sheet holds it; else nothing that could be kept.
template <class Draw>
Result<double> height_of(paper::Flow& flow, Draw draw) {
  paper::Flow trial(flow.setter(), flow.format());
  GONGSHI_CHECK(draw(trial));
  const bool whole = trial.paper().sheets.size() == 1;
  return whole ? trial.y() - flow.format().body_top : 0;
}

/// The owner of the category that a message belongs to, and how long it holds.
paper::Spans origin_of(const Release& release, const Message& message, Lang lang) {
  paper::Notes notes(lang);
  if (const Category* category = release.category(message.category); category != nullptr) {
    notes.add({"责任部门", "Department"}, category->owner);
  }
  notes.add({"有效期", "Valid"}, valid_words(message.valid, lang));
  return notes.spans();
}

Status draw_notice(paper::Flow& flow, const Release& release, const Message& message, Lang lang) {
  const double size = flow.format().heading_sizes[2];
  const bool urgent = message.priority == MessagePriority::kUrgent;
  const bool english = lang == Lang::kEn && !message.text_en.empty();
  const Text first = english ? message.text_en : message.text_zh;
  const Text second = english ? message.text_zh : message.text_en;
  if (!message.picture.empty()) {
    GONGSHI_CHECK(draw_centred(flow, release, message.picture, flow.format().body_height() * 0.4));
  }
  flow.text({{std::string(first), fonts::Weight::kBold, urgent ? paper::kRed : paper::kBlack}},
            {.size = size, .after = size * 0.2});
  const bool only_chinese = lang == Lang::kEn && !english;
  if (only_chinese) {
    flow.text(paper::plain(chinese_only(lang), paper::kGrey), {.size = small_size(flow.format())});
  }
  for (const Text text : {second, message.text_ug, message.text_bo, message.text_mn}) {
    if (text.empty()) continue;
    const bool right_to_left = fonts::reads_right_to_left(text);
    flow.text(
        paper::plain(text),
        {.after = size * 0.2, .align = right_to_left ? paper::Align::kRight : paper::Align::kLeft});
  }
  flow.text(origin_of(release, message, lang), {.size = small_size(flow.format())});
  flow.rule();
  flow.space(size * 0.3);
  return {};
}

}  // namespace

std::vector<const Message*> notices_of(const Release& release, const Order& order) {
  std::vector<const Message*> found;
  for (const Message& message : release.messages()) {
    const bool holds = message.valid.holds(order.day) && stands_all_day(message);
    if (holds && is_for(message, order.place)) found.push_back(&message);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Message* a, const Message* b) { return a->priority < b->priority; });
  return found;
}

std::vector<std::string> places_of(const Release& release) {
  std::set<std::string> places;
  for (const Message& message : release.messages()) {
    for (std::string& place : places_in(message.tags)) places.insert(std::move(place));
  }
  return {places.begin(), places.end()};
}

Status draw_notices(paper::Flow& flow, const Release& release, const Order& order) {
  for (const Message* const message : notices_of(release, order)) {
    const auto draw = [&](paper::Flow& on) {
      return draw_notice(on, release, *message, order.lang);
    };
    GONGSHI_TRY(const double height, height_of(flow, draw));
    flow.keep(height);
    GONGSHI_CHECK(draw(flow));
  }
  return {};
}

}  // namespace gongshi::content::sheets
