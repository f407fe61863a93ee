#include "kiosk/draw/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace gongshi::kiosk {

const Mask& MaskCache::icon(Icon icon, int side) {
  const std::pair key{int(icon), side};
  const auto found = icons_.find(key);
  return found != icons_.end() ? found->second
                               : icons_.emplace(key, icon_mask(icon, side)).first->second;
}

const Mask& MaskCache::disc(int diameter) {
  const auto found = discs_.find(diameter);
  return found != discs_.end() ? found->second
                               : discs_.emplace(diameter, disc_mask(diameter)).first->second;
}

const Mask& MaskCache::corner(int radius, int line_px) {
  const std::pair key{radius, line_px};
  const auto found = corners_.find(key);
  return found != corners_.end()
             ? found->second
             : corners_.emplace(key, corner_mask(radius, line_px)).first->second;
}

Canvas::Canvas(SDL_Surface& surface, MaskCache& masks, const Palette& palette)
    : surface_(surface), masks_(masks), palette_(palette) {
  SDL_Rect clip;
  SDL_GetClipRect(&surface, &clip);
  clip_ = {clip.x, clip.y, clip.w, clip.h};
}

void Canvas::fill(const Rect& rect, Color color) {
  if (color == Color::kNone || rect.empty()) return;
  const Rgb c = palette_[color];
  const SDL_Rect area = sdl_rect(rect);
  SDL_FillRect(&surface_, &area, SDL_MapRGB(surface_.format, c.r, c.g, c.b));
}

void Canvas::blend(int x, int y, Rgb color, int part) {
  auto* const row =
      static_cast<std::uint8_t*>(surface_.pixels) + static_cast<std::ptrdiff_t>(y) * surface_.pitch;
  auto* const pixel = reinterpret_cast<std::uint32_t*>(row) + x;
  const auto mix = [part](std::uint32_t under, std::uint32_t over) {
    const auto p = static_cast<std::uint32_t>(part);
    return (under * (255 - p) + over * p + 127) / 255;
  };
  const std::uint32_t old = *pixel;
  *pixel = (mix((old >> 16U) & 0xFFU, color.r) << 16U) | (mix((old >> 8U) & 0xFFU, color.g) << 8U) |
           mix(old & 0xFFU, color.b);
}

void Canvas::mask(const Mask& mask, Point at, Rgb color, Flip flip, bool invert) {
  const Rect seen = Rect{at.x, at.y, mask.size.w, mask.size.h}.intersect(clip_);
  const bool flip_x = flip == Flip::kX || flip == Flip::kBoth;
  const bool flip_y = flip == Flip::kY || flip == Flip::kBoth;
  for (int y = seen.y; y < seen.bottom(); ++y) {
    for (int x = seen.x; x < seen.right(); ++x) {
      const int mx = flip_x ? mask.size.w - 1 - (x - at.x) : x - at.x;
      const int my = flip_y ? mask.size.h - 1 - (y - at.y) : y - at.y;
      const int here = flip == Flip::kDiagonal ? mask.at(my, mx) : mask.at(mx, my);
      const int part = invert ? 255 - here : here;
      if (part != 0) blend(x, y, color, part);
    }
  }
}

void Canvas::corners(const Rect& r, const Mask& corner, Rgb color, bool invert) {
  const int s = corner.size.w;
  mask(corner, {r.x, r.y}, color, Flip::kNone, invert);
  mask(corner, {r.right() - s, r.y}, color, Flip::kX, invert);
  mask(corner, {r.x, r.bottom() - s}, color, Flip::kY, invert);
  mask(corner, {r.right() - s, r.bottom() - s}, color, Flip::kBoth, invert);
}

void Canvas::rounded(const Rect& rect, int radius, Color ground, Color edge, int edge_px) {
  const int r = std::min({radius, rect.w / 2, rect.h / 2});
  if (r <= 0) {
    fill(rect, ground);
    return;
  }
  if (ground != Color::kNone) {
    fill({rect.x + r, rect.y, rect.w - 2 * r, r}, ground);
    fill({rect.x, rect.y + r, rect.w, rect.h - 2 * r}, ground);
    fill({rect.x + r, rect.bottom() - r, rect.w - 2 * r, r}, ground);
    corners(rect, masks_.corner(r, 0), palette_[ground], false);
  }
  if (edge == Color::kNone || edge_px <= 0) return;
  fill({rect.x + r, rect.y, rect.w - 2 * r, edge_px}, edge);
  fill({rect.x + r, rect.bottom() - edge_px, rect.w - 2 * r, edge_px}, edge);
  fill({rect.x, rect.y + r, edge_px, rect.h - 2 * r}, edge);
  fill({rect.right() - edge_px, rect.y + r, edge_px, rect.h - 2 * r}, edge);
  corners(rect, masks_.corner(r, edge_px), palette_[edge], false);
}

void Canvas::shadow(const Rect& rect, int radius, int reach) {
  constexpr int kStrongest = 30;  // of 255, right at the edge
  const Rgb color = palette_[Color::kShade];
  const Rect low = rect.moved(0, std::max(1, reach / 4));
  const Rect seen = low.inset(-reach).intersect(clip_);
  const double half_w = low.w / 2.0;
  const double half_h = low.h / 2.0;
  for (int y = seen.y; y < seen.bottom(); ++y) {
    for (int x = seen.x; x < seen.right(); ++x) {
      if (x == rect.x + radius && y >= rect.y + radius && y < rect.bottom() - radius) {
        x = rect.right() - radius;  // the card will cover this
      }
      const double qx = std::abs(x + 0.5 - low.x - half_w) - half_w + radius;
      const double qy = std::abs(y + 0.5 - low.y - half_h) - half_h + radius;
      if (qx < 0 && qy < 0) continue;
      const double d = std::hypot(std::max(qx, 0.0), std::max(qy, 0.0)) +
                       std::min(std::max(qx, qy), 0.0) - radius;
      const double left = std::clamp(1.0 - d / reach, 0.0, 1.0);
      const int part = int(kStrongest * left * left);
      if (part > 0 && d < reach) blend(x, y, color, part);
    }
  }
}

void Canvas::icon(Icon icon, const Rect& rect, Rgb color, Turn turn) {
  constexpr std::array kFlips = {Flip::kNone, Flip::kX, Flip::kDiagonal};
  mask(masks_.icon(icon, rect.w), {rect.x, rect.y}, color, kFlips[std::size_t(turn)]);
}

void Canvas::disc(const Rect& rect, Rgb color) {
  mask(masks_.disc(rect.w), {rect.x, rect.y}, color);
}

namespace {

/// Of a line with round ends: how much of each pixel of `seen` it covers, in addition to `cover`.
void cover_line(std::vector<std::uint8_t>& cover, const Rect& seen, const handwriting::InkPoint& a,
                const handwriting::InkPoint& b, float reach) {
  const int left = int(std::floor(std::min(a.x, b.x) - reach));
  const int top = int(std::floor(std::min(a.y, b.y) - reach));
  const Rect box = Rect{left, top, int(std::ceil(std::max(a.x, b.x) + reach)) - left,
                        int(std::ceil(std::max(a.y, b.y) + reach)) - top}
                       .intersect(seen);
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float squared = dx * dx + dy * dy;
  for (int y = box.y; y < box.bottom(); ++y) {
    for (int x = box.x; x < box.right(); ++x) {
      const float px = float(x) + 0.5F - a.x, py = float(y) + 0.5F - a.y;
      const float along =
          squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0F, 1.0F) : 0.0F;
      const float away = std::hypot(px - along * dx, py - along * dy);
      const float part = std::clamp(reach - away, 0.0F, 1.0F) * 255.0F + 0.5F;
      std::uint8_t& old =
          cover[std::size_t(y - seen.y) * std::size_t(seen.w) + std::size_t(x - seen.x)];
      old = std::max(old, static_cast<std::uint8_t>(part));
    }
  }
}

}  // namespace

void Canvas::line(handwriting::StrokeView points, Point origin, float width, Rgb color) {
  if (points.empty() || clip_.empty()) return;
  const auto placed = [&](const handwriting::InkPoint& p) {
    return handwriting::InkPoint{float(origin.x) + p.x + 0.5F, float(origin.y) + p.y + 0.5F};
  };
  const float reach = width / 2 + 0.5F;
  Rect around;
  for (const handwriting::InkPoint& p : points) {
    const handwriting::InkPoint at = placed(p);
    const int left = int(std::floor(at.x - reach)), top = int(std::floor(at.y - reach));
    const int side = int(std::ceil(2 * reach)) + 1;
    around = around.around({left, top, side, side});
  }
  const Rect seen = around.intersect(clip_);
  if (seen.empty()) return;
  // Where pieces of the line meet they are one: covered once, blended once.
  std::vector<std::uint8_t> cover(std::size_t(seen.w) * std::size_t(seen.h));
  for (std::size_t i = 0; i < points.size(); ++i) {
    cover_line(cover, seen, placed(points[i > 0 ? i - 1 : 0]), placed(points[i]), reach);
  }
  std::size_t at = 0;
  for (int y = seen.y; y < seen.bottom(); ++y) {
    for (int x = seen.x; x < seen.right(); ++x) {
      if (const int part = cover[at++]; part > 0) blend(x, y, color, part);
    }
  }
}

void Canvas::shade(const Rect& rect, int part) {
  const Rect seen = rect.intersect(clip_);
  const Rgb color = palette_[Color::kShade];
  for (int y = seen.y; y < seen.bottom(); ++y) {
    for (int x = seen.x; x < seen.right(); ++x) blend(x, y, color, part);
  }
}

void Canvas::round_off(const Rect& rect, int radius, Color behind) {
  corners(rect, masks_.corner(radius, 0), palette_[behind], true);
}

}  // namespace gongshi::kiosk
