#include "drivers/board_link.h"

namespace gongshi::drivers {
namespace {

bool same(const BoardState& a, const BoardState& b) {
  const auto words = [](const BoardState& state) {
    return state.trouble ? state.trouble->what.en : std::string{};
  };
  return a.proof == b.proof && a.serial == b.serial && a.proved_at == b.proved_at &&
         a.last_answer == b.last_answer && a.not_seen_since == b.not_seen_since &&
         a.shows_all == b.shows_all && words(a) == words(b) && a.facts == b.facts;
}

}  // namespace

BoardLink::BoardLink(Loop& loop, const Clock& clock, std::unique_ptr<Board> board, Port port,
                     std::function<void()> on_change)
    : BoardLink(std::make_shared<Bus>(loop, clock, std::move(port)), std::move(board),
                std::move(on_change)) {}

BoardLink::BoardLink(std::shared_ptr<Bus> bus, std::unique_ptr<Board> board,
                     std::function<void()> on_change)
    : board_(std::move(board)),
      on_change_(std::move(on_change)),
      bus_(std::move(bus)),
      station_{*board_, [this] { stepped(); },
               [this](bool outgoing, std::span<const std::uint8_t> bytes) {
                 if (on_bytes) on_bytes(outgoing, bytes);
               }},
      told_(board_->state()) {
  bus_->join(station_);
}

BoardLink::~BoardLink() {
  bus_->leave(station_);
}

Status BoardLink::want(Desired desired) {
  GONGSHI_CHECK(board_->want(std::move(desired)));
  poke();
  return {};
}

void BoardLink::stepped() {
  if (same(told_, board_->state())) return;
  told_ = board_->state();
  if (on_change_) on_change_();
}

}  // namespace gongshi::drivers
