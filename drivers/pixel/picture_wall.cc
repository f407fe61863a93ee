// The kinds `window` and `png`: the wall is drawn on this machine, lamp by lamp. The port says when
// it could not be drawn; where it does not, the proof is "drawn".
#include <png.h>

#include <string>

#include "drivers/pixel/led_face.h"
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/walls.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

void put_ppm(const Frame& face, Datagrams& out) {
  out.put("P6\n" + std::to_string(face.geometry.width_px) + " " +
          std::to_string(face.geometry.height_px) + "\n255\n");
  out.put(face.bytes);
  out.close();
}

void put_png(const Frame& face, Datagrams& out) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(face.geometry.width_px);
  image.height = static_cast<png_uint_32>(face.geometry.height_px);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  const std::size_t at = out.bytes.size();
  out.zeros(size);
  // Fails for want of memory only, sizes being bounded; then nothing is sent, and nothing proved.
  const int done =
      png_image_write_to_memory(&image, &out.bytes[at], &size, 0, face.bytes.data(), 0, nullptr);
  out.bytes.resize(done != 0 ? at + size : at);
  if (done != 0) out.close();
}

class PictureWall final : public PixelProtocol {
 public:
  PictureWall(LedFace face, bool window)
      : face_(std::move(face)), put_(window ? put_ppm : put_png), window_(window) {
    traits_.draws = true;
    // A window must hear of being moved or closed; a file stays as it is.
    traits_.keep_alive = window ? 250ms : 24h;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }
  void opened(Now /*now*/, BoardState& /*state*/) override { last_.clear(); }
  void picture(const Frame& picture, Datagrams& out) override {
    const bool same = window_ && picture.bytes == last_;
    last_ = picture.bytes;
    if (!same) return put_(face_.draw(picture), out);
    out.put("\n");  // nothing new: the window looks after its events
    out.close();
  }

 private:
  Traits traits_;
  LedFace face_;
  void (*put_)(const Frame&, Datagrams&);
  bool window_;
  std::vector<std::uint8_t> last_;
};

}  // namespace

Result<std::unique_ptr<Board>> make_window_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, 50, "rgb"));
  const int pitch = words.number("pitch", 0, 16, 0);
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Board>(new PixelBoard(
      options, std::make_unique<PictureWall>(LedFace(options.geometry, pitch), true)));
}

Result<std::unique_ptr<Board>> make_png_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(PixelOptions options, read_pixel_options(order, words, 1, "rgb"));
  options.rate_hz = 1;  // a file is not written oftener
  const int pitch = words.number("pitch", 0, 16, 0);
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Board>(new PixelBoard(
      options, std::make_unique<PictureWall>(LedFace(options.geometry, pitch), false)));
}

}  // namespace gongshi::drivers
