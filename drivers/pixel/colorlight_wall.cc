// ColorLight receiver cards: rows are uploaded after one latch and shown by the next, so that the
// moment of a picture depends on the clock alone and the cards have a whole period to take the rows
// (FPP's pattern; senders that pause instead need 5 to 10 ms).
//
// Proof stays "sent". A discovery reply says that a card is alive, and its counter says how many
// packets came; neither says that these rows were taken, nor that the sync showed them, and what
// the counter counts is known from one reader of it only. So both are facts, not proof.
#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/roll_call.h"
#include "drivers/pixel/walls.h"
#include "drivers/protocol/pixel/colorlight.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// Less between the last row and the sync, and the bottom module flickers (senders without
// pipelining pause 5 to 10 ms). Matters only when this machine was late with the rows.
constexpr auto kPause = 5ms;
constexpr auto kAnswerWait = 300ms;  // for each card of the chain, as FPP
constexpr auto kAskEvery = 10s;
constexpr int kTriesForFirst = 3;
constexpr int kGigabit = 1000;
constexpr int kDoubleSyncFrom = 13;  // firmware, major

enum class DoubleSync : std::uint8_t { kAuto, kYes, kNo };

class ColorlightWall final : public PixelProtocol {
 public:
  ColorlightWall(DoubleSync double_sync, bool brightness_frames, bool discovers)
      : double_sync_(double_sync), brightness_frames_(brightness_frames), discovers_(discovers) {
    traits_.latched = true;
    traits_.pause = kPause;
    traits_.dims = true;
    traits_.asks = discovers;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }

  void opened(Now now, BoardState& /*state*/) override {
    begin_round(now.steady);
    roll_call_.reset();
  }

  void link(const LinkChanged& link, Now now, BoardState& state) override {
    link_trouble_.reset();
    if (!link.up) {
      RollCall::lost(now, state);
      link_trouble_ = Error{Errc::kClosed,
                            {"网线未接通，接收卡收不到画面", "the network cable has no link"},
                            "E2161"};
    } else if (link.mbit_s != 0 && link.mbit_s < kGigabit) {
      const std::string speed = std::to_string(link.mbit_s);
      link_trouble_ = Error{Errc::kRejected,
                            {"网口只有 " + speed + " Mbit/s，接收卡需要千兆",
                             "the link runs at " + speed + " Mbit/s, the cards need gigabit"},
                            "E2161"};
    }
    if (link.up) {
      RollCall::found(state);
      if (!waiting_) begin_round(now.steady);
    }
    tell_trouble(state);
  }

  void set_brightness(int pct) override { levels_ = colorlight::levels(pct); }

  void picture(const Frame& picture, Datagrams& out) override {
    const std::span<const std::uint8_t> bytes(picture.bytes);
    const std::size_t stride = picture.stride();
    const auto rows = static_cast<std::size_t>(picture.geometry.height_px);
    const std::size_t before = out.ends.size();
    out.bytes.reserve(out.bytes.size() + bytes.size() + rows * 64);
    for (std::size_t y = 0; y < rows; ++y) {
      colorlight::put_row(y, bytes.subspan(y * stride, stride), out);
    }
    packets_ += out.ends.size() - before;
  }

  void latch(Datagrams& out) override {
    const int times = doubled() ? 2 : 1;
    for (int i = 0; i < times && brightness_frames_; ++i) colorlight::put_brightness(levels_, out);
    for (int i = 0; i < times; ++i) colorlight::put_sync(levels_, out);
    packets_ += static_cast<std::size_t>(times * (brightness_frames_ ? 2 : 1));
  }

  void talk(Now now, BoardState& state, Datagrams& out) override {
    if (!ask_at_ || now.steady < *ask_at_) return;
    if (waiting_) {
      waiting_ = false;
      if (asked_ == 0 && ++tries_ < kTriesForFirst) return ask(now, out);
      return end_round(now, state);
    }
    ask(now, out);
  }

  [[nodiscard]] std::optional<SteadyTime> talk_at() const override { return ask_at_; }

  void hear(std::span<const std::uint8_t> frame, Now now, BoardState& state) override {
    const auto card = colorlight::read_discovery(frame);
    if (!card || !waiting_ || card->index != asked_) return;  // late, or not asked
    waiting_ = false;
    if (card->firmware_major >= kDoubleSyncFrom) newer_firmware_ = newer_heard_ = true;
    if (asked_ == 0) tell_first(*card, state);
    roll_call_.answered(now, state);
    silence_.reset();
    tell_trouble(state);
    ++asked_;
    ask_at_ = now.steady;
    if (asked_ >= colorlight::kMostCards) end_round(now, state);
  }

 private:
  [[nodiscard]] bool doubled() const {
    return double_sync_ == DoubleSync::kYes ||
           (double_sync_ == DoubleSync::kAuto && newer_firmware_);
  }

  void begin_round(SteadyTime when) {
    asked_ = 0;
    tries_ = 0;
    waiting_ = newer_heard_ = false;
    if (discovers_) ask_at_ = when;
  }

  void ask(Now now, Datagrams& out) {
    colorlight::put_discovery(asked_, out);
    ++packets_;
    waiting_ = true;
    ask_at_ = now.steady + kAnswerWait;
  }

  void end_round(Now now, BoardState& state) {
    if (asked_ > 0) {
      newer_firmware_ = newer_heard_;
      learn(state, {"cards", {"接收卡数", "receiver cards"}, std::to_string(asked_)});
    } else {
      silence_ = Error{Errc::kTimeout,
                       {"没有接收卡应答，请检查网线和接收卡电源",
                        "no receiver card answers, look at the cable and the cards' power"},
                       "E2162"};
      roll_call_.asked(now, state, *silence_);
    }
    tell_trouble(state);
    begin_round(now.steady + kAskEvery);
  }

  void tell_first(const colorlight::Card& card, BoardState& state) {
    learn(state, {"model", {"型号字节", "model byte"}, std::to_string(card.model)});
    learn(state, {"firmware",
                  {"固件", "firmware"},
                  std::to_string(card.firmware_major) + "." + std::to_string(card.firmware_minor)});
    learn(state, {"card_size",
                  {"接收卡所报尺寸", "size by the card"},
                  std::to_string(card.width_px) + "x" + std::to_string(card.height_px)});
    learn(state, {"uptime_s", {"通电秒数", "uptime, s"}, std::to_string(card.uptime_ms / 1000)});
    if (counted_) {
      // Wraps as the card's 32 bits do.
      const std::uint32_t came = card.packets - *counted_;
      learn(state, {"packets",
                    {"上次询问以来收到/发出的包", "packets received/sent since last asked"},
                    std::to_string(came) + "/" + std::to_string(packets_)});
    }
    counted_ = card.packets;
    packets_ = 0;
  }

  /// The cable before the cards: without it nobody can answer.
  void tell_trouble(BoardState& state) const {
    if (link_trouble_) {
      state.trouble = link_trouble_;
    } else if (silence_) {
      state.trouble = silence_;
    } else if (state.proof != Proof::kNoAnswer) {
      state.trouble.reset();
    }
  }

  Traits traits_;
  DoubleSync double_sync_;
  bool brightness_frames_;
  bool discovers_;
  colorlight::Levels levels_;

  int asked_ = 0;  // the card that is or will be asked
  int tries_ = 0;
  bool waiting_ = false;
  std::optional<SteadyTime> ask_at_;
  bool newer_firmware_ = false;  // a card of the last round that was answered wants syncs twice
  bool newer_heard_ = false;     // one of this round
  std::size_t packets_ = 0;      // sent since the first card was last heard
  std::optional<std::uint32_t> counted_;

  RollCall roll_call_{0};
  std::optional<Error> link_trouble_;
  std::optional<Error> silence_;
};

}  // namespace

Result<std::unique_ptr<Board>> make_colorlight_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, 50, "bgr"));
  const std::string twice = words.choice("double_sync", {"auto", "yes", "no"}, "auto");
  const bool brightness_frames = words.yes("brightness_frames", false);
  const bool discovers = words.yes("discovery", true);
  GONGSHI_CHECK(words.finish());
  const DoubleSync double_sync = twice == "yes"  ? DoubleSync::kYes
                                 : twice == "no" ? DoubleSync::kNo
                                                 : DoubleSync::kAuto;
  return std::unique_ptr<Board>(new PixelBoard(
      options, std::make_unique<ColorlightWall>(double_sync, brightness_frames, discovers)));
}

}  // namespace gongshi::drivers
