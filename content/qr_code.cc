#include "content/qr_code.h"

#include <qrencode.h>

#include <string>

#include "drivers/os/handle.h"

namespace gongshi::content {

std::optional<QrCode> QrCode::of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const Handle<QRcode, QRcode_free> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (code == nullptr) return std::nullopt;
  const auto modules =
      static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  std::vector<bool> dark(modules);
  for (std::size_t i = 0; i < modules; ++i) dark[i] = (code->data[i] & 1U) != 0;
  return QrCode(code->width, std::move(dark));
}

}  // namespace gongshi::content
