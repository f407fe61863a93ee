// PictureHash: the SHA-256 of what a screen shows, without what moves in it, so that it is the same
// all the time while a page stands, and the same again when `render` draws that page.
//
// A large picture takes longer than a frame lasts: it may be taken in a few rows at a time.
#pragma once

#include <string>
#include <vector>

#include "content/bundle/hash.h"
#include "signage/picture.h"

namespace gongshi::signage {

class PictureHash {
 public:
  PictureHash(drivers::Geometry size, std::vector<Rect> moving);

  /// Takes in about so many more pixels of `picture`, which is of that size and the same each time
  /// outside of `moving`. True once it has all of it.
  bool add(const Picture& picture, std::size_t pixels);

  /// In hex, once add() has said true: of the text "screen W H rgb8", LF, and three bytes a pixel,
  /// those of the moving parts zero. Once.
  [[nodiscard]] std::string finish() { return hasher_.finish().hex(); }

 private:
  void add_row(const Picture& picture, int y);

  drivers::Geometry size_;
  std::vector<Rect> moving_;
  content::bundle::Hasher hasher_;
  std::vector<std::uint8_t> row_;
  int next_row_ = 0;
};

/// All at once.
[[nodiscard]] std::string picture_hash(const Picture& picture, std::vector<Rect> moving);

}  // namespace gongshi::signage
