// ClipTo: limits drawing on a surface to a rectangle while it lives.
#pragma once

#include "kiosk/draw/sdl.h"

namespace gongshi::kiosk {

class ClipTo {
 public:
  ClipTo(SDL_Surface& surface, const Rect& rect) : surface_(surface) {
    SDL_GetClipRect(&surface, &before_);
    const Rect old{before_.x, before_.y, before_.w, before_.h};
    const SDL_Rect now = sdl_rect(old.intersect(rect));
    empty_ = now.w <= 0 || now.h <= 0;
    SDL_SetClipRect(&surface, &now);
  }
  ~ClipTo() { SDL_SetClipRect(&surface_, &before_); }
  ClipTo(const ClipTo&) = delete;
  ClipTo& operator=(const ClipTo&) = delete;
  [[nodiscard]] bool empty() const { return empty_; }

 private:
  SDL_Surface& surface_;
  SDL_Rect before_{};
  bool empty_ = false;
};

}  // namespace gongshi::kiosk
