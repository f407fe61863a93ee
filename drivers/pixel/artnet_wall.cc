// Art-Net: pictures are not acknowledged, so the proof is "sent". Nodes that answer ArtPoll are
// known to be there, and known to be gone when they fall silent.
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/roll_call.h"
#include "drivers/pixel/universes.h"
#include "drivers/pixel/walls.h"
#include "drivers/protocol/pixel/artnet.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kKeepAlive = 900ms;   // a node takes a source that is silent for seconds as gone
constexpr auto kPollEvery = 2700ms;  // Art-Net 4: every 2.5 to 3 s
constexpr int kPatience = 3;
constexpr int kUsualRate = 40;  // below DMX's 44 updates a second

class ArtnetWall final : public PixelProtocol {
 public:
  ArtnetWall(Universes universes, bool syncs, bool polls)
      : universes_(std::move(universes)), syncs_(syncs), polls_(polls) {
    traits_.keep_alive = kKeepAlive;
    traits_.asks = polls;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }

  void opened(Now now, BoardState& state) override {
    roll_call_.reset();
    if (polls_) poll_at_ = now.steady;
    const std::string first = artnet::address_text(universes_.number(0));
    const std::string last = artnet::address_text(universes_.number(universes_.count() - 1));
    learn(state, {"port_address",
                  {"Port-Address（网:子网:域）", "Port-Address (net:sub-net:universe)"},
                  universes_.count() == 1 ? first : first + " … " + last});
  }

  void picture(const Frame& picture, Datagrams& out) override {
    for (std::size_t i = 0; i < universes_.count(); ++i) {
      artnet::put_dmx(universes_.number(i), universes_.next_sequence(i, false),
                      universes_.slots(picture.bytes, i), out);
    }
    if (syncs_) artnet::put_sync(out);
  }

  void talk(Now now, BoardState& state, Datagrams& out) override {
    if (!poll_at_ || now.steady < *poll_at_) return;
    poll_at_ = now.steady + kPollEvery;
    if (state.last_answer) {  // nodes that never answer polls are common
      roll_call_.asked(
          now, state,
          {Errc::kTimeout,
           {"Art-Net 节点不再应答 ArtPoll", "the Art-Net node answers ArtPoll no more"},
           "E2163"});
    }
    artnet::put_poll(out);
  }

  [[nodiscard]] std::optional<SteadyTime> talk_at() const override { return poll_at_; }

  void hear(std::span<const std::uint8_t> datagram, Now now, BoardState& state) override {
    const auto node = artnet::read_poll_reply(datagram);
    if (!node) return;
    roll_call_.answered(now, state);
    learn(state, {"node", {"节点", "node"}, node->name});
    learn(state, {"firmware", {"固件", "firmware"}, node->firmware});
    learn(state, {"report", {"节点报告", "node report"}, node->report});
    learn(state, {"ports", {"端口数", "ports"}, std::to_string(node->ports)});
  }

 private:
  Traits traits_;
  Universes universes_;
  bool syncs_;
  bool polls_;
  std::optional<SteadyTime> poll_at_;
  RollCall roll_call_{kPatience};
};

}  // namespace

Result<std::unique_ptr<Board>> make_artnet_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, kUsualRate, "rgb"));
  const int first = words.number("address", 0, artnet::kLastAddress, 0);
  GONGSHI_TRY(Universes universes, Universes::of(order, words, first, artnet::kLastAddress));
  const bool syncs = words.yes("sync", universes.count() > 1);
  const bool polls = words.yes("poll", true);
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Board>(
      new PixelBoard(options, std::make_unique<ArtnetWall>(std::move(universes), syncs, polls)));
}

}  // namespace gongshi::drivers
