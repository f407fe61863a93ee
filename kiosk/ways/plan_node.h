// PlanNode: the picture of a floor with what lies over it, as a node of a page.
#pragma once

#include <string>

#include "content/model.h"
#include "kiosk/page/plan_drawing.h"
#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

/// The part of a picture of `size` that fills `area`: all of it, or around `what` with a margin
/// when `close`, never less than a third of it.
[[nodiscard]] Rect part_shown(Size size, const Rect& what, const Rect& area, bool close);

/// In the middle of `area`, as large as the part's shape lets it be. `drawing.part` says which,
/// `drawing.vertical` how lines run there.
[[nodiscard]] Node plan_node(std::string_view image, const Rect& area, PlanDrawing drawing,
                             std::string name);

}  // namespace gongshi::kiosk
