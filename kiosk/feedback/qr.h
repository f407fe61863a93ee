// QR: a text as a QR code on a page, made of plain nodes, so that every renderer of the page model
// draws it.
#pragma once

#include <string_view>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// The largest whole-pixel code in `area`, centred, with its quiet zone, dark on light in every
/// palette; `label` is what is read aloud. False, with nothing added, when the text does not fit.
bool add_qr(Scene& scene, const Frame& frame, const Rect& area, std::string_view text,
            std::string_view label);

}  // namespace gongshi::kiosk
