#include "kiosk/draw/painter.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "drivers/os/utf8.h"
#include "kiosk/draw/clip_to.h"
#include "kiosk/handwriting/ink.h"
#include "kiosk/page/anatomy.h"
#include "kiosk/page/mirror.h"
#include "kiosk/page/vertical.h"

namespace gongshi::kiosk {
namespace {

constexpr double kMarkBarMm = 0.6;  // below matched characters

Color soft(Color color) {
  switch (color) {
    case Color::kTeal:
      return Color::kTealSoft;
    case Color::kViolet:
      return Color::kVioletSoft;
    case Color::kWarm:
      return Color::kWarmSoft;
    default:
      return Color::kAccentSoft;
  }
}

Color pressed_ground(Color ground) {
  switch (ground) {
    case Color::kAccent:
      return Color::kAccentDark;
    case Color::kAccentDark:
      return Color::kAccent;
    default:
      return Color::kPressed;
  }
}

/// The longest beginning of `text` that fits with an ellipsis.
std::string shortened(std::string_view text, TextStyle style, int width, const Text& measure) {
  std::string_view rest = text;
  std::size_t good = 0;
  while (utf8::next(rest)) {
    const std::size_t length = text.size() - rest.size();
    if (measure.width(std::string(text.substr(0, length)) + "…", style) > width) break;
    good = length;
  }
  return std::string(text.substr(0, good)) + "…";
}

/// Bytes of the first `count` characters.
std::size_t bytes_of_characters(std::string_view text, int count) {
  std::string_view rest = text;
  for (int i = 0; i < count && utf8::next(rest); ++i) {
  }
  return text.size() - rest.size();
}

bool card_like(Role role) {
  return role != Role::kRow && role != Role::kText && role != Role::kHeading && role != Role::kCell;
}

}  // namespace

void Painter::dress(const Metrics& metrics, const Palette& palette, double corners) {
  metrics_ = metrics;
  palette_ = palette;
  corners_ = corners;
  rows_.clear();
  pictures_.clear();
}

void Painter::set_images(ImageSource images) {
  images_ = std::move(images);
  rows_.clear();
  pictures_.clear();
}

void Painter::paint(SDL_Surface& target, const Scene& scene, const Offsets& offsets,
                    std::string_view pressed, const Rect& damage) {
  const ClipTo clip(target, damage);
  if (clip.empty()) return;
  canvas(target).fill(damage, Color::kPage);
  for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
    if (scene.dialog_from == i) canvas(target).shade(metrics_.screen(), 120);
    const Node& node = scene.nodes[i];
    if (!node.rect.inset(-reach()).overlaps(damage)) continue;
    draw(target, node, pressed);
    if (node.role == Role::kList && node.list) {
      draw_list(target, node, offsets(node.list->id), pressed, damage);
    }
  }
}

void Painter::draw(SDL_Surface& target, const Node& node, std::string_view pressed) {
  Canvas canvas = this->canvas(target);
  if (node.role == Role::kRing) return draw_ring(canvas, node.rect);
  if (node.swatch) {
    const SDL_Rect area = sdl_rect(node.rect);
    const Rgb color = *node.swatch;
    SDL_FillRect(&target, &area, SDL_MapRGB(target.format, color.r, color.g, color.b));
    return;
  }
  draw_ground(canvas, node, node.touchable() && node.action == pressed);
  if (node.role == Role::kImage) draw_image(target, node);
  if (node.role == Role::kPlan) draw_plan(target, node);
  if (node.role == Role::kWriting && node.ink != nullptr) draw_ink(target, node);
  const Anatomy parts = anatomy(node, metrics_, text_);
  const Turn turned = turn_of(node);
  if (!parts.icon.empty()) {
    if (parts.icon_disc) {
      canvas.disc(parts.icon, soft(node.color));
      const int side = parts.icon.w * 56 / 100;
      const int in = (parts.icon.w - side) / 2;
      canvas.icon(node.icon, {parts.icon.x + in, parts.icon.y + in, side, side}, node.color,
                  turned);
    } else {
      canvas.icon(node.icon, parts.icon, node.enabled ? node.color : Color::kLine, turned);
    }
  }
  draw_text(target, node);
}

Turn Painter::turn_of(const Node& node) const {
  if (metrics_.vertical) return turns_with_lines(node.icon) ? Turn::kNone : Turn::kTransposed;
  return node.mirrored && shows_direction(node.icon) ? Turn::kMirrored : Turn::kNone;
}

void Painter::draw_ground(Canvas& canvas, const Node& node, bool pressed) {
  const Color ground = pressed ? pressed_ground(node.fill) : node.fill;
  if (ground == Color::kNone && node.edge == Color::kNone) return;
  if (node.role == Role::kImage) return;
  const int line = std::max(1, metrics_.mm(0.35));
  if (!card_like(node.role)) {
    canvas.fill(node.rect, ground);
    if (node.role == Role::kRow) {
      canvas.fill({node.rect.x, node.rect.bottom() - line, node.rect.w, line}, Color::kLine);
    }
    return;
  }
  const bool band = node.rect.w == metrics_.width;  // header and footer reach from edge to edge
  const int radius = band ? 0 : this->radius(node.role == Role::kTile ? kTileRadiusMm : kRadiusMm);
  if (node.role == Role::kTile && !pressed) canvas.shadow(node.rect, radius, reach());
  // Where the ground is that of the page (white on black) an edge shows how far the card reaches.
  const bool lost = node.edge == Color::kNone && !band &&
                    palette_[Color::kCard] == palette_[Color::kPage] &&
                    contrast(palette_[ground], palette_[Color::kPage]) < 2.0;
  const bool bar = std::min(node.rect.w, node.rect.h) <= 2 * radius;
  canvas.rounded(node.rect, radius, ground, lost && !bar ? Color::kEdge : node.edge, line);
}

/// A dark band and a light one: one of them can be told from whatever lies beside them.
void Painter::draw_ring(Canvas& canvas, const Rect& rect) const {
  const int band = ring_band(metrics_);
  const int radius = this->radius(kRadiusMm) + band;
  canvas.rounded(rect, radius, Color::kNone, kRingOuter, band);
  canvas.rounded(rect.inset(band), radius - band, Color::kNone, kRingInner, band);
}

void Painter::draw_text(SDL_Surface& target, const Node& node) {
  for (const TextLine& line : anatomy(node, metrics_, text_).lines) {
    for (const Mark& mark : node.marks) {
      if (line.first < 0) continue;
      const int length = character_count(line.text);
      const int from = std::clamp(mark.first - line.first, 0, length);
      const int to = std::clamp(mark.first + mark.count - line.first, 0, length);
      if (from >= to) continue;
      const int left =
          text_.width(line.text.substr(0, bytes_of_characters(line.text, from)), line.style);
      const int right =
          text_.width(line.text.substr(0, bytes_of_characters(line.text, to)), line.style);
      const int inset = line.box.h / 10;
      const Rect ground{line.box.x + left, line.box.y + inset, right - left,
                        line.box.h - 2 * inset};
      canvas(target).rounded(ground, metrics_.mm(0.8), Color::kMark, Color::kNone, 0);
      // A line below as well: on black no ground is light enough to be seen and dark enough to read
      // white letters on.
      const int bar = std::max(2, metrics_.mm(kMarkBarMm));
      canvas(target).fill({ground.x, ground.bottom() - bar, ground.w, bar}, Color::kAccent);
    }
    if (node.shorten && line.box.w > node.rect.w) {
      const std::string words = shortened(line.text, line.style, node.rect.w, text_);
      const int x =
          node.mirrored ? node.rect.right() - text_.width(words, line.style) : node.rect.x;
      text_.draw(target, {x, line.box.y}, words, line.style, line.color);
    } else if (node.role != Role::kImage || picture(node) == nullptr) {
      text_.draw(target, {line.box.x, line.box.y}, line.text, line.style, line.color);
    }
  }
  if (node.role == Role::kField && !node.text.empty()) {
    const Anatomy parts = anatomy(node, metrics_, text_);
    const Rect& box = parts.lines.front().box;
    canvas(target).fill({box.right() + metrics_.mm(0.8), box.y + box.h / 8,
                         std::max(2, metrics_.mm(0.6)), box.h * 3 / 4},
                        Color::kAccent);
  }
}

void Painter::draw_ink(SDL_Surface& target, const Node& node) {
  const ClipTo clip(target, node.rect.inset(metrics_.mm(0.5)));
  if (clip.empty()) return;
  Canvas canvas = this->canvas(target);
  const Point origin{node.rect.x, node.rect.y};
  for (const handwriting::StrokeView stroke : node.ink->strokes()) {
    if (!metrics_.vertical) {
      canvas.line(stroke, origin, ink_width(), Color::kInk);
      continue;
    }
    std::vector<handwriting::InkPoint> across;
    across.reserve(stroke.size());
    for (const handwriting::InkPoint& point : stroke) across.push_back({point.y, point.x});
    canvas.line(across, origin, ink_width(), Color::kInk);
  }
}

void Painter::draw_row(SDL_Surface& target, const Node& list, int i, int y,
                       std::string_view pressed) {
  const List& rows = *list.list;
  const int height = rows.top(i + 1) - rows.top(i);
  const Rect area = row_area(list, metrics_);
  const int width = area.w;
  const Color ground = list.fill == Color::kNone ? Color::kPage : list.fill;
  bool any_pressed = false;
  const auto draw_into = [&](SDL_Surface& surface, Point at) {
    canvas(surface).fill({at.x, at.y, width, height}, ground);
    for (Node& node : rows.row(i)) {
      if (node.touchable() && node.action == pressed) any_pressed = true;
      node.rect = node.rect.moved(at.x, at.y);
      draw(surface, node, pressed);
    }
  };
  const std::string key = rows.id + "#" + std::to_string(i) + "#" + std::to_string(rows.revision) +
                          "#" + std::to_string(width) + "x" + std::to_string(height);
  Surface* cached = pressed.empty() ? rows_.find(key) : nullptr;
  if (cached == nullptr) {
    auto fresh = make_surface({width, height});
    if (!fresh) {  // no memory for a cache: draw in place
      draw_into(target, {area.x, y});
      return;
    }
    draw_into(**fresh, {0, 0});
    if (any_pressed) {
      SDL_Rect to{area.x, y, width, height};
      SDL_BlitSurface(fresh->get(), nullptr, &target, &to);
      return;
    }
    const std::size_t bytes = bytes_of(**fresh);
    cached = &rows_.put(key, *std::move(fresh), bytes);
  }
  SDL_Rect to{area.x, y, width, height};
  SDL_BlitSurface(cached->get(), nullptr, &target, &to);
}

void Painter::draw_list(SDL_Surface& target, const Node& node, int offset, std::string_view pressed,
                        const Rect& damage) {
  const List& list = *node.list;
  {
    const ClipTo clip(target, node.rect);
    const Rect seen = node.rect.intersect(damage);
    if (!clip.empty() && !seen.empty() && list.count > 0) {
      for (int i = list.at(seen.y - node.rect.y + offset); i < list.count; ++i) {
        const int y = node.rect.y + list.top(i) - offset;
        if (y >= seen.bottom()) break;
        draw_row(target, node, i, y, pressed);
      }
    }
  }
  for (const Node& control : list_controls(node, metrics_, offset)) draw(target, control, pressed);
}

Rect Painter::scroll(SDL_Surface& target, const Node& list, int from, int to,
                     std::string_view pressed) {
  const Rect port = list.rect;
  const Rect rows = row_area(list, metrics_);
  const int width = rows.w;
  const int moved = to - from;  // > 0: contents go up
  const Rect strip{rows.x == port.x ? rows.right() : port.x, port.y, port.w - width, port.h};
  if (moved != 0 && std::abs(moved) < port.h) {
    const int kept = port.h - std::abs(moved);
    const int source = moved > 0 ? port.y + moved : port.y;
    const int goal = moved > 0 ? port.y : port.y - moved;
    auto* const pixels = static_cast<std::uint8_t*>(target.pixels);
    const auto line = static_cast<std::size_t>(width) * 4;
    for (int k = 0; k < kept; ++k) {
      // Away from the side that is overwritten first.
      const int n = moved > 0 ? k : kept - 1 - k;
      std::memmove(pixels + static_cast<std::ptrdiff_t>(goal + n) * target.pitch +
                       static_cast<std::ptrdiff_t>(rows.x) * 4,
                   pixels + static_cast<std::ptrdiff_t>(source + n) * target.pitch +
                       static_cast<std::ptrdiff_t>(rows.x) * 4,
                   line);
    }
    const Rect fresh = moved > 0 ? Rect{rows.x, port.bottom() - moved, width, moved}
                                 : Rect{rows.x, port.y, width, -moved};
    const ClipTo clip(target, fresh);
    draw_list(target, list, to, pressed, fresh);
  } else if (moved != 0) {
    const Rect fresh{rows.x, port.y, width, port.h};
    const ClipTo clip(target, fresh);
    draw_list(target, list, to, pressed, fresh);
  }
  const ClipTo clip(target, strip);
  canvas(target).fill(strip, list.fill == Color::kNone ? Color::kPage : list.fill);
  for (const Node& control : list_controls(list, metrics_, to)) draw(target, control, pressed);
  return port;
}

}  // namespace gongshi::kiosk
