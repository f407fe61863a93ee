#include "signage/screen/window_renderer.h"

#include <utility>

namespace gongshi::signage {
namespace {

using std::chrono::microseconds;

int renderers = 0;  // SDL is one for the process, too

// The first presents only fill the card's queue.
constexpr int kToFill = 4;
constexpr int kToMeasure = 12;
// From 20 pictures a second to 250.
constexpr microseconds kLongest{50'000};
constexpr microseconds kShortest{4'000};

microseconds now() {
  static const double per_us = static_cast<double>(SDL_GetPerformanceFrequency()) / 1e6;
  return microseconds{
      static_cast<std::int64_t>(static_cast<double>(SDL_GetPerformanceCounter()) / per_us)};
}

/// Where the card cannot wait SDL sleeps instead, by a clock that is not the monitor's: our own
/// grid is better. Whoever names a renderer (SDL_RENDER_DRIVER) is taken at his word.
bool card_waits() {
  return SDL_GL_GetSwapInterval() != 0 || SDL_GetHint(SDL_HINT_RENDER_DRIVER) != nullptr;
}

Uint8 channel(Color color, unsigned shift) {
  return static_cast<Uint8>(color >> shift & 0xFFU);
}

}  // namespace

std::unique_ptr<WindowRenderer> WindowRenderer::on(SDL_Window* window) {
  if (renderers > 0) return nullptr;
  Handle<SDL_Renderer, SDL_DestroyRenderer> renderer(
      SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC));
  if (renderer == nullptr) return nullptr;
  return std::unique_ptr<WindowRenderer>(new WindowRenderer(std::move(renderer)));
}

WindowRenderer::WindowRenderer(Handle<SDL_Renderer, SDL_DestroyRenderer> renderer)
    : renderer_(std::move(renderer)) {
  ++renderers;
}

WindowRenderer::~WindowRenderer() {
  --renderers;
}

/// A driver may promise to wait for the monitor and not do it: only its presents tell.
std::optional<microseconds> WindowRenderer::measure(int refresh_hz) {
  if (!card_waits()) return std::nullopt;
  drivers::Geometry size{};
  if (SDL_GetRendererOutputSize(renderer_.get(), &size.width_px, &size.height_px) != 0) {
    return std::nullopt;
  }
  const Picture black = Picture::filled(size, 0);
  const std::vector<Rect> whole{{0, 0, size.width_px, size.height_px}};
  microseconds begun{};
  for (int i = 0; i < kToFill + kToMeasure; ++i) {
    if (i == kToFill) begun = now();
    if (!present(black, whole, 0, 0, {})) return std::nullopt;
  }
  const microseconds period = (now() - begun) / kToMeasure;
  if (period > kLongest || period < kShortest) return std::nullopt;
  if (refresh_hz <= 0) return period;
  const microseconds said{1'000'000 / refresh_hz};
  if (period < said * 9 / 10 || period > said * 11 / 10) return std::nullopt;
  return period;
}

bool WindowRenderer::make_texture(drivers::Geometry size) {
  texture_.reset(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_RGB888,
                                   SDL_TEXTUREACCESS_STREAMING, size.width_px, size.height_px));
  size_ = size;
  return texture_ != nullptr && SDL_SetTextureBlendMode(texture_.get(), SDL_BLENDMODE_NONE) == 0;
}

bool WindowRenderer::present(const Picture& picture, const std::vector<Rect>& parts, int x, int y,
                             std::optional<Color> ground) {
  if (ground) ground_ = *ground;
  const bool fresh = texture_ == nullptr || !(size_ == picture.size);
  if (fresh && !make_texture(picture.size)) return false;
  const std::vector<Rect> whole{{0, 0, size_.width_px, size_.height_px}};
  for (const Rect& part : fresh ? whole : parts) {
    const SDL_Rect place{part.x, part.y, part.width, part.height};
    if (SDL_UpdateTexture(texture_.get(), &place, picture.row(part.y) + part.x,
                          size_.width_px * static_cast<int>(sizeof(Color))) != 0) {
      return false;
    }
  }
  const SDL_Rect place{x, y, size_.width_px, size_.height_px};
  // What the card shows after a present is its own affair: each is built from the whole.
  if (SDL_SetRenderDrawColor(renderer_.get(), channel(ground_, 16), channel(ground_, 8),
                             channel(ground_, 0), SDL_ALPHA_OPAQUE) != 0 ||
      SDL_RenderClear(renderer_.get()) != 0 ||
      SDL_RenderCopy(renderer_.get(), texture_.get(), nullptr, &place) != 0) {
    return false;
  }
  SDL_RenderPresent(renderer_.get());
  return true;
}

}  // namespace gongshi::signage
