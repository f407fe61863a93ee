// PageText: a page of the issue as it stands on the kiosk, set on paper.
#pragma once

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::content::sheets {

/// The text without its title: a first heading that repeats it is left out, as on the kiosk.
/// Errors of Release::object and paper::fitted_picture.
[[nodiscard]] Status draw_page(paper::Flow& flow, const Release& release, const Page& page,
                               Lang lang);

/// Department, basis, dates and number, small, below the text.
void draw_origin(paper::Flow& flow, const Release& release, const Page& page, Lang lang);

/// Draws the picture in the middle, no wider than the body and no higher than `most_height`.
/// Errors of paper::fitted_picture.
[[nodiscard]] Status draw_centred(paper::Flow& flow, const Release& release, std::string_view path,
                                  double most_height);

}  // namespace gongshi::content::sheets
