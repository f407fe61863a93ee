#include <csignal>
#include <iostream>

#include "drivers/desk/board_verbs.h"
#include "drivers/os/loop.h"
#include "drivers/simulator/dots.h"
#include "drivers/simulator/simulator.h"

namespace gongshi::drivers {

Result<Exit> BoardVerbs::simulate() const {
  GONGSHI_TRY(const Geometry size, geometry());
  GONGSHI_TRY(const simulator::CardKind* kind, simulator::find_card_kind(kind_));
  simulator::CardOrder order;
  order.width_px = size.width_px;
  order.height_px = size.height_px;
  order.address = simulation_.address;
  order.colors = simulation_.colors;
  if (simulation_.no_client_info) order.words["client_info"] = "no";
  GONGSHI_TRY(auto made, kind->make(order));
  simulator::Fault fault;
  if (!simulation_.fault.empty()) {
    GONGSHI_TRY(fault, simulator::parse_fault(simulation_.fault));
  }
  std::optional<int> tcp;
  if (simulation_.tcp || simulation_.tcp_port > 0) tcp = std::max(simulation_.tcp_port, 0);

  const SystemClock clock;
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  GONGSHI_TRY(const auto card, simulator::Simulator::open(
                                   loop, clock, std::move(made), fault,
                                   {simulation_.log, simulation_.state, simulation_.picture}, tcp));
  std::cout << card->address() << std::endl;  // flushed: somebody waits for this line
  if (simulation_.show) {
    GONGSHI_TRY(const auto font, simulator::DotFont::open());
    const auto draw = [&] {
      std::cout << "\x1b[2J\x1b[H"
                << simulator::terminal_picture(
                       card->card().dots(font, {clock.wall(), clock.steady()}))
                << std::flush;
    };
    card->on_change = draw;
    GONGSHI_CHECK(loop.run(clock));
    card->on_change = {};
  } else {
    GONGSHI_CHECK(loop.run(clock));
  }
  GONGSHI_CHECK(card->write_files());
  std::cerr << manners_.say({"收到 " + std::to_string(card->frames()) + " 帧，拒绝 " +
                                 std::to_string(card->refused()) + " 帧",
                             std::to_string(card->frames()) + " frames, " +
                                 std::to_string(card->refused()) + " refused"})
            << '\n';
  return Exit::kDone;
}

}  // namespace gongshi::drivers
