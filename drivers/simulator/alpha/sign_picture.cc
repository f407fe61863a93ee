// What hangs on the wall: the running text in the 16-dot font, squeezed on lower signs, and its
// pictures dot by dot; moving text at the start of its way.
#include <algorithm>

#include "drivers/simulator/alpha/alpha_card.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr int kFontDots = 16;

class Painter {
 public:
  Painter(const AlphaSign& sign, const DotFont& font)
      : sign_(sign), font_(font), dots_(Dots::dark(sign.spec().width_px, sign.spec().height_px)) {}

  Dots paint() {
    const SignText text = read_sign_text(sign_.running());
    const auto lines =
        1 + std::count_if(text.parts.begin(), text.parts.end(),
                          [](const auto& part) { return part.kind == SignPart::Kind::kNewLine; });
    const int height = sign_.spec().height_px;
    line_height_ = std::min(kFontDots, height / static_cast<int>(lines));
    if (line_height_ < 1) return std::move(dots_);
    y_ = lines == 1 && height > kFontDots ? (height - line_height_) / 2 : 0;
    drawing_ = false;
    put(text, 1);
    // Still text stands in the middle; what is too wide or moves begins at the left.
    const int free = sign_.spec().width_px - x_;
    const bool centered = lines == 1 && text.mode != 'a' && free > 0;
    x_ = centered ? free / 2 : 0;
    drawing_ = true;
    put(text, 1);
    return std::move(dots_);
  }

 private:
  [[nodiscard]] Lamp lamp(char color) const {
    return lamp_of(sign_color(color, sign_.spec().tricolor));
  }

  void put(const SignText& text, int depth) {
    for (const SignPart& part : text.parts) {
      switch (part.kind) {
        case SignPart::Kind::kNewLine:
          x_ = 0;
          y_ += line_height_;
          break;
        case SignPart::Kind::kCharacter:
          glyph(part);
          break;
        case SignPart::Kind::kString:
          // A string calls no other; what it says has the colours of the text around it.
          if (depth > 0) {
            SignText inner = read_sign_text(sign_.content(part.label, 'B'));
            for (SignPart& each : inner.parts) each.color = part.color;
            put(inner, depth - 1);
          }
          break;
        case SignPart::Kind::kPicture:
          picture(part);
          break;
      }
    }
  }

  void glyph(const SignPart& part) {
    const DotFont::Glyph shape = font_.glyph(part.character);
    const int width = std::max(1, shape.width * line_height_ / kFontDots);
    for (int row = 0; drawing_ && row < line_height_; ++row) {
      for (int column = 0; column < width; ++column) {
        const int from =
            row * kFontDots / line_height_ * shape.width + column * shape.width / width;
        if (shape.dots[static_cast<std::size_t>(from)]) {
          dots_.light(x_ + column, y_ + row, lamp(part.color));
        }
      }
    }
    x_ += width;
  }

  void picture(const SignPart& part) {
    const SignFile* file = sign_.file(part.label, 'D');
    if (file == nullptr || file->bytes.empty()) return;
    const int top = std::max(0, (sign_.spec().height_px - file->rows()) / 2);
    for (int row = 0; drawing_ && row < file->rows(); ++row) {
      for (int column = 0; column < file->columns(); ++column) {
        const auto at = static_cast<std::size_t>(row * file->columns() + column);
        const auto code = static_cast<char>('0' + file->bytes[at]);
        if (code == '0') continue;
        dots_.light(x_ + column, top + row, lamp(file->tail == "1000" ? part.color : code));
      }
    }
    x_ += file->columns();
  }

  const AlphaSign& sign_;
  const DotFont& font_;
  Dots dots_;
  int x_ = 0, y_ = 0, line_height_ = kFontDots;
  bool drawing_ = false;
};

}  // namespace

Dots sign_dots(const AlphaSign& sign, const DotFont& font) {
  return Painter(sign, font).paint();
}

}  // namespace gongshi::drivers::simulator
