#include "content/workspace/web/qr.h"

#include <qrencode.h>

#include "drivers/os/handle.h"

namespace gongshi::content::web {
namespace {

using QrCode = Handle<QRcode, QRcode_free>;

constexpr int kQuiet = 4;  // modules of free space around (ISO/IEC 18004)

}  // namespace

std::string qr_svg(std::string_view text) {
  if (text.empty()) return {};
  const QrCode code(QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (code == nullptr) return {};
  const std::string side = std::to_string(code->width + 2 * kQuiet);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\"><path fill=\"#ffffff\" d=\"M0 0h" + side +
                    "v" + side + "H0z\"/><path fill=\"#000000\" d=\"";
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width; ++column) {
      if ((code->data[row * code->width + column] & 1) == 0) continue;
      svg +=
          "M" + std::to_string(column + kQuiet) + " " + std::to_string(row + kQuiet) + "h1v1h-1z";
    }
  }
  return svg + "\"/></svg>\n";
}

}  // namespace gongshi::content::web
