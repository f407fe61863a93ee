// Face: one font, at any size or at its one strike; FaceChain: which face has this character.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"
#include "fonts/font_table.h"
#include "fonts/mask.h"
#include "fonts/script.h"

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

/// How a piece of text is shaped: all of one script, and read in one direction.
struct Reading {
  Script script = Script::kPlain;
  bool right_to_left = false;
};

/// One thread at a time: the size is state of the FreeType face.
class Face {
 public:
  virtual ~Face() = default;

  [[nodiscard]] virtual bool has(char32_t character) const = 0;

  /// Appends the glyphs of `text`, left to right as they are seen, all of whose characters this
  /// face has (or a missing one, which becomes glyph 0). `first_byte` is added to each cluster.
  virtual void shape(std::string_view text, std::uint32_t first_byte, Reading reading,
                     std::vector<Glyph>& glyphs) = 0;

  /// Coverage of one glyph. A glyph without ink has size 0 x 0.
  [[nodiscard]] virtual Mask mask(std::uint32_t glyph) = 0;

  /// The font table's entry that it comes from; empty for pictures of our own.
  [[nodiscard]] virtual std::optional<FontId> font() const { return {}; }

  /// Its em in pixels, which need not be the chain's size; 0 for pictures of our own, and
  /// for a font that no text has needed yet.
  [[nodiscard]] virtual int em_px() const { return 0; }
};

/// Another face, for some of its characters only.
class PartFace : public Face {
 public:
  explicit PartFace(std::shared_ptr<Face> inner) : inner_(std::move(inner)) {}

  [[nodiscard]] bool has(char32_t character) const override {
    return takes(character) && inner_->has(character);
  }
  void shape(std::string_view text, std::uint32_t first_byte, Reading reading,
             std::vector<Glyph>& glyphs) override {
    inner_->shape(text, first_byte, reading, glyphs);
  }
  [[nodiscard]] Mask mask(std::uint32_t glyph) override { return inner_->mask(glyph); }
  [[nodiscard]] std::optional<FontId> font() const override { return inner_->font(); }
  [[nodiscard]] int em_px() const override { return inner_->em_px(); }

 protected:
  [[nodiscard]] virtual bool takes(char32_t character) const = 0;

 private:
  std::shared_ptr<Face> inner_;
};

/// For the characters `first` to `last`.
class RangeFace final : public PartFace {
 public:
  RangeFace(std::shared_ptr<Face> inner, char32_t first, char32_t last)
      : PartFace(std::move(inner)), first_(first), last_(last) {}

 protected:
  [[nodiscard]] bool takes(char32_t character) const override {
    return first_ <= character && character <= last_;
  }

 private:
  char32_t first_;
  char32_t last_;
};

/// For what needs no rules of its own: a font that merely has the letters of such a script would
/// set them unjoined.
class PlainFace final : public PartFace {
 public:
  using PartFace::PartFace;

 protected:
  [[nodiscard]] bool takes(char32_t character) const override {
    return script_of(character) == Script::kPlain;
  }
};

/// Faces of one size in the order of preference; at least one.
class FaceChain {
 public:
  FaceChain(std::vector<std::shared_ptr<Face>> faces, int size_px, LineMetrics metrics)
      : faces_(std::move(faces)), size_px_(size_px), metrics_(metrics) {}

  /// The first face that has `character`; null when none has.
  [[nodiscard]] Face* face_for(char32_t character) const;
  [[nodiscard]] Face* first() const { return faces_.front().get(); }
  [[nodiscard]] std::span<const std::shared_ptr<Face>> faces() const { return faces_; }
  [[nodiscard]] int size_px() const { return size_px_; }

  /// Of a line; the fallbacks sit on the same baseline.
  [[nodiscard]] LineMetrics metrics() const { return metrics_; }

 private:
  std::vector<std::shared_ptr<Face>> faces_;
  int size_px_;
  LineMetrics metrics_;
};

}  // namespace gongshi::fonts
