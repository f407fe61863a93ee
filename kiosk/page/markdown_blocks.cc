#include "kiosk/page/markdown_blocks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "content/markdown.h"
#include "content/picture_header.h"
#include "kiosk/page/direction.h"

namespace gongshi::kiosk {
namespace {

using content::Element;
using content::parse_markdown;
using content::plain_text;
using content::Runs;
using content::TextRun;

constexpr double kIndentMm = 9.0;
constexpr double kCellMarginMm = 3.0;
constexpr double kPictureGapMm = 2.0;
constexpr Words kEnlarge{"（点图放大）", " (touch it to enlarge)", " (چوڭايتىش ئۈچۈن چېكىڭ)"};

TextStyle bold_of(TextStyle style) {
  return style == TextStyle::kHeading ? TextStyle::kHeadingBold : TextStyle::kBodyBold;
}

/// Lines of a text whose parts may be bold. Bold Latin letters are a little wider, so lines are
/// broken for a little less than the width.
int add_runs(std::vector<Node>& nodes, const TextMeasure& measure, const Runs& runs,
             const Rect& area) {
  const TextStyle style = TextStyle::kBody;
  const std::string all = plain_text(runs);
  const int step = measure.line_height(style);
  const bool mixed = std::any_of(runs.begin(), runs.end(), [](const TextRun& r) { return r.bold; });
  if (!mixed) {
    Node node = text_node({area.x, area.y, area.w, 0}, all, style);
    node.wrap = true;
    node.rect.h = paragraph_height(measure, all, style, area.w);
    nodes.push_back(std::move(node));
    return nodes.back().rect.h;
  }
  int y = area.y;
  bool first = true;
  for (const std::string_view line : measure.wrap(all, style, area.w * 95 / 100)) {
    const auto from = static_cast<std::size_t>(line.data() - all.data());
    const std::size_t to = from + line.size();
    std::size_t at = 0;
    int x = area.x;
    // On a mirrored page a Chinese line begins at its left all the same.
    const bool keeps_order = !mostly_right_to_left(line);
    bool first_in_line = true;
    for (const TextRun& run : runs) {
      const std::size_t begin = std::max(at, from);
      const std::size_t end = std::min(at + run.text.size(), to);
      at += run.text.size();
      if (begin >= end) continue;
      const std::string_view part = std::string_view(all).substr(begin, end - begin);
      const TextStyle part_style = run.bold ? bold_of(style) : style;
      const int width = measure.width(part, part_style);
      Node node = text_node({x, y, width, step}, part, part_style);
      // The paragraph is one thing to whoever looks for words or listens.
      if (first) {
        node.label = all;
      } else {
        node.quiet = true;
      }
      first = false;
      if (keeps_order)
        node.piece = std::exchange(first_in_line, false) ? Piece::kFirst : Piece::kNext;
      x += width;
      nodes.push_back(std::move(node));
    }
    y += step;
  }
  return y - area.y;
}

/// Of one level of a list: a number of two digits stands before its text.
int indent_of(const Frame& frame) {
  const Metrics& m = frame.metrics;
  return std::max(m.mm(kIndentMm), frame.text.width("00.", TextStyle::kBody) + 2 * m.mm(1));
}

void add_item(Blocks& blocks, const Frame& frame, const Element& item) {
  const Metrics& m = frame.metrics;
  const int indent = indent_of(frame) * std::max(1, item.level);
  std::vector<Node> nodes;
  const int height =
      add_runs(nodes, frame.text, item.runs, {indent, 0, blocks.width() - indent, 0});
  if (!item.bullet.empty()) {
    const int width = frame.text.width(item.bullet, TextStyle::kBody);
    const int line = frame.text.line_height(TextStyle::kBody);
    nodes.push_back(text_node({indent - m.mm(1) - width, 0, width, line}, item.bullet,
                              TextStyle::kBody, Color::kAccent, Align::kRight));
  }
  blocks.add(height, std::move(nodes));
  blocks.gap(1.5);
}

/// Widths that give every column room for its longest cell, or else a fair share.
std::vector<int> column_widths(const Frame& frame, const Element& table, int total) {
  std::size_t count = 0;
  for (const auto& row : table.rows) count = std::max(count, row.size());
  std::vector<int> wanted(count, 1);
  const int margin = 2 * frame.metrics.mm(kCellMarginMm);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const int width = frame.text.width(plain_text(row[i]), TextStyle::kBodyBold) + margin;
      wanted[i] = std::max(wanted[i], std::min(width, total * 3 / 5));
    }
  }
  const int sum = std::accumulate(wanted.begin(), wanted.end(), 0);
  if (sum <= total) {
    for (int& width : wanted) width += (total - sum) / int(count);
    return wanted;
  }
  // Narrow columns keep what they need; the wide ones share the rest.
  const int fair = total / int(count);
  int narrow = 0;
  int wide = 0;
  for (const int width : wanted) (width <= fair ? narrow : wide) += width;
  for (int& width : wanted) {
    if (width > fair) width = int(std::int64_t{width} * (total - narrow) / wide);
  }
  return wanted;
}

void add_table(Blocks& blocks, const Frame& frame, const Element& table) {
  if (table.rows.empty()) return;
  const Metrics& m = frame.metrics;
  const int margin = m.mm(kCellMarginMm);
  const std::vector<int> widths = column_widths(frame, table, blocks.width());
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    Node ground = row_ground({}, {}, {});
    ground.quiet = true;
    if (r == 0) ground.fill = Color::kAccentSoft;
    std::vector<Node> nodes{std::move(ground)};
    int height = 0;
    int x = 0;
    for (std::size_t i = 0; i < table.rows[r].size() && i < widths.size(); ++i) {
      Runs runs = table.rows[r][i];
      if (r == 0) {
        for (TextRun& run : runs) run.bold = true;
      }
      const Rect area{x + margin, margin, widths[i] - 2 * margin, 0};
      if (!runs.empty()) height = std::max(height, add_runs(nodes, frame.text, runs, area));
      x += widths[i];
    }
    height += 2 * margin;
    nodes.front().rect = {0, 0, blocks.width(), height};
    blocks.add(height, std::move(nodes));
  }
  blocks.gap(4);
}

/// As wide as the column and no higher than leaves the caption in sight, whole at one glance.
Rect picture_rect(const content::PictureSize& size, int width, int most_height) {
  const double scale =
      std::min(double(width) / size.width, double(std::max(1, most_height)) / size.height);
  const int w = std::clamp(int(std::lround(size.width * scale)), 1, width);
  const int h = std::max(1, int(std::lround(size.height * scale)));
  return {(width - w) / 2, 0, w, h};
}

/// A picture with its words below; where it cannot be shown, the words alone.
void add_picture(Blocks& blocks, const Frame& frame, const Element& element) {
  const int gap = frame.metrics.mm(kPictureGapMm);
  const std::string words = plain_text(element.runs);
  const auto bytes = frame.release().object(element.picture);
  const auto size = bytes ? content::picture_size(*bytes) : bytes.error();
  const std::string below = size ? words + std::string(frame.say(kEnlarge)) : words;
  Node caption = text_node({0, 0, blocks.width(), 0}, below, TextStyle::kCaption, Color::kMuted,
                           Align::kCenter);
  caption.label = words;
  caption.wrap = true;
  caption.rect.h = paragraph_height(frame.text, below, caption.style, blocks.width());
  std::vector<Node> nodes;
  if (size) {
    const int room = frame.area.h - caption.rect.h - 3 * gap;
    nodes.push_back({.role = Role::kImage,
                     .rect = picture_rect(*size, blocks.width(), room),
                     .label = words,
                     .action = "picture:" + element.picture,
                     .image = element.picture,
                     .fill = Color::kPage});
    caption.rect.y = nodes.front().rect.bottom() + gap;
    caption.quiet = true;  // the picture has said it
  }
  const int height = caption.rect.bottom();
  nodes.push_back(std::move(caption));
  blocks.gap(kPictureGapMm);
  blocks.add(height, std::move(nodes));
  blocks.gap(kGapMm);
}

}  // namespace

void add_markdown(Blocks& blocks, const Frame& frame, std::string_view markdown,
                  std::string_view title) {
  bool first = true;
  bool after_item = false;
  for (const Element& element : parse_markdown(markdown)) {
    const bool repeats =
        first && element.kind == Element::Kind::kHeading && plain_text(element.runs) == title;
    first = false;
    if (repeats) continue;
    const bool is_item = element.kind == Element::Kind::kItem;
    if (after_item && !is_item) blocks.gap(2.5);
    after_item = is_item;
    switch (element.kind) {
      case Element::Kind::kHeading:
        blocks.gap(3);
        blocks.text(plain_text(element.runs), TextStyle::kHeadingBold, Color::kAccent, 0,
                    Role::kHeading);
        blocks.gap(2);
        break;
      case Element::Kind::kParagraph: {
        std::vector<Node> nodes;
        const int indent = indent_of(frame) * element.level;
        const int height =
            add_runs(nodes, frame.text, element.runs, {indent, 0, blocks.width() - indent, 0});
        blocks.add(height, std::move(nodes));
        blocks.gap(3.5);
        break;
      }
      case Element::Kind::kItem:
        if (!element.runs.empty()) add_item(blocks, frame, element);
        break;
      case Element::Kind::kTable:
        add_table(blocks, frame, element);
        break;
      case Element::Kind::kImage:
        add_picture(blocks, frame, element);
        break;
      case Element::Kind::kRule:
        blocks.gap(4);
        break;
    }
  }
}

}  // namespace gongshi::kiosk
