#include <csignal>
#include <iostream>

#include "drivers/desk/board_verbs.h"
#include "drivers/os/loop.h"
#include "drivers/simulator/dots.h"
#include "drivers/simulator/simulator.h"

namespace gongshi::drivers {
namespace {

void draw(simulator::Simulator& board, const simulator::DotFont& font, Now now) {
  std::cout << "\x1b[2J\x1b[H";
  for (std::size_t index = 0; index < board.cards(); ++index) {
    std::cout << simulator::terminal_picture(board.card(index).dots(font, now));
  }
  std::cout << std::flush;
}

}  // namespace

Result<Exit> BoardVerbs::simulate() const {
  GONGSHI_TRY(const Geometry size, request_.geometry());
  GONGSHI_TRY(const simulator::CardKind* kind, simulator::find_card_kind(request_.kind));
  simulator::CardOrder one;
  one.width_px = size.width_px;
  one.height_px = size.height_px;
  one.colors = request_.colors;
  GONGSHI_TRY(one.words, request_.options());

  simulator::SimulatorOrder order;
  for (const std::string& word : simulation_.faults) {
    GONGSHI_TRY(const simulator::Fault fault, simulator::parse_fault(word));
    order.faults.push_back(fault);
  }
  GONGSHI_TRY(order.cards,
              simulator::make_line_cards(*kind, one, simulation_.addresses, order.faults));
  std::string listen = simulation_.listen;
  if (listen.empty() && simulation_.tcp) listen = "tcp";
  if (simulation_.tcp_port > 0) listen = "tcp:" + std::to_string(simulation_.tcp_port);
  GONGSHI_TRY(order.wire, simulator::parse_wire(listen, kind->lines));
  if (!simulation_.link.empty()) order.wire.link = fs::absolute(simulation_.link);
  order.baud = simulation_.baud;
  order.files = {simulation_.log, simulation_.state, simulation_.picture};

  GONGSHI_TRY(const auto clock, make_clock());
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  GONGSHI_TRY(const auto board, simulator::Simulator::open(loop, *clock, std::move(order)));
  std::cout << board->address() << std::endl;  // flushed: somebody waits for this line
  board->on_replug = [&] { std::cout << board->address() << std::endl; };
  std::optional<simulator::DotFont> font;
  if (simulation_.show) {
    GONGSHI_TRY(font, simulator::DotFont::open());
    board->on_change = [&] { draw(*board, *font, {clock->wall(), clock->steady()}); };
  }
  GONGSHI_CHECK(loop.run(*clock));
  board->on_change = {};
  GONGSHI_CHECK(board->write_files());
  std::cerr << manners_.say({"收到 " + std::to_string(board->frames()) + " 帧，拒绝 " +
                                 std::to_string(board->refused()) + " 帧",
                             std::to_string(board->frames()) + " frames, " +
                                 std::to_string(board->refused()) + " refused"})
            << '\n';
  return Exit::kDone;
}

}  // namespace gongshi::drivers
