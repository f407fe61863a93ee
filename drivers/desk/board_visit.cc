#include "drivers/desk/board_visit.h"

#include <algorithm>
#include <csignal>

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A Board's own deadlines wake the loop; this only bounds how late a Ctrl-C is noticed here.
constexpr auto kLook = 100ms;

}  // namespace

Result<std::unique_ptr<BoardVisit>> BoardVisit::open(const Clock& clock,
                                                     std::unique_ptr<Board> board, const Port& port,
                                                     Trace trace) {
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  std::unique_ptr<BoardVisit> visit(new BoardVisit(clock, std::move(loop)));
  visit->trace_ = std::move(trace);
  visit->link_ =
      std::make_unique<BoardLink>(visit->loop_, visit->clock_, std::move(board), port, [] {});
  visit->link_->on_bytes = [raw = visit.get()](bool outgoing, std::span<const std::uint8_t> bytes) {
    raw->moved_ = true;
    if (raw->trace_) raw->trace_(outgoing, bytes);
  };
  return visit;
}

Status BoardVisit::show(const Desired& desired, std::chrono::milliseconds patience) {
  GONGSHI_CHECK(link_->want(desired));
  return settle(Settling(desired, clock_.steady(), patience));
}

Status BoardVisit::listen(std::chrono::milliseconds patience) {
  Desired nothing;
  nothing.keep_clock = false;
  return show(nothing, patience);
}

Status BoardVisit::settle(Settling settling) {
  while (!loop_.stopped()) {
    const SteadyTime now = clock_.steady();
    if (std::exchange(moved_, false)) settling.moved(now);
    switch (settling.look(board(), now)) {
      case Settling::Outcome::kDone:
        return {};
      case Settling::Outcome::kRefused:
      case Settling::Outcome::kNoAnswer:
        return failure();
      case Settling::Outcome::kUnsettled:
        return unsettled();
      case Settling::Outcome::kGoOn:
        break;
    }
    GONGSHI_CHECK(loop_.turn(clock_, std::min(settling.deadline(), now + kLook)));
  }
  return Error{Errc::kTimeout, {"已中断", "interrupted"}, {}};
}

Status BoardVisit::failure() const {
  if (board().state().trouble) return *board().state().trouble;
  const std::string& port = link_->port().text;
  return Error{Errc::kTimeout,
               {port + " 没有应答：检查电源、接线（TX/RX、A/B）、地址和波特率",
                "no answer from " + port + ": check power, wiring (TX/RX, A/B), address and baud"},
               {}};
}

Status BoardVisit::unsettled() const {
  if (board().state().trouble) return *board().state().trouble;
  const std::string& port = link_->port().text;
  return Error{Errc::kRejected,
               {port + " 上的屏有应答，但没有确认全部完成：屏可能忙，或线路丢数据；请再试一次，"
                       "或用 --wait 多等一会儿",
                "the board on " + port +
                    " answers but has not confirmed everything: it may be busy, or the line loses "
                    "data; try again, or wait longer with --wait"},
               "E2208"};
}

Status BoardVisit::go_on(std::chrono::milliseconds time) {
  const SteadyTime end = clock_.steady() + time;
  while (!loop_.stopped() && clock_.steady() < end) GONGSHI_CHECK(loop_.turn(clock_, end));
  return {};
}

}  // namespace gongshi::drivers
