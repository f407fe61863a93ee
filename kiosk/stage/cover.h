// Cover: what a page shows while the visitor hides it from those who stand around.
#pragma once

#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// In place of the page's own content, in Frame::area. `by_itself`: nobody asked for it. Its button
/// is the help bar's "@hide" once more.
[[nodiscard]] Scene cover(const Frame& frame, bool by_itself);

}  // namespace gongshi::kiosk
