// The header of a picture, before a decoder sees it.
#include "content/picture_header.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content;
  if (const auto said = picture_size(gongshi::fuzz::text_of(data, size))) {
    gongshi::fuzz::demand(said->width > 0 && said->width <= kMostPictureSide);
    gongshi::fuzz::demand(said->height > 0 && said->height <= kMostPictureSide);
    gongshi::fuzz::demand(std::uint64_t{said->width} * said->height <= kMostPicturePixels);
  }
  return 0;
}
