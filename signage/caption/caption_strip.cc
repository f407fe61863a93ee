#include "signage/caption/caption_strip.h"

#include <algorithm>
#include <cstring>

#include "config/theme.h"

namespace gongshi::signage {
namespace {

const config::Theme kTheme;
constexpr Color kAlarm = 0xA3000F;  // white on it: 8.6:1
constexpr Color kAlarmText = 0xFFFFFF;

int tag_width(const CaptionPlan& plan) {
  return plan.font_px * 4;
}

/// What runs: each item once after the other. An item that stands twice in a row is told once.
std::vector<Item> running(const Showing& showing) {
  std::vector<Item> items = showing.rotation;
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

}  // namespace

CaptionStrip::CaptionStrip(const CaptionPlan& plan, fonts::TypeCase& type)
    : plan_(plan),
      type_(type),
      picture_(Picture::filled({plan.strip.width, plan.strip.height}, kTheme.ticker)),
      ticker_({tag_width(plan), 0, plan.strip.width - tag_width(plan), plan.strip.height},
              {plan.font_px, fonts::Weight::kRegular}, kTheme) {}

Status CaptionStrip::draw(const Showing& showing, std::int64_t position_px) {
  if (showing.item().kind == ItemKind::kEmergency) {
    return draw_emergency(showing.item(), position_px);
  }
  GONGSHI_CHECK(draw_tag("院务公开", kTheme.header));
  GONGSHI_CHECK(ticker_.take(running(showing), showing.manifest_hash, position_px, type_));
  return ticker_.draw(position_px, picture_, type_);
}

Status CaptionStrip::draw_tag(std::string_view words, Color color) {
  if (tag_ == words) return {};
  tag_ = words;
  Painter painter(picture_, type_);
  const Rect tag{0, 0, tag_width(plan_), plan_.strip.height};
  painter.fill(tag, color);
  GONGSHI_TRY(const Font font, painter.fitting({plan_.font_px * 3 / 4, fonts::Weight::kBold}, words,
                                               tag.width * 9 / 10));
  return painter.text(font, tag.width / 2, tag.height / 2, Align::kCentre, kTheme.header_text,
                      words);
}

/// The whole strip: the text stands where it fits at a size that is read from afar, else it runs.
Status CaptionStrip::draw_emergency(const Item& card, std::int64_t position_px) {
  tag_.clear();  // what stands there is painted over
  ticker_.restart();
  Painter painter(picture_, type_);
  const Rect whole{0, 0, plan_.strip.width, plan_.strip.height};
  painter.fill(whole, kAlarm);
  const int middle = whole.height / 2;
  const Font largest{plan_.strip.height * 3 / 4, fonts::Weight::kBold};
  const Font font{plan_.font_px, fonts::Weight::kBold};
  GONGSHI_TRY(const int width, painter.measure(font, card.text));
  if (width <= whole.width * 19 / 20) {
    GONGSHI_TRY(const Font fitted, painter.fitting(largest, card.text, whole.width * 19 / 20));
    return painter.text(fitted, whole.width / 2, middle, Align::kCentre, kAlarmText, card.text);
  }
  const int loop = width + plan_.font_px * 4;
  for (int x = -static_cast<int>(position_px % loop); x < whole.width; x += loop) {
    GONGSHI_CHECK(painter.text(font, x, middle, Align::kLeft, kAlarmText, card.text));
  }
  return {};
}

Picture CaptionStrip::on_frame(Color rest) const {
  Picture frame = Picture::filled(plan_.frame, rest);
  const auto bytes = static_cast<std::size_t>(plan_.strip.width) * sizeof(Color);
  for (int y = 0; y < plan_.strip.height; ++y) {
    std::memcpy(frame.row(plan_.strip.y + y) + plan_.strip.x, picture_.row(y), bytes);
  }
  return frame;
}

}  // namespace gongshi::signage
