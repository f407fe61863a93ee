#include "kiosk/feedback/qr.h"

#include <algorithm>

#include "content/qr_code.h"

namespace gongshi::kiosk {
namespace {

using content::QrCode;

constexpr double kModuleMm = 3.0;  // no larger: a telephone is an arm's length away

}  // namespace

bool add_qr(Scene& scene, const Frame& frame, const Rect& area, std::string_view text,
            std::string_view label) {
  const auto code = QrCode::of(text);
  const int across = code ? code->width_with_quiet() : 0;
  const int fits = across == 0 ? 0 : std::min(area.w, area.h) / across;
  const int module = std::min(fits, std::max(1, frame.metrics.mm(kModuleMm)));
  if (module == 0) return false;
  // In high contrast the page is dark: the code must not be, or some telephones cannot read it.
  const Color light = frame.manner.contrast ? Color::kInk : Color::kCard;
  const Color dark = frame.manner.contrast ? Color::kCard : Color::kInk;
  const int side = across * module;
  const Rect whole{area.x + (area.w - side) / 2, area.y + (area.h - side) / 2, side, side};
  scene.add({.role = Role::kCell, .rect = whole, .label = std::string(label), .fill = light});
  for (int row = 0; row < code->width(); ++row) {
    for (int from = 0; from < code->width();) {
      int to = from;
      while (to < code->width() && code->dark(row, to)) ++to;
      if (to > from) {
        scene.add(
            {.role = Role::kCell,
             .rect = {whole.x + (QrCode::kQuiet + from) * module,
                      whole.y + (QrCode::kQuiet + row) * module, (to - from) * module, module},
             .fill = dark,
             .quiet = true});
      }
      from = std::max(to, from + 1);
    }
  }
  return true;
}

}  // namespace gongshi::kiosk
