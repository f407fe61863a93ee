#include "content/workspace/web/qr.h"

#include "content/qr_code.h"

namespace gongshi::content::web {

std::string qr_svg(std::string_view text) {
  const auto code = QrCode::of(text);
  if (!code) return {};
  const std::string side = std::to_string(code->width_with_quiet());
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\"><path fill=\"#ffffff\" d=\"M0 0h" + side +
                    "v" + side + "H0z\"/><path fill=\"#000000\" d=\"";
  for (int row = 0; row < code->width(); ++row) {
    for (int column = 0; column < code->width(); ++column) {
      if (!code->dark(row, column)) continue;
      svg += "M" + std::to_string(column + QrCode::kQuiet) + " " +
             std::to_string(row + QrCode::kQuiet) + "h1v1h-1z";
    }
  }
  return svg + "\"/></svg>\n";
}

}  // namespace gongshi::content::web
