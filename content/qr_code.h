// QrCode: a text as the modules of a QR code. Who draws it decides how: kiosk, screens, web, paper.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace gongshi::content {

class QrCode {
 public:
  /// Modules of free space that belong on each side (ISO/IEC 18004).
  static constexpr int kQuiet = 4;

  /// With error correction M (15 %). Nothing for an empty text, or one that no code holds.
  [[nodiscard]] static std::optional<QrCode> of(std::string_view text);

  /// In modules, both ways.
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int width_with_quiet() const { return width_ + 2 * kQuiet; }
  /// 0 <= row, column < width().
  [[nodiscard]] bool dark(int row, int column) const {
    return dark_[static_cast<std::size_t>(row * width_ + column)];
  }

 private:
  QrCode(int width, std::vector<bool> dark) : width_(width), dark_(std::move(dark)) {}

  int width_;
  std::vector<bool> dark_;  // row by row
};

}  // namespace gongshi::content
