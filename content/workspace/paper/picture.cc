#include "content/workspace/paper/picture.h"

#include <algorithm>

#include "content/picture_header.h"

namespace gongshi::content::paper {

Result<PictureMark> fitted_picture(const Release& release, std::string_view path, double most_width,
                                   double most_height) {
  GONGSHI_TRY(const std::string_view bytes, release.object(path));
  GONGSHI_TRY(const PictureSize size, picture_size(bytes));
  const double scale = std::min(most_width / size.width, most_height / size.height);
  return PictureMark{0, 0, size.width * scale, size.height * scale, std::string(bytes)};
}

Result<PlacedPicture> place_picture(Flow& flow, const Release& release, std::string_view path,
                                    double most_width, double most_height) {
  GONGSHI_TRY(PictureMark picture, fitted_picture(release, path, most_width, most_height));
  flow.keep(picture.height + 8);
  picture.x = flow.format().side_margin;
  picture.y = flow.y();
  flow.mark(
      BoxMark{picture.x - 0.5, flow.y() - 0.5, picture.width + 1, picture.height + 1, kHairline});
  const PlacedPicture placed{picture.x, picture.y, picture.width, picture.height};
  flow.mark(std::move(picture));
  flow.space(placed.height + 8);
  return placed;
}

Status draw_picture(Flow& flow, const Release& release, std::string_view path, double most_width,
                    double most_height) {
  const auto placed = place_picture(flow, release, path, most_width, most_height);
  return placed ? Status{} : Status{placed.error()};
}

}  // namespace gongshi::content::paper
