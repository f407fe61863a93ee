// DDP: nothing answers, so the proof is "sent". A still picture goes again every second, because a
// receiver that was switched on meanwhile cannot say so.
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/walls.h"
#include "drivers/protocol/pixel/ddp.h"

namespace gongshi::drivers {
namespace {

class DdpWall final : public PixelProtocol {
 public:
  explicit DdpWall(ddp::Stream stream) : stream_(stream) {}

  [[nodiscard]] const Traits& traits() const override { return traits_; }
  void picture(const Frame& picture, Datagrams& out) override {
    ddp::put_frame(picture.bytes, stream_, out);
  }

 private:
  Traits traits_;
  ddp::Stream stream_;
};

}  // namespace

Result<std::unique_ptr<Board>> make_ddp_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, 50, "rgb"));
  ddp::Stream stream;
  stream.destination = static_cast<std::uint8_t>(words.number("destination", 1, 255, 1));
  stream.type = words.choice("type", {"0x0B", "0x00"}, "0x0B") == "0x00" ? 0x00 : 0x0B;
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Board>(new PixelBoard(options, std::make_unique<DdpWall>(stream)));
}

}  // namespace gongshi::drivers
