// PlanPainter: the way and the marks over the picture of a floor.
#pragma once

#include "kiosk/draw/canvas.h"
#include "kiosk/page/anatomy.h"

namespace gongshi::kiosk {

/// Over the picture, which is drawn already. `parts` are the anatomy of `node`, whose words get
/// their grounds here and are written by the painter.
void paint_plan(Canvas& canvas, const Node& node, const Metrics& metrics, const Anatomy& parts);

}  // namespace gongshi::kiosk
