#include "kiosk/page/anatomy.h"

#include <algorithm>
#include <string>

#include "drivers/os/utf8.h"

namespace gongshi::kiosk {
namespace {

Rect place_line(const Rect& box, int width, int height, int y, Align align) {
  const int x = align == Align::kLeft     ? box.x
                : align == Align::kCenter ? box.x + (box.w - width) / 2
                                          : box.right() - width;
  return {x, y, width, height};
}

void wrapped(const Node& node, const TextMeasure& measure, Anatomy& parts) {
  const int step = measure.line_height(node.style);
  int y = node.rect.y;
  for (const std::string_view line : measure.wrap(node.text, node.style, node.rect.w)) {
    const auto before = std::string_view(node.text).substr(
        0, static_cast<std::size_t>(line.data() - node.text.data()));
    parts.lines.push_back(
        {place_line(node.rect, measure.width(line, node.style), step, y, node.align), line,
         node.style, node.color, character_count(before)});
    y += step;
  }
}

void single(const Node& node, const Rect& box, Align align, const TextMeasure& measure,
            Anatomy& parts) {
  if (node.text.empty()) return;
  const int height = measure.line_height(node.style);
  parts.lines.push_back({place_line(box, measure.width(node.text, node.style), height,
                                    box.y + (box.h - height) / 2, align),
                         node.text, node.style, node.color, 0});
}

/// Icon before the text, both centred as one.
void button(const Node& node, const Metrics& metrics, const TextMeasure& measure, Anatomy& parts) {
  if (node.icon == Icon::kNone) return single(node, node.rect, node.align, measure, parts);
  const int side = std::min(metrics.mm(grown_size_mm(node.style, metrics.grow) * 1.15),
                            node.rect.h - metrics.mm(3));
  const int gap = node.text.empty() ? 0 : metrics.mm(2);
  const int text_width = measure.width(node.text, node.style);
  const int left = node.align == Align::kLeft
                       ? node.rect.x + metrics.mm(4)
                       : node.rect.x + (node.rect.w - side - gap - text_width) / 2;
  parts.icon = {left, node.rect.y + (node.rect.h - side) / 2, side, side};
  single(node, {left + side + gap, node.rect.y, text_width, node.rect.h}, Align::kLeft, measure,
         parts);
}

/// Wide tiles have the icon at the left, tall ones above; name and detail in one block beside it.
void tile(const Node& node, const Metrics& metrics, const TextMeasure& measure, Anatomy& parts) {
  const int margin = metrics.mm(node.style == TextStyle::kHero ? 8 : 5);
  const Rect inner = node.rect.inset(margin);
  const int name_height = measure.line_height(node.style);
  const bool hero = node.style == TextStyle::kHero;
  const TextStyle quiet = hero ? TextStyle::kBody : TextStyle::kCaption;
  const int detail_height = measure.line_height(quiet);
  const bool tall = inner.h > metrics.mm(48) && inner.w < inner.h * 2;
  const int disc = std::min({metrics.mm(hero   ? 30
                                        : tall ? 26
                                               : 21),
                             inner.h, tall ? inner.w : inner.w / 3});
  Rect words;
  if (tall) {
    words = {inner.x, 0, inner.w, 0};
  } else {
    words = {inner.x + disc + margin, 0, inner.w - disc - margin, 0};
  }
  std::vector<std::string_view> details;
  if (!node.detail.empty()) {
    details = measure.wrap(node.detail, quiet, words.w);
    const int room = inner.h - name_height - (tall ? disc + metrics.mm(3) : 0);
    const int most = std::max(0, room / detail_height);
    // A detail that does not fit whole is left out, never cut.
    if (int(details.size()) > most) details.clear();
  }
  const int block = name_height + int(details.size()) * detail_height;
  int y = 0;
  if (tall) {
    const int free = inner.h - disc - metrics.mm(4) - block;
    parts.icon = {inner.x, inner.y + free / 2, disc, disc};
    y = parts.icon.bottom() + metrics.mm(4);
  } else {
    parts.icon = {inner.x, inner.y + (inner.h - disc) / 2, disc, disc};
    y = inner.y + (inner.h - block) / 2;
  }
  parts.icon_disc = true;
  const bool on_accent = node.fill == Color::kAccent;
  parts.lines.push_back({{words.x, y, measure.width(node.text, node.style), name_height},
                         node.text,
                         node.style,
                         on_accent ? Color::kOnAccent : Color::kInk,
                         0});
  y += name_height;
  for (const std::string_view line : details) {
    parts.lines.push_back({{words.x, y, measure.width(line, quiet), detail_height},
                           line,
                           quiet,
                           on_accent ? Color::kOnAccent : Color::kMuted,
                           -1});
    y += detail_height;
  }
}

void field(const Node& node, const Metrics& metrics, const TextMeasure& measure, Anatomy& parts) {
  const int margin = metrics.mm(4);
  int left = node.rect.x + margin;
  if (node.icon != Icon::kNone) {
    const int side = metrics.mm(8);
    parts.icon = {left, node.rect.y + (node.rect.h - side) / 2, side, side};
    left += side + metrics.mm(3);
  }
  const Rect box{left, node.rect.y, node.rect.right() - margin - left, node.rect.h};
  if (!node.text.empty()) return single(node, box, Align::kLeft, measure, parts);
  if (node.detail.empty()) return;
  const int height = measure.line_height(TextStyle::kBody);
  parts.lines.push_back(
      {{box.x, box.y + (box.h - height) / 2, measure.width(node.detail, TextStyle::kBody), height},
       node.detail,
       TextStyle::kBody,
       Color::kMuted,
       -1});
}

/// The words beside the marks of a plan.
void plan(const Node& node, const Metrics& metrics, const TextMeasure& measure, Anatomy& parts) {
  if (node.drawing == nullptr) return;
  const Size margin = plan_word_margin(metrics);
  const int height = measure.line_height(node.style);
  std::vector<Size> sizes;
  for (const PlanMark& mark : node.drawing->marks) {
    sizes.push_back({measure.width(mark.text, node.style) + 2 * margin.w, height + 2 * margin.h});
  }
  const auto places = place_words(*node.drawing, node.rect, metrics, sizes);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].empty()) continue;
    parts.lines.push_back({places[i].inset(margin.w, margin.h), node.drawing->marks[i].text,
                           node.style, node.color, -1});
  }
}

bool is_figure(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '+' || byte == '%';
  });
}

/// What lay at the left lies at the right. Figures of a column keep their ends below one another:
/// decimal points line up whichever way the page is read.
void turn_round(const Node& node, Anatomy& parts) {
  const int both = node.rect.x + node.rect.right();
  const bool column = node.role == Role::kCell && node.align == Align::kRight;
  for (TextLine& line : parts.lines) {
    if (column && is_figure(line.text)) continue;
    line.box.x = both - line.box.right();
  }
  if (!parts.icon.empty()) parts.icon.x = both - parts.icon.right();
}

}  // namespace

Size plan_word_margin(const Metrics& metrics) {
  return {metrics.mm(1.6), metrics.mm(0.4)};
}

int character_count(std::string_view text) {
  return int(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

Anatomy anatomy(const Node& node, const Metrics& metrics, const TextMeasure& measure) {
  Anatomy parts;
  switch (node.role) {
    case Role::kText:
    case Role::kHeading:
      if (node.wrap) {
        wrapped(node, measure, parts);
      } else {
        single(node, node.rect, node.align, measure, parts);
      }
      break;
    case Role::kCell:
      single(node, node.rect, node.align, measure, parts);
      break;
    case Role::kButton:
    case Role::kTab:
    case Role::kKey:
      button(node, metrics, measure, parts);
      break;
    case Role::kTile:
      tile(node, metrics, measure, parts);
      break;
    case Role::kField:
      field(node, metrics, measure, parts);
      break;
    case Role::kIcon:
      parts.icon = node.rect;
      break;
    case Role::kImage:
      single(node, node.rect, Align::kCenter, measure, parts);
      break;
    case Role::kPlan:
      plan(node, metrics, measure, parts);
      return parts;  // plans and where places lie on them are never turned round
    case Role::kPanel:
    case Role::kRow:
    case Role::kList:
    case Role::kWriting:
    case Role::kRing:
    case Role::kSwatch:
      break;
  }
  if (node.mirrored) turn_round(node, parts);
  for (TextLine& line : parts.lines) {
    if (!node.enabled) line.color = Color::kMuted;
  }
  return parts;
}

}  // namespace gongshi::kiosk
