// Marks: a correction shown where the error stood.
#pragma once

#include "content/workspace/correction/corrected_item.h"

namespace gongshi::content::workspace {

/// A correction that has been judged good.
struct GoodCorrection {
  const content::Page* page;
  const Correction* correction;
  ItemKey item{};
  std::optional<WithdrawnItem> withdrawn{};  // the workspace has the item no more
};

/// Writes it below the page, or into the remark of the price, that it corrects; tells the displays
/// that showed the wrong message or price; and links page and item (Workspace::corrections).
void mark(Workspace& workspace, const GoodCorrection& good);

}  // namespace gongshi::content::workspace
