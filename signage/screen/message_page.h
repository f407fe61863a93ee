// MessagePage: a text as large as its place allows; and the page that stands when nothing is due.
#pragma once

#include "signage/screen/title_band.h"

namespace gongshi::signage {

/// The title by the item's kind alone: the picture of an item stands below.
[[nodiscard]] Status draw_item_title(const Item& item, int number, int count, const Scene& scene,
                                     const ScreenStyle& style, Painter& painter);

/// The item's words over the whole body, under a title by its kind. `number` of `count`: its place
/// in the rotation; 0: not one of many.
[[nodiscard]] Status draw_message(const Item& item, int number, int count, const Scene& scene,
                                  const ScreenStyle& style, Painter& painter);

/// Hospital, date and complaint line; without a release what the site's notice says.
[[nodiscard]] Status draw_fallback(const Scene& scene, const ScreenStyle& style, Painter& painter);

}  // namespace gongshi::signage
