// How a Painter comes to its pictures: photographs, logos, floor plans.
#include <string>
#include <utility>

#include "content/picture_header.h"
#include "kiosk/draw/clip_to.h"
#include "kiosk/draw/painter.h"
#include "kiosk/draw/picture.h"
#include "kiosk/draw/plan_painter.h"
#include "kiosk/draw/turn.h"
#include "kiosk/page/anatomy.h"
#include "kiosk/page/look.h"

namespace gongshi::kiosk {
namespace {

Rect middle_of(const Rect& area, Size size) {
  return {area.x + (area.w - size.w) / 2, area.y + (area.h - size.h) / 2, size.w, size.h};
}

}  // namespace

/// On white, whatever the colours around it: logos are made for white paper.
void Painter::draw_logo(SDL_Surface& target, const Node& node) {
  const SDL_Rect plate = sdl_rect(node.rect);
  SDL_FillRect(&target, &plate, SDL_MapRGB(target.format, 255, 255, 255));
  Node inner = node;
  inner.rect = node.rect.inset(metrics_.mm(kLogoMarginMm));
  if (SDL_Surface* const ready = picture(inner)) {
    SDL_Rect to = sdl_rect(middle_of(inner.rect, size_of(*ready)));
    SDL_BlitSurface(ready, nullptr, &target, &to);
  }
  canvas(target).round_off(node.rect, radius(kRadiusMm), node.fill);
}

/// Rows are made for pictures as they usually stand; where lines run from top to bottom a picture
/// is shown smaller there rather than cut.
Size Painter::upright_size(const Node& node, std::string_view bytes) const {
  const Rect upright = metrics_.across(Rect{0, 0, node.rect.w, node.rect.h});
  const auto size = content::picture_size(bytes);
  if (!metrics_.vertical || node.drawing != nullptr || !size) return {upright.w, upright.h};
  const Rect whole = fitted({int(size->width), int(size->height)}, upright);
  return {whole.w, whole.h};
}

SDL_Surface* Painter::picture(const Node& node) {
  if (node.image.empty() || !images_) return nullptr;
  const Rect part = node.drawing == nullptr ? Rect{} : node.drawing->part;
  const std::string key = node.image + "@" + std::to_string(node.rect.w) + "x" +
                          std::to_string(node.rect.h) + "@" + std::to_string(part.w) + "x" +
                          std::to_string(part.h) + "+" + std::to_string(part.x) + "+" +
                          std::to_string(part.y);
  if (Surface* const found = pictures_.find(key)) return found->get();
  Surface scaled;
  if (const auto bytes = images_(node.image)) {
    const Size upright = upright_size(node, *bytes);
    if (auto decoded = decode_picture(*bytes, upright, part)) {
      scaled = metrics_.vertical ? transposed(**decoded) : *std::move(decoded);
    }
  }
  const std::size_t size = scaled ? bytes_of(*scaled) : 64;  // a missing one is remembered too
  return pictures_.put(key, std::move(scaled), size).get();
}

void Painter::draw_image(SDL_Surface& target, const Node& node) {
  if (node.image == kLogoImage) return draw_logo(target, node);
  Canvas canvas = this->canvas(target);
  if (SDL_Surface* const ready = picture(node)) {
    const Rect shown = middle_of(node.rect, size_of(*ready));
    SDL_Rect to = sdl_rect(shown);
    SDL_BlitSurface(ready, nullptr, &target, &to);
    canvas.round_off(shown, radius(kRadiusMm),
                     node.fill == Color::kNone ? Color::kCard : node.fill);
    return;
  }
  const int side = std::min(node.rect.w, node.rect.h);
  const Rect round{node.rect.x + (node.rect.w - side) / 2, node.rect.y + (node.rect.h - side) / 2,
                   side, side};
  canvas.disc(round, Color::kAccentSoft);
}

void Painter::draw_plan(SDL_Surface& target, const Node& node) {
  if (node.drawing == nullptr) return;
  const ClipTo clip(target, node.rect);
  if (clip.empty()) return;
  if (SDL_Surface* const ready = picture(node)) {
    SDL_Rect to = sdl_rect(node.rect);
    SDL_BlitSurface(ready, nullptr, &target, &to);
  }
  Canvas on = canvas(target);
  paint_plan(on, node, metrics_, anatomy(node, metrics_, text_));
}

}  // namespace gongshi::kiosk
