// Face: one font, at any size or at its one strike; FaceChain: which face has this character.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"
#include "fonts/mask.h"

namespace gongshi::fonts {

/// How glyphs become pixels.
enum class Rendering : std::uint8_t {
  kGrey,  // outlines with 256 levels, light hinting: screens
  kDots,  // every pixel on or off: LED boards
};

/// Length in 1/64 pixel, as FreeType and HarfBuzz count.
using Fixed = std::int32_t;
constexpr Fixed kOnePixel = 64;
[[nodiscard]] constexpr int round_px(Fixed length) {
  return (length + kOnePixel / 2) >> 6;
}

struct Glyph {
  std::uint32_t id = 0;  // of the face; 0 is its "missing" box
  Fixed advance = 0;
  Fixed offset_x = 0;
  Fixed offset_y = 0;         // upwards
  std::uint32_t cluster = 0;  // byte offset in the text of the first character it stands for
};

/// Whole pixels above and below the baseline that a line of this face takes.
struct LineMetrics {
  int ascent_px = 0;
  int descent_px = 0;
};

/// One thread at a time: the size is state of the FreeType face.
class Face {
 public:
  virtual ~Face() = default;

  [[nodiscard]] virtual bool has(char32_t character) const = 0;

  /// Appends the glyphs of `text`, all of whose characters this face has (or a missing one, which
  /// becomes glyph 0). `first_byte` is added to each cluster.
  virtual void shape(std::string_view text, std::uint32_t first_byte,
                     std::vector<Glyph>& glyphs) = 0;

  /// Coverage of one glyph. A glyph without ink has size 0 x 0.
  [[nodiscard]] virtual Mask mask(std::uint32_t glyph) = 0;
};

/// Another face, for the characters `first` to `last` only.
class RangeFace final : public Face {
 public:
  RangeFace(std::shared_ptr<Face> inner, char32_t first, char32_t last)
      : inner_(std::move(inner)), first_(first), last_(last) {}

  [[nodiscard]] bool has(char32_t character) const override {
    return first_ <= character && character <= last_ && inner_->has(character);
  }
  void shape(std::string_view text, std::uint32_t first_byte, std::vector<Glyph>& glyphs) override {
    inner_->shape(text, first_byte, glyphs);
  }
  [[nodiscard]] Mask mask(std::uint32_t glyph) override { return inner_->mask(glyph); }

 private:
  std::shared_ptr<Face> inner_;
  char32_t first_;
  char32_t last_;
};

/// Faces of one size in the order of preference; at least one.
class FaceChain {
 public:
  FaceChain(std::vector<std::shared_ptr<Face>> faces, int size_px, LineMetrics metrics)
      : faces_(std::move(faces)), size_px_(size_px), metrics_(metrics) {}

  /// The first face that has `character`; null when none has.
  [[nodiscard]] Face* face_for(char32_t character) const;
  [[nodiscard]] Face* first() const { return faces_.front().get(); }
  [[nodiscard]] int size_px() const { return size_px_; }

  /// Of a line; the fallbacks sit on the same baseline.
  [[nodiscard]] LineMetrics metrics() const { return metrics_; }

 private:
  std::vector<std::shared_ptr<Face>> faces_;
  int size_px_;
  LineMetrics metrics_;
};

}  // namespace gongshi::fonts
