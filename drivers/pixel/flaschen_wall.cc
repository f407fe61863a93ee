// FlaschenTaschen: nothing answers, so the proof is "sent". A layer above the background vanishes
// after 15 s without a picture; a still one goes again long before.
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/walls.h"
#include "drivers/protocol/pixel/flaschen.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kKeepAlive = 5s;  // two may be lost

class FlaschenWall final : public PixelProtocol {
 public:
  FlaschenWall(flaschen::Place place, std::size_t most) : place_(place), most_(most) {
    traits_.keep_alive = kKeepAlive;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }
  void picture(const Frame& picture, Datagrams& out) override {
    flaschen::put_frame(picture, place_, most_, out);
  }

 private:
  Traits traits_;
  flaschen::Place place_;
  std::size_t most_;
};

}  // namespace

Result<std::unique_ptr<Board>> make_flaschen_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, 50, "rgb"));
  flaschen::Place place;
  place.layer = words.number("layer", 0, 15, 0);
  place.x = words.number("x", -9999, 9999, 0);
  place.y = words.number("y", -9999, 9999, 0);
  const auto most = static_cast<std::size_t>(words.number("datagram", 200, 65507, 65507));
  GONGSHI_CHECK(words.finish());
  if (flaschen::rows_that_fit(options.geometry.width_px, most) == 0) {
    const std::string width = std::to_string(options.geometry.width_px);
    const std::string bytes = std::to_string(most);
    return Error{Errc::kConfig,
                 {"一行 " + width + " 点放不进 " + bytes + " 字节的数据报，请加大选项 datagram",
                  "a row of " + width + " pixels does not fit a datagram of " + bytes +
                      " bytes, raise the option datagram"},
                 "E2160"};
  }
  return std::unique_ptr<Board>(
      new PixelBoard(options, std::make_unique<FlaschenWall>(place, most)));
}

}  // namespace gongshi::drivers
