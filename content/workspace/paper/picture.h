// Picture: images of a release on the sheet.
#pragma once

#include <string_view>

#include "content/release.h"
#include "content/workspace/paper/flow.h"

namespace gongshi::content::paper {

/// The picture at `path` of the release, as large as fits into so wide and high a box, its corner
/// at 0, 0. Errors of Release::object and picture_size.
[[nodiscard]] Result<PictureMark> fitted_picture(const Release& release, std::string_view path,
                                                 double most_width, double most_height);

/// Draws it in a thin frame at the pen, from the left margin on. Errors as fitted_picture.
[[nodiscard]] Status draw_picture(Flow& flow, const Release& release, std::string_view path,
                                  double most_width, double most_height);

/// The same, and where on the sheet it came to lie.
struct PlacedPicture {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};
[[nodiscard]] Result<PlacedPicture> place_picture(Flow& flow, const Release& release,
                                                  std::string_view path, double most_width,
                                                  double most_height);

}  // namespace gongshi::content::paper
